/** How readily a channel wants to be nudged, as the least confidence that a signal must carry. */
export type Sensitivity = 'low' | 'normal' | 'high';

/** Low: only the surest, 19 of 20 right. Normal: the default, measured by `npm run eval`. High: most of what may ask. */
export const thresholds: Readonly<Record<Sensitivity, number>> = { low: 0.8, normal: 0.6, high: 0.45 };
