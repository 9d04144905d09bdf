/**
 * The outbox's effects: the intent is written before the call to Slack, the result after it. Whatever the store remembers is turned
 * into an act by `decide-send.ts`, and a failed call into a result by `decide-failure.ts`.
 */
import type { Clock, Instant } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { SlackCallError } from '../slack/errors.js';
import type { FindPosted, MessageRef, SlackApi } from '../slack/slack-api.js';
import { contentHash } from './content-hash.js';
import { decideAfterFailure, decideNextLook } from './decide-failure.js';
import { decideSend, outcomeOf, standingOf } from './decide-send.js';
import type { Outbox, OutboxRecord, OutboxRepository, Outcome, OutgoingMessage, Standing } from './outbox.js';
import { createPace, type PacedMethod } from './pace.js';
import { destinationOf, fileAt, placeOf } from './places.js';
import { lessBlock } from './views/less.js';

/**
 * Longer than any single call to Slack takes (10 s, `slack/web-client.ts`): while it lasts, the caller that wrote the intent may still
 * be sending. A crash holds a message back for as long.
 */
const LEASE_MS = 15_000;
/** Slack's clock and ours may differ by so much; beyond it Slack's requests would be refused anyway. */
const CLOCK_SKEW_MS = 5 * 60_000;

export interface OutboxDeps {
  readonly slack: Pick<
    SlackApi,
    'postMessage' | 'postEphemeral' | 'updateMessage' | 'findPosted' | 'shareFile' | 'findFile'
  >;
  readonly repository: OutboxRepository;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What its content is told by, worked out once. */
interface Hashed extends OutgoingMessage {
  readonly hash: string;
}

/** `put` throws only what the store throws: everything Slack answers is an `Outcome`. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { slack, repository, clock, logger } = deps;
  const pace = createPace(clock);

  async function put(given: OutgoingMessage): Promise<Outcome> {
    const message = hashed(withLess(given));
    const found = await repository.find(message.team, message.key);
    const decision = decideSend(found, message.hash, clock.now(), message.evenIfRefused);
    switch (decision.act) {
      case 'answer':
        return noted(message, decision.outcome);
      case 'send':
        return inTurn(message, methodOf(message), () =>
          taking(message, found, (mine) => send(message, mine)),
        );
      case 'update':
        return inTurn(message, 'update', () => taking(message, found, (mine) => update(message, mine)));
      case 'look up':
        // Until it is found, the record goes on speaking of the content that may be there.
        return taking(message, found, (mine) => lookUp(message, mine, 'earlier'), {
          contentHash: decision.record.contentHash,
        });
      case 'look again':
        return lookAgain(message, decision.record);
      case 'give up':
        return taking(message, found, (mine) => settle({ ...mine, state: 'unknown' }, message));
    }
  }

  /** Goes on only when Slack, and our own pace, allow the call now. */
  async function inTurn(
    { team, key, to }: OutgoingMessage,
    method: PacedMethod,
    act: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const at = pace.turn({ team, method, key, isDm: to.kind === 'dm' });
    return at > clock.now() ? { state: 'later', at } : act();
  }

  async function standing(team: TeamId, key: string): Promise<Standing> {
    const found = await repository.find(team, key);
    const now = clock.now();
    const known = standingOf(found, now);
    if (known || !found) return known ?? { state: 'absent' };
    const mine = intended(found, now);
    if (!(await repository.intend(mine, found))) return { state: 'later', at: now + LEASE_MS };
    const where = await find({ team, key, to: destinationOf(mine) }, mine);
    if (where === 'absent') {
      // The call that left the doubt is long over: whoever wants the message there may post it at once.
      await settle({ ...mine, state: 'waiting', leasedUntil: now });
      return { state: 'absent' };
    }
    const result: OutboxRecord =
      where === 'unreadable'
        ? { ...mine, state: 'unknown' }
        : where === 'unreached'
          ? decideNextLook(mine, false, now)
          : { ...mine, ...where, state: 'sent', attempts: 0 };
    await settle(result);
    return standingOf(result, now) ?? { state: 'unknown' };
  }

