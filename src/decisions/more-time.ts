/** *Need more time*: once for each decision, and the same for everybody. */
import type { Clock, Instant } from '../core/clock.js';
import { decisionId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { JobQueue } from '../jobs/job.js';
import type { PeopleReader } from '../people/person.js';
import type { ActionPress } from '../slack/incoming.js';
import type { MessageContent, Respond } from '../slack/slack-api.js';
import { nextDue } from './agenda.js';
import { changeDecision } from './change.js';
import { extendedPlan, type Plan } from './deadline.js';
import type { Decision } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';
import { lookJob, showJob } from './requests.js';
import type { Seeing } from './seeing.js';
import { isOpen } from './take-position.js';
import { unknownDecisionView } from './views/form.js';
import { closedView, extendedAlreadyView, extendedView } from './views/position.js';
import type { Voters } from './voters.js';

export interface MoreTimeDeps {
  readonly respond: Respond;
  readonly seeing: Pick<Seeing, 'find'>;
  readonly voters: Pick<Voters, 'of'>;
  readonly people: PeopleReader;
  readonly decisions: Pick<DecisionRepository, 'find' | 'save' | 'positions'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export const createMoreTime =
  (deps: MoreTimeDeps) =>
  async (press: ActionPress): Promise<void> => {
    const content = await extend(deps, press);
    if (press.responseUrl) await deps.respond(press.responseUrl, { ...content, replaceOriginal: false });
  };

async function extend(
  deps: MoreTimeDeps,
  { team, user, triggerId, value }: ActionPress,
): Promise<MessageContent> {
  const { clock, decisions, jobs } = deps;
  const found = await deps.seeing.find(team, user, decisionId(value));
  if (!found) return unknownDecisionView();
  const before = planOf(found, clock.now());
  if (!before) return closedView();
  if (found.extendedBy !== undefined) return extendedAlreadyView();
  const zone = (await deps.people.person(team, user))?.zone ?? 'UTC';
  const counted = await deps.voters.of(found);
  return deps.transaction(async () => {
    const now = clock.now();
    if (!(await deps.deliveries.claim(team, [`press:${triggerId}`], now))) return extendedAlreadyView();
    const plan = extendedPlan(counted, before, found.hours, now);
    const extended = await changeDecision(decisions, team, found.id, (still) => {
      // Somebody else was faster, or it closed while we counted.
      if (!isOpen(still, now) || still.extendedBy !== undefined) return undefined;
      const longer = { ...still, ...plan, asked: withoutReminded(plan, still), extendedBy: user };
      const dueAt = nextDue(longer);
      return { ...longer, ...(dueAt !== undefined && { dueAt }) };
    });
    if (!extended) return extendedAlreadyView();
    await jobs.enqueue(showJob(extended));
    if (extended.dueAt !== undefined) await jobs.enqueue(lookJob(team, found.id, extended.dueAt, 'plan'));
    return extendedView(plan.deadline, zone);
  });
}

function planOf(decision: Decision, now: Instant): Plan | undefined {
  const { opensAt, deadline, asked } = decision;
  if (!isOpen(decision, now) || opensAt === undefined || deadline === undefined) return undefined;
  return { opensAt, deadline, asked };
}

/** Who was reminded while the new plan was being made is not reminded again. */
function withoutReminded(plan: Plan, still: Decision): Plan['asked'] {
  return plan.asked.map((each) => {
    const now = still.asked.find(({ user }) => user === each.user);
    if (now === undefined || now.remindAt !== undefined || now.hours === 0) return each;
    const { remindAt: _, ...reminded } = each;
    return reminded;
  });
}
