/** What columns hold in both engines, beside text, numbers and instants. */

/** 1 or 0. */
export type Flag = number;
/** A JSON array of strings. */
export type TextList = string;
/** Text that `encryption.ts` sealed. */
export type Sealed = string;
