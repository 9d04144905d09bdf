/** What follows a prompt: the one reminder to those who did not answer, and the end of the window. */
import type { Clock } from '../../core/clock.js';
import type { InTransaction } from '../../core/transaction.js';
import { RetryLater } from '../../jobs/job.js';
import type { Outbox } from '../../outbox/outbox.js';
import type { PreferenceReader } from '../../people/preference.js';
import type { RefreshPromptSoon } from '../answering/ports.js';
import type { Occurrence, OccurrenceKey } from '../occurrence.js';
import { plan } from '../plan.js';
import type { StandupHead } from '../standup-record.js';
import type { OccurrenceRepository, StandupRepository } from '../standup-repository.js';
import type { Render } from './ask.js';
import { reminderKey } from './dm-keys.js';
import { closing, type Due } from './due.js';
import type { GatherFacts } from './facts.js';
import { changeOccurrence } from './move-on.js';
import type { Closed, PlanMember } from './plan-member.js';
import { statusSaysAway } from './status-away.js';
import type { TermsRepository } from './terms.js';

export interface RemindAndCloseDeps {
  readonly standups: Pick<StandupRepository, 'findHead'>;
  readonly occurrences: Pick<OccurrenceRepository, 'find' | 'change'>;
  readonly terms: Pick<TermsRepository, 'find'>;
  readonly preferences: PreferenceReader;
  readonly gatherFacts: GatherFacts;
  readonly planMember: PlanMember;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly renderReminder: Render;
  readonly due: Pick<Due, 'lookAt'>;
  readonly refreshPrompt: RefreshPromptSoon;
  readonly closed: Closed;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export const createRemind =
  (deps: RemindAndCloseDeps) =>
  async (key: OccurrenceKey): Promise<void> => {
    const found = await deps.occurrences.find(key);
    if (!found) return;
    const standup = await deps.standups.findHead(key.team, key.standup);
    if (!standup || !(await isToBeReminded(deps, standup, found))) {
      await moveOn(deps, key, (still) => ({ ...still, due: closing(still) }));
      return;
    }
    const content = deps.renderReminder(standup, found);
    const outcome = await deps.outbox.put({
      ...{ team: key.team, key: reminderKey(key), content },
      ...{ to: { kind: 'dm', user: key.user }, unasked: 'reminder' },
    });
    if (outcome.state === 'later') throw new RetryLater(outcome.at, 'Slack asked us to wait.');
    const sent = outcome.state === 'sent' && { remindedAt: deps.clock.now() };
    const moved = await moveOn(deps, key, (still) =>
      still.state === 'prompted'
        ? { ...still, state: 'reminded', ...sent, due: closing(still) }
        : { ...still, due: closing(still) },
    );
    // Answered or skipped while the reminder was under way.
    if (moved && moved.state !== 'reminded') await deps.refreshPrompt(key);
  };

export const createClose =
  (deps: RemindAndCloseDeps) =>
  async (key: OccurrenceKey): Promise<void> => {
    await deps.transaction(async () => {
      const closed = await changeOccurrence(deps.occurrences, key, ({ due: _due, ...found }) => {
        if (found.state === 'closed' || deps.clock.now() < found.closesAt) return undefined;
        // Why somebody was not asked stays to be read.
        return found.state === 'skipped' || found.state === 'missed' ? found : { ...found, state: 'closed' };
      });
      if (closed) await deps.closed(closed);
    });
    // Who answered or skipped ahead had no prompt, and it is the prompt that plans the next turn.
    const standup = await deps.standups.findHead(key.team, key.standup);
    if (standup?.state !== 'active') return;
    const terms = await deps.terms.find(key.team, key.standup, key.user);
    if (terms) await deps.planMember(standup, key.user, terms);
  };

/** On to the end of the window, whatever became of the turn by now. */
async function moveOn(
  { occurrences, due, transaction }: RemindAndCloseDeps,
  key: OccurrenceKey,
  next: (found: Occurrence) => Occurrence,
): Promise<Occurrence | undefined> {
  return transaction(async () => {
    const moved = await changeOccurrence(occurrences, key, (found) =>
      found.state === 'closed' ? undefined : next(found),
    );
    if (moved) await due.lookAt(key.team, moved.closesAt);
    return moved;
  });
}

/** Nobody is who answered, skipped, left, wants no reminders, or is away by now. */
async function isToBeReminded(
  deps: RemindAndCloseDeps,
  standup: StandupHead,
  found: Occurrence,
): Promise<boolean> {
  const now = deps.clock.now();
  if (found.state !== 'prompted' || now >= found.closesAt) return false;
  const { team, user, promptAt } = found;
  const terms = await deps.terms.find(team, found.standup, user);
  if (standup.state !== 'active' || !terms) return false;
  if ((await deps.preferences.find(team, user))?.quietRules.includes('reminder')) return false;
  const { member, status } = await deps.gatherFacts(team, user, {
    zone: terms.zone,
    region: standup.region,
  });
  const [slot] = plan(standup.schedule, [member], promptAt, promptAt + 1);
  return slot?.skip === undefined && !member.deactivated && !statusSaysAway(status, now);
}
