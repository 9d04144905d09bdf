/** How readily a channel wants to be nudged, as the least confidence that a signal must carry. */
export type Sensitivity = 'low' | 'normal' | 'high';

/** Measured by `npm run eval`; the targets hold at `normal`. */
export const thresholds: Readonly<Record<Sensitivity, number>> = { low: 0.9, normal: 0.7, high: 0.5 };
