/**
 * Makes Slack show a call as it is saved: its card, its calendar file, what changed, its outcome. Everything goes through the outbox
 * under keys of the call's, so running it again after a crash changes nothing. What Slack refuses goes back to the asker.
 */
import type { Clock } from '../core/clock.js';
import type { CallId, MessageTs, TeamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { InTransaction } from '../core/transaction.js';
import { type JobQueue, RetryLater } from '../jobs/job.js';
import type { Destination, Outbox, Outcome } from '../outbox/outbox.js';
import type { ReturnReason } from '../slack/returned-words.js';
import type { MessageContent, SharedFile, SlackApi } from '../slack/slack-api.js';
import type { Attendees } from './attendees.js';
import { calendarFile } from './calendar-file.js';
import { type Call, type CallRepository, peopleOf } from './call.js';
import { createCardFacts } from './card-facts.js';
import { firstTime } from './find-times.js';
import { askJob } from './requests.js';
import { type CardFacts, cardView } from './views/card.js';
import { cancelledNote, fileNote, movedNote, outcomeNote } from './views/notes.js';
import { askView } from './views/outcome.js';
import { returnedCallView, returnedOutcomeView } from './views/returned.js';

export interface ShowCallDeps {
  readonly slack: Pick<SlackApi, 'permalink'>;
  readonly attendees: Attendees;
  readonly calls: Pick<CallRepository, 'find' | 'save'>;
  readonly outbox: Pick<Outbox, 'put' | 'standing'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface ShowCall {
  /** @throws RetryLater when it is too early for some of it; what came before it stands. */
  show(team: TeamId, id: CallId): Promise<void>;
  /** Gives the words back when showing them failed for good. @throws RetryLater as `show`. */
  giveUp(team: TeamId, id: CallId): Promise<void>;
}

type Failed = Extract<Outcome, { state: 'refused' | 'unknown' }>;

/** Somebody else saved the call between our reading and our saving. */
const RACE_WAIT_MS = 1_000;

export function createShowCall(deps: ShowCallDeps): ShowCall {
  const { calls, outbox, jobs, transaction, clock, logger } = deps;
  const gather = createCardFacts(deps.attendees);

  async function show(team: TeamId, id: CallId): Promise<void> {
    const saved = await calls.find(team, id);
    if (!saved || saved.state === 'returned' || saved.state === 'unknown') return;
    const call = (await needsTime(saved)) ? await withTime(saved) : saved;
    const facts = await gather(call);
    const posted = await put(call, '', inChannel(call, call.threadTs), cardView(facts));
    if (posted.state !== 'sent') return notShown(call, posted);
    const postedTs = posted.at?.ts ?? call.postedTs;
    const shown = call.postedTs === undefined && postedTs ? await save({ ...call, postedTs }) : call;
    // Whoever sees the card for the first time has not heard of a time before.
    if (call.state === 'agreed' && call.sequence > 0 && call.postedTs !== undefined)
      await put(
        call,
        `:moved:${call.sequence}`,
        inChannel(call, call.threadTs ?? postedTs),
        movedNote(facts),
      );
    await showThread({ ...facts, call: shown }, shown.threadTs ?? postedTs);
    if (shown.askedAt !== undefined && (shown.state === 'closed' || shown.state === 'cancelled'))
      await thank(shown);
  }

  /** In the place of the question, if it was asked in a message of its own. */
  async function thank(call: Call): Promise<void> {
    const keyEnd = `:ask:${askedSequence(call)}`;
    const standing = await outbox.standing(call.team, `call:${call.id}${keyEnd}`);
    if (standing.state === 'later') throw new RetryLater(standing.at, 'the question may be under way');
    if (standing.state === 'there') await put(call, keyEnd, { kind: 'dm', user: call.asker }, askView(call));
  }

  /** It has none yet, or one that passed while Slack could not be reached, and nobody has seen a card. */
  async function needsTime({ team, id, state, startsAt, postedTs }: Call): Promise<boolean> {
    if (state === 'saved') return true;
    if (state !== 'agreed' || postedTs !== undefined || (startsAt ?? 0) > clock.now()) return false;
    const standing = await outbox.standing(team, `call:${id}`);
    if (standing.state === 'later') throw new RetryLater(standing.at, 'the card may be under way');
    return standing.state === 'absent';
  }

  /** The time is kept before it is shown: a second run must show the same one. */
  async function withTime({ startsAt: passed, ...call }: Call): Promise<Call> {
    const now = clock.now();
    const people = await deps.attendees.of(call.team, peopleOf(call));
    const slot = people.length < 2 ? undefined : firstTime(people, call.minutes, now);
    const again = passed !== undefined && { sequence: call.sequence + 1, changedAt: now };
    return transaction(async () => {
      const kept = await save({
        ...{ ...call, ...again },
        ...(slot ? { state: 'agreed', startsAt: slot.start } : { state: 'no-slot' }),
      });
      const asking = askJob(kept);
      if (asking) await jobs.enqueue(asking);
      return kept;
    });
  }

  /** What stands under the card. */
  async function showThread(facts: CardFacts, threadTs: MessageTs | undefined): Promise<void> {
    const { call } = facts;
    const thread = inChannel(call, threadTs);
    if (call.state === 'cancelled') await put(call, ':cancelled', thread, cancelledNote(facts));
    if (call.state === 'closed') {
      const told = await put(call, ':outcome', thread, outcomeNote(facts));
      if (told.state !== 'sent')
        await tellAsker(call, ':outcome-returned', returnedOutcomeView(call, reasonOf(told)));
      return;
    }
    const permalink = await permalinkOf(call);
    const file = calendarFile(
      call,
      facts.attendees.map(({ name }) => name),
      permalink,
    );
    if (file) await put(call, `:ics:${call.sequence}`, thread, fileNote(facts), file);
  }

  async function permalinkOf({ team, channel, threadTs, postedTs }: Call): Promise<string | undefined> {
    if (postedTs === undefined) return undefined;
    const at = { channel, ts: postedTs, ...(threadTs !== undefined && { threadTs }) };
    return deps.slack.permalink(team, at).catch(() => undefined); // Good to have, and nothing waits for it.
  }

  async function notShown(call: Call, failed: Failed): Promise<void> {
    if (call.postedTs !== undefined) {
      // The card stands as it was. An outcome must not be lost with it.
      if (call.state === 'closed')
        await tellAsker(call, ':outcome-returned', returnedOutcomeView(call, reasonOf(failed)));
      return;
    }
    await tellAsker(call, ':returned', returnedCallView(call, reasonOf(failed)));
    await save({ ...call, state: failed.state === 'refused' ? 'returned' : 'unknown' });
  }

  async function tellAsker(call: Call, keyEnd: string, content: MessageContent): Promise<void> {
    const told = await put(call, keyEnd, { kind: 'dm', user: call.asker }, content);
    if (told.state !== 'sent')
      logger.warn(
        { team: call.team, call: call.id },
        'the words could not be given back; they stay in the store',
      );
  }

  async function put(
    { team, id }: Call,
    keyEnd: string,
    to: Destination,
    content: MessageContent,
    file?: SharedFile,
  ): Promise<Exclude<Outcome, { state: 'later' }>> {
    const key = `call:${id}${keyEnd}`;
    const outcome = await outbox.put({ team, key, to, content, ...(file && { file }) });
    if (outcome.state === 'later') throw new RetryLater(outcome.at, 'Slack asked us to wait.');
    return outcome;
  }

  async function save(call: Call): Promise<Call> {
    const kept = await calls.save(call);
    if (!kept) throw new RetryLater(clock.now() + RACE_WAIT_MS, 'the call was being changed');
    return kept;
  }

  async function giveUp(team: TeamId, id: CallId): Promise<void> {
    const call = await calls.find(team, id);
    if (call) await notShown(call, { state: 'unknown' });
  }

  return { show, giveUp };
}

const reasonOf = (failed: Failed): ReturnReason => (failed.state === 'refused' ? failed.why : 'unknown');

/** A cancellation counts as a change too: the question was asked under the number before it. */
const askedSequence = ({ state, sequence }: Call): number =>
  state === 'cancelled' ? sequence - 1 : sequence;

const inChannel = ({ channel }: Call, threadTs: MessageTs | undefined): Destination => ({
  kind: 'channel',
  channel,
  ...(threadTs !== undefined && { threadTs }),
});