  /** Writes the intent and goes on with `act`, unless another caller was faster. */
  async function taking(
    message: Hashed,
    before: OutboxRecord | undefined,
    act: (mine: OutboxRecord) => Promise<Outcome>,
    known: Partial<OutboxRecord> = {},
  ): Promise<Outcome> {
    const now = clock.now();
    const mine: OutboxRecord = {
      ...intended(before ?? firstRecord(message, now), now),
      contentHash: message.hash,
      ...known,
    };
    if (await repository.intend(mine, before)) return act(mine);
    return { state: 'later', at: now + LEASE_MS };
  }

  async function send(message: Hashed, mine: OutboxRecord): Promise<Outcome> {
    let at: MessageRef | undefined;
    try {
      at = await post(message);
    } catch (error) {
      return failed(error, message, mine, methodOf(message));
    }
    return settle({ ...mine, ...at, state: 'sent', attempts: 0 }, message);
  }

  async function post({ team, key, to, content, file }: OutgoingMessage): Promise<MessageRef | undefined> {
    if (file && to.kind === 'channel') {
      await slack.shareFile(team, { ...file, ...fileAt(to), text: content.text });
      return undefined;
    }
    if (to.kind !== 'ephemeral') return slack.postMessage(team, { ...content, ...placeOf(to), key });
    await slack.postEphemeral(team, { ...content, ...placeOf(to), user: to.user, channel: to.channel });
    return undefined;
  }

  async function update(message: Hashed, mine: OutboxRecord): Promise<Outcome> {
    const { channel, ts, threadTs } = mine;
    if (channel === undefined || ts === undefined) return settle({ ...mine, state: 'unknown' }, message);
    try {
      const at = { channel, ts, ...(threadTs !== undefined && { threadTs }) };
      await slack.updateMessage(message.team, at, { ...message.content, key: message.key });
    } catch (error) {
      return failed(error, message, mine, 'update');
    }
    return settle({ ...mine, state: 'sent', attempts: 0 }, message);
  }

  async function failed(
    error: unknown,
    message: Hashed,
    mine: OutboxRecord,
    method: PacedMethod,
  ): Promise<Outcome> {
    if (!(error instanceof SlackCallError)) throw error;
    if (error.retryAfterMs !== undefined) {
      pace.hold(message.team, method, clock.now() + error.retryAfterMs);
    }
    const after = decideAfterFailure(error, mine, clock.now());
    switch (after.next) {
      case 'look up':
        return lookUp(message, mine, 'just now');
      case 'wait':
        return settle({ ...mine, state: 'waiting', leasedUntil: after.at }, message);
      case 'refused':
        return settle({ ...mine, state: 'refused', why: after.why, code: after.code }, message);
      case 'unknown':
        return settle({ ...mine, state: 'unknown', code: error.code }, message);
    }
  }

  /**
   * @param brokeOff when the call did that left the doubt. Just now: Slack may still be at work on it, and an absence counts only
   * when it is seen again a wait later.
   */
  async function lookUp(
    message: Hashed,
    mine: OutboxRecord,
    brokeOff: 'just now' | 'earlier',
  ): Promise<Outcome> {
    const found = await find(message, mine);
    if (found === 'unreadable') return settle({ ...mine, state: 'unknown' }, message);
    if (found === 'absent' || found === 'unreached') {
      const surelyAbsent = found === 'absent' && brokeOff === 'earlier';
      if (surelyAbsent) return taking(message, mine, (again) => send(message, again));
      return settle(decideNextLook(mine, found === 'absent', clock.now()), message);
    }
    const here = { ...mine, ...found };
    const { hash } = message;
    if (mine.contentHash !== hash) return update(message, { ...here, contentHash: hash });
    return settle({ ...here, state: 'sent', attempts: 0 }, message);
  }

