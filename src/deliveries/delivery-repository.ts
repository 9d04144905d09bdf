/**
 * Deliveries once. Slack may deliver one event several times, one message as several events, and one submit several times;
 * whoever claims the keys first does the work.
 */
import type { Instant } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';

/** `event:<event id>`, `message:<channel>:<ts>`, `view:<view id>:<hash>`, `press:<trigger id>`, or `talk:…` for a live conversation. */
export type DeliveryKey = `${'event' | 'message' | 'view' | 'press' | 'talk'}:${string}`;

export interface DeliveryRepository {
  /** Claims all keys or none, atomically over all replicas. False when any of them was claimed before. */
  claim(team: TeamId, keys: readonly DeliveryKey[], now: Instant): Promise<boolean>;
  /** Forgets claims older than `before`. @returns how many. */
  purge(before: Instant): Promise<number>;
}
