/** Unasked messages that a person gets in a day of their own zone, all kinds together. */
export const ATTENTION_BUDGET = 2;