  async function lookAgain(message: Hashed, given: OutboxRecord): Promise<Outcome> {
    const found = await find(message, given);
    if (found === 'absent' || found === 'unreadable' || found === 'unreached')
      return noted(message, { state: 'unknown' });
    return taking(message, given, (mine) => update(message, mine), found);
  }

  /** `unreached`: Slack could not be asked just now. */
  async function find(
    { team, key, to, file }: Pick<OutgoingMessage, 'team' | 'key' | 'to' | 'file'>,
    record: OutboxRecord,
  ): Promise<FindPosted | 'unreached'> {
    const since = record.intendedAt - CLOCK_SKEW_MS;
    try {
      if (file && to.kind === 'channel')
        return await slack.findFile(team, { ...fileAt(to), name: file.name, since });
      return await slack.findPosted(team, { ...placeOf(to), key, since });
    } catch (error) {
      if (!(error instanceof SlackCallError)) throw error;
      return error.kind === 'throttled' || error.kind === 'transient' ? 'unreached' : 'unreadable';
    }
  }

  async function settle(
    result: OutboxRecord,
    { recording = justWrite }: Pick<OutgoingMessage, 'recording'> = {},
  ): Promise<Outcome> {
    const record = { ...result, updatedAt: clock.now() };
    const held = record.state === 'waiting' || record.state === 'intended';
    const { leasedUntil: _, ...settled } = record;
    const outcome = outcomeOf(record);
    await recording(outcome, () => repository.settle(held ? record : settled));
    if (record.state === 'refused' || record.state === 'unknown') {
      const { team, key, state, code } = record;
      logger.warn({ team, key, state, code }, 'a message was not posted');
    }
    return outcome;
  }

  return { put, standing, unaskedSince: (team, user, since) => repository.countUnasked(team, user, since) };
}

/** Whatever is unasked has *Less like this*: here, so that none can be without. A nudge and a merged message bring their own. */
const withLess = (message: OutgoingMessage): OutgoingMessage => {
  const { unasked, content } = message;
  if (unasked === undefined || unasked === 'nudge' || unasked === 'merged') return message;
  return { ...message, content: { ...content, blocks: [...content.blocks, lessBlock([unasked])] } };
};

/** Of what is recorded already. */
async function noted({ recording = justWrite }: OutgoingMessage, outcome: Outcome): Promise<Outcome> {
  await recording(outcome, async () => {});
  return outcome;
}

const justWrite: NonNullable<OutgoingMessage['recording']> = (_, write) => write();

/** A file is what its name says, for ever. */
const hashed = (message: OutgoingMessage): Hashed => {
  const { content, file } = message;
  return { ...message, hash: contentHash(file ? { text: file.name, blocks: [] } : content) };
};

const methodOf = ({ to }: OutgoingMessage): PacedMethod => (to.kind === 'ephemeral' ? 'ephemeral' : 'post');

/** What is known of a message of which nothing is remembered yet. */
function firstRecord({ team, key, to, hash, unasked }: Hashed, now: Instant): OutboxRecord {
  return {
    ...{ team, key, kind: to.kind, contentHash: hash },
    ...(unasked !== undefined && { unasked }),
    ...{ state: 'intended', attempts: 0, intendedAt: now, updatedAt: now },
    ...(to.kind !== 'dm' && { channel: to.channel }),
    ...(to.kind !== 'channel' && { user: to.user }),
    ...(to.threadTs !== undefined && { threadTs: to.threadTs }),
  };
}

/** The next attempt, without what the last one left behind: others leave it alone until its lease is over. */
function intended(record: OutboxRecord, now: Instant): OutboxRecord {
  const { why: _why, code: _code, attempts, ...rest } = record;
  return { ...rest, state: 'intended', attempts: attempts + 1, updatedAt: now, leasedUntil: now + LEASE_MS };
}
