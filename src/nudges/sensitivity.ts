/** How readily a channel wants to be nudged, as the least confidence that a signal must carry. */
export type Sensitivity = 'low' | 'normal' | 'high';

/** Low: only the surest, 19 of 20 right. Normal: the default, measured by `npm run eval`. High: most of what may ask. */
export const thresholds: Readonly<Record<Sensitivity, number>> = { low: 0.8, normal: 0.6, high: 0.45 };

/**
 * Messages of substance in half an hour that make a talk worth writing up, where the channel chose nothing else. On labelled
 * conversations (`npm run eval`) fewer bring too many false alarms, and more miss what was worth it.
 */
export const DEFAULT_TALK_MESSAGES = 14;
/** The fewest that a channel may ask for: below it, nobody needs to look at a talk. */
export const FEWEST_TALK_MESSAGES = 9;
