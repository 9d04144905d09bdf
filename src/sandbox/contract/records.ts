/** What went over the line, written down. */
import type { Instant } from '../../core/clock.js';
import type { Wire } from '../wire.js';
import type { Fault } from './fault.js';

/** One request of Slack's to the app: an HTTP request or a Socket Mode envelope; retries are deliveries of their own. */
export interface Delivery {
  readonly kind:
    | 'event'
    | 'command'
    | 'interaction'
    | 'url_verification'
    | 'ssl_check'
    | 'app_rate_limited'
    | 'forged';
  readonly team: string;
  /** The JSON body or form fields sent. */
  readonly payload: Wire;
  readonly eventId?: string;
  /** 0 for the first try, then 1 to 3. */
  readonly attempt: number;
  readonly retryReason?: string;
  readonly at: Instant;
  /** `held`: kept back by `traffic.hold`. `pending`: sent, not answered yet. */
  readonly outcome: 'held' | 'pending' | 'answered' | 'http_timeout' | 'connection_failed';
  /** HTTP status; 200 for an acked envelope. */
  readonly status?: number;
  readonly headers?: Wire;
  /** The answer: parsed JSON, or text ('' when empty). */
  readonly body?: unknown;
  /** Real milliseconds to the answer. */
  readonly tookMs?: number;
}

/** One call of the app's to the Web API (or to a response_url, method `response_url`; or an upload, method `upload`). */
export interface Call {
  readonly method: string;
  readonly team: string | undefined;
  readonly args: Wire;
  readonly at: Instant;
  /** HTTP status; 0 when the connection was cut before an answer. */
  readonly status: number;
  readonly ok: boolean;
  readonly error?: string;
  /** What was answered; absent when nothing was. */
  readonly result?: Wire;
  /** The fault that was played, if any. */
  readonly fault?: Fault;
  /** False when a fault stopped the call before it did anything. */
  readonly done: boolean;
}
