/** What goes wrong with the app's calls. */

/** Something that goes wrong with one call. Exactly one of the kinds. */
export type Fault =
  /** The answer is late by so much, on the sandbox's clock. */
  | { readonly latencyMs: number }
  /** The connection is reset before the call did anything; after it did; or in the middle of the answer's body. */
  | { readonly drop: 'before' | 'after' | 'midway' }
  /** An HTTP error with a page of HTML; `done`: after the call was carried out. */
  | { readonly status: number; readonly done?: boolean }
  /** 429; without `retryAfter` the header is missing. Seconds. */
  | { readonly rateLimited: { readonly retryAfter?: number } }
  /** `ok: false`; `done`: although it was carried out (`fatal_error` may be so). */
  | { readonly error: string; readonly done?: boolean };

export interface Faults {
  /** Plays a fault on the next call of a method (`*`: of any), `times` times (default 1), in the order asked for. */
  next(method: string, fault: Fault, times?: number): void;
  /** Plays faults drawn from `among` on a share (0 to 1) of all calls of the methods named (default: all). */
  rate(share: number, among: readonly Fault[], methods?: readonly string[]): void;
  /** Ends all faults. */
  clear(): void;
}
