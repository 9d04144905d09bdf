/** Sends requests to the app: waits three seconds for each, tries events again, and writes all of it down. */
import { type Clock, stopwatch } from '../../core/clock.js';
import type { Activity } from '../activity.js';
import type { Delivery, Wire } from '../sandbox.js';
import type { Attempt, Outgoing, Transport } from './transport.js';

/** Slack waits so long for an answer, ms. */
const ANSWER_MS = 3_000;

/** A delivery while its answer is awaited. */
type Recorded = { -readonly [field in keyof Delivery]: Delivery[field] };

export interface Dispatch {
  /** @returns the first try, once answered or given up. Events are tried again later; the rest is not. */
  send(kind: Delivery['kind'], team: string, payload: Wire): Promise<Delivery>;
  /** Writes down and waits for a try that somebody else prepared. */
  watch(outgoing: Outgoing, team: string, attempt: () => Attempt): Promise<Delivery>;
  /** From now on events wait until `release`. */
  hold(): void;
  release(order: 'as-sent' | 'reversed'): Promise<readonly Delivery[]>;
  readonly log: Delivery[];
  /** Drops pending retries. */
  close(): void;
}

interface Deps {
  readonly clock: Clock;
  readonly transport: Transport;
  readonly activity: Activity;
}

export function createDispatch({ clock, transport, activity }: Deps): Dispatch {
  const log: Delivery[] = [];
  const retries = new Set<() => void>();
  let held: (() => Promise<Delivery>)[] | undefined;
  let closed = false;

  const record = (outgoing: Outgoing, team: string, outcome: Delivery['outcome']): Recorded => {
    const eventId = outgoing.payload.event_id;
    const recorded: Recorded = {
      kind: outgoing.kind,
      team,
      payload: outgoing.payload,
      attempt: outgoing.attempt,
      at: clock.now(),
      outcome,
      ...(typeof eventId === 'string' ? { eventId } : {}),
      ...(outgoing.retryReason === undefined ? {} : { retryReason: outgoing.retryReason }),
    };
    log.push(recorded);
    return recorded;
  };

  const attempted = async (recorded: Recorded, start: () => Attempt): Promise<Delivery> => {
    const ended = activity.begin();
    const sinceBegan = stopwatch();
    const attempt = start();
    let giveUp: () => void = () => undefined;
    const timeout = new Promise<'late'>((done) => {
      giveUp = clock.wakeAt(clock.now() + ANSWER_MS, () => done('late'));
    });
    const answer = await Promise.race([attempt.answer, timeout]);
    giveUp();
    if (answer === 'late') {
      attempt.abandon();
      recorded.outcome = 'http_timeout';
    } else if (answer === undefined) {
      recorded.outcome = 'connection_failed';
    } else {
      Object.assign(recorded, { outcome: 'answered', tookMs: sinceBegan(), ...answer });
    }
    ended();
    return recorded;
  };

  const tried = async (
    outgoing: Outgoing,
    team: string,
    recorded = record(outgoing, team, 'pending'),
  ): Promise<Delivery> => {
    recorded.outcome = 'pending';
    const delivery = await attempted(recorded, () => transport.send(outgoing));
    const reason = outgoing.kind === 'event' ? failureOf(delivery, transport) : undefined;
    const delay = transport.retryDelays[outgoing.attempt];
    if (reason === undefined || delay === undefined || closed) return delivery;
    const cancel = clock.wakeAt(clock.now() + delay, () => {
      retries.delete(cancel);
      void tried({ ...outgoing, attempt: outgoing.attempt + 1, retryReason: reason }, team);
    });
    retries.add(cancel);
    return delivery;
  };

  return {
    async send(kind, team, payload) {
      const outgoing: Outgoing = { kind, payload, attempt: 0, retryReason: undefined };
      if (kind !== 'event' || held === undefined) return tried(outgoing, team);
      const recorded = record(outgoing, team, 'held');
      held.push(() => tried(outgoing, team, recorded));
      return recorded;
    },
    watch: (outgoing, team, attempt) => attempted(record(outgoing, team, 'pending'), attempt),
    hold() {
      held ??= [];
    },
    async release(order) {
      const waiting = held ?? [];
      held = undefined;
      if (order === 'reversed') waiting.reverse();
      const deliveries: Delivery[] = [];
      // One after the other: the order asked for must be the order of arrival.
      for (const send of waiting) deliveries.push(await send());
      return deliveries;
    },
    log,
    close() {
      closed = true;
      for (const cancel of retries) cancel();
      retries.clear();
    },
  };
}

/** Why Slack tries an event again; undefined when it does not. */
function failureOf(delivery: Delivery, transport: Transport): string | undefined {
  if (delivery.outcome === 'http_timeout') return transport.retryReasons.late;
  if (delivery.outcome === 'connection_failed') return transport.retryReasons.broken;
  const status = delivery.status ?? 0;
  if (status >= 200 && status < 300) return undefined;
  return delivery.headers?.['x-slack-no-retry'] === '1' ? undefined : 'http_error';
}
