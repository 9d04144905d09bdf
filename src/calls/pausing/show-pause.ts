/** Makes Slack show a paused thread as it is saved, and brings it back. Everything goes through the outbox under the pause's keys. */
import type { Clock } from '../../core/clock.js';
import type { PauseId, TeamId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import { isWorking } from '../../core/working-hours.js';
import { type JobQueue, RetryLater } from '../../jobs/job.js';
import type { Destination, Outbox, Outcome } from '../../outbox/outbox.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Attendee, Attendees } from '../attendees.js';
import { firstReturn, nextReturn } from './find-return.js';
import type { Pause, PauseRepository } from './pause.js';
import { backJob, noteJob } from './requests.js';
import { backView, notPausedView, type PauseFacts, pausedView } from './views.js';

export interface ShowPauseDeps {
  readonly attendees: Attendees;
  readonly pauses: Pick<PauseRepository, 'find' | 'save'>;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export interface ShowPause {
  /** @throws RetryLater when it is too early for some of it. */
  show(team: TeamId, id: PauseId): Promise<void>;
  /** @throws RetryLater as `show`, and when it was late and nobody works now. */
  bringBack(team: TeamId, id: PauseId): Promise<void>;
  /** Tells the asker that it failed for good. */
  giveUp(team: TeamId, id: PauseId): Promise<void>;
}

/** Somebody else saved the pause between our reading and our saving. */
const RACE_WAIT_MS = 1_000;
/** Later than this, the hours it was planned for may be over: they are looked at again. */
const LATE_MS = 60 * 60_000;

interface Taking {
  readonly asker: Attendee | undefined;
  readonly others: readonly Attendee[];
}

export function createShowPause(deps: ShowPauseDeps): ShowPause {
  const { attendees, pauses, outbox, jobs, transaction, clock } = deps;

  async function show(team: TeamId, id: PauseId): Promise<void> {
    const saved = await pauses.find(team, id);
    if (!saved || saved.state === 'returned') return;
    const taking = await takingPart(saved);
    const pause =
      saved.state === 'waiting' && saved.backAt === undefined ? await planned(saved, taking) : saved;
    const noted = await put(pause, '', inPlace(pause), pausedView(factsOf(pause, taking)));
    if (noted.state !== 'sent' && pause.state === 'waiting') return failed(pause);
    if (pause.state === 'back' || pause.state === 'settled') await showReturn(pause, taking);
  }

  async function bringBack(team: TeamId, id: PauseId): Promise<void> {
    const pause = await pauses.find(team, id);
    if (pause?.state !== 'waiting' || pause.backAt === undefined) return;
    const taking = await takingPart(pause);
    await waitIfLate(pause, taking);
    const back = await showReturn({ ...pause, state: 'back' }, taking);
    if (back.state !== 'sent') return failed(pause);
    await save({ ...pause, state: 'back' }, { andShow: true });
  }

  /** After downtime it waits for the next hours, and the note says so. */
  async function waitIfLate(pause: Pause, { asker, others }: Taking): Promise<void> {
    const now = clock.now();
    if (!asker || now <= (pause.backAt ?? now) + LATE_MS) return;
    if ([asker, ...others].every((each) => isWorking(each, now))) return;
    const next = nextReturn(asker, others, now);
    if (!next || next.at <= now) return;
    await save({ ...pause, backAt: next.at, inAllHours: next.inAllHours }, { andShow: true });
    throw new RetryLater(next.at, 'their working hours');
  }

  /** The time is kept before it is shown: a second run must show the same one. */
  async function planned(pause: Pause, { asker, others }: Taking): Promise<Pause> {
    const [first = asker, ...rest] = asker ? [asker, ...others] : others;
    // Nobody whom Slack knows: a day later is as good as any time.
    const next = first
      ? firstReturn(first, rest, pause.createdAt)
      : { at: pause.createdAt + 24 * LATE_MS, inAllHours: false };
    return transaction(async () => {
      const kept = await save({ ...pause, backAt: next.at, inAllHours: next.inAllHours });
      await jobs.enqueue(backJob(kept, next.at));
      return kept;
    });
  }

  async function showReturn(pause: Pause, taking: Taking): Promise<Exclude<Outcome, { state: 'later' }>> {
    const { asker, others } = taking;
    const people = asker ? [asker, ...others] : others;
    // Counted at the time it came back, so that a second run says the same.
    const here = (each: Attendee) => isWorking(each, pause.backAt ?? clock.now());
    const settler = people.find(({ id }) => id === pause.settledBy);
    return put(
      pause,
      ':back',
      inPlace(pause),
      backView({
        ...factsOf(pause, taking),
        here: people.filter(here).map(({ id }) => id),
        away: people.filter((each) => !here(each)),
        ...(settler && { settledBy: settler }),
      }),
    );
  }

  async function takingPart({ team, asker, people }: Pause): Promise<Taking> {
    const known = await attendees.of(team, [asker, ...people]);
    return {
      asker: known.find(({ id }) => id === asker),
      others: known.filter(({ id }) => id !== asker),
    };
  }

  async function failed(pause: Pause): Promise<void> {
    await put(pause, ':returned', { kind: 'dm', user: pause.asker }, notPausedView(pause));
    await save({ ...pause, state: 'returned' });
  }

  async function giveUp(team: TeamId, id: PauseId): Promise<void> {
    const pause = await pauses.find(team, id);
    if (pause?.state === 'waiting') await failed(pause);
  }

  async function put(
    { team, id }: Pause,
    keyEnd: string,
    to: Destination,
    content: MessageContent,
  ): Promise<Exclude<Outcome, { state: 'later' }>> {
    const outcome = await outbox.put({ team, key: `pause:${id}${keyEnd}`, to, content });
    if (outcome.state === 'later') throw new RetryLater(outcome.at, 'Slack asked us to wait.');
    return outcome;
  }

  async function save(pause: Pause, { andShow = false } = {}): Promise<Pause> {
    return transaction(async () => {
      const kept = await pauses.save(pause);
      if (!kept) throw new RetryLater(clock.now() + RACE_WAIT_MS, 'the pause was being changed');
      if (andShow) await jobs.enqueue(noteJob(kept));
      return kept;
    });
  }

  return { show, bringBack, giveUp };
}

const UNKNOWN = { name: 'Somebody', zone: 'UTC' } as const;

const factsOf = (pause: Pause, { asker }: Taking): PauseFacts => ({ pause, asker: asker ?? UNKNOWN });

const inPlace = ({ channel, threadTs }: Pause): Destination => ({
  kind: 'channel',
  channel,
  ...(threadTs !== undefined && { threadTs }),
});
