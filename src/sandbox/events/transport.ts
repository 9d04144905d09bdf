/** How requests reach the app; signed HTTP and Socket Mode both do this. */
import type { Delivery, Wire } from '../sandbox.js';

export interface Outgoing {
  readonly kind: Delivery['kind'];
  readonly payload: Wire;
  readonly attempt: number;
  readonly retryReason: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Wire;
  /** Parsed JSON, or text ('' when empty). */
  readonly body: unknown;
}

/** One try that is under way. */
export interface Attempt {
  /** Undefined when no connection could be made, or it broke. */
  readonly answer: Promise<Answer | undefined>;
  /** Stops waiting. */
  abandon(): void;
}

export interface Transport {
  /** Never throws. */
  send(outgoing: Outgoing): Attempt;
  /** Wait before each retry, ms: after the first failure, the second, the third. */
  readonly retryDelays: readonly number[];
  /** What a retry gives as its reason when the answer was late, or the connection failed. */
  readonly retryReasons: { readonly late: string; readonly broken: string };
  close(): void;
}
