/** The scheduler put together: who is asked, when, and what is done about it. */
import { z } from 'zod';
import type { Clock } from '../../core/clock.js';
import { AppError } from '../../core/errors.js';
import { type StandupId, standupId, type TeamId, type UserId, userId } from '../../core/ids.js';
import type { Logger } from '../../core/logger.js';
import { randomId } from '../../core/random.js';
import type { InTransaction } from '../../core/transaction.js';
import { defineJob, type JobDefinition, type JobQueue } from '../../jobs/job.js';
import type { Outbox } from '../../outbox/outbox.js';
import type { Attention, UnaskedSource } from '../../outbox/unasked.js';
import type { PeopleReader, ProfileReader } from '../../people/person.js';
import type { Directory } from '../../slack/directory.js';
import type { ListenerTable } from '../../slack/listener-table.js';
import type { RefreshPromptSoon } from '../answering/ports.js';
import type { OccurrenceRepository, StandupRepository } from '../standup-repository.js';
import { createAsk, type Render } from './ask.js';
import { createDue, dueJob } from './due.js';
import { createGatherFacts, type FactsDeps } from './facts.js';
import { createFollowGroup, type GroupGoneDeps, groupGoneSource, tellGroupGone } from './group-gone.js';
import { schedulingListeners } from './listeners.js';
import { createMarkPrompted } from './mark-prompted.js';
import { createNoteDelivered } from './note-delivered.js';
import { type Closed, createPlanMember } from './plan-member.js';
import { createPlanStandup } from './plan-standup.js';
import { createReadRoster, type ReadRosterDeps } from './read-roster.js';
import { createClose, createRemind } from './remind-and-close.js';
import { NEXT_JOB, PLAN_JOB, planRequest, REFRESH_JOB, REPLAN_JOB, replanRequest } from './requests.js';
import type { TermsRepository } from './terms.js';
import { unreachableSource } from './unreachable.js';

export interface SchedulerDeps extends FactsDeps {
  readonly people: PeopleReader & ProfileReader;
  readonly slack: ReadRosterDeps['slack'];
  readonly directory: Pick<Directory, 'meet'>;
  readonly standups: StandupRepository;
  readonly occurrences: OccurrenceRepository;
  readonly terms: TermsRepository;
  readonly outbox: Pick<Outbox, 'put' | 'standing'>;
  readonly attention: Attention;
  readonly refreshPrompt: RefreshPromptSoon;
  readonly renderPrompt: Render;
  readonly renderReminder: Render;
  /** Nothing more comes of this turn: a report may have waited for it. Called in the transaction that settles it. */
  readonly closed: Closed;
  readonly resumed: GroupGoneDeps['resumed'];
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Scheduler {
  /** Plans for everybody the standup asks, or takes off what is planned, as a job that joins the running transaction. */
  planFor(team: TeamId, standup: StandupId): Promise<void>;
  /** The same for one person in all their standups: their zone, hours, leave or region changed. */
  replanPerson(team: TeamId, user: UserId): Promise<void>;
  /** What it tells people unasked, beside prompts and reminders. */
  readonly unasked: readonly UnaskedSource[];
  readonly listeners: ListenerTable;
  readonly jobs: readonly JobDefinition[];
}

/** Slack gives up on an event after six minutes: who joined, left or moved while the app was down is noticed so late at most. */
const REFRESH_EVERY_MS = 6 * 60 * 60_000;

const OfStandup = z.object({ standup: z.string().min(1).transform(standupId) });
const OfPerson = z.object({ user: z.string().min(1).transform(userId) });

export function createScheduler(given: SchedulerDeps): Scheduler {
  const { standups, terms, jobs } = given;
  const { meet } = given.directory;
  const due = createDue(given);
  const gatherFacts = createGatherFacts(given);
  const markPrompted = createMarkPrompted({ ...given, due });
  const noteDelivered = createNoteDelivered({ ...given, markPrompted });
  const planMember = createPlanMember({ ...given, gatherFacts, noteDelivered, due });
  const deps = { ...given, due, gatherFacts, markPrompted, planMember };
  const { planAll, planNext } = createPlanStandup({
    ...deps,
    meet,
    readRoster: createReadRoster(given),
    followGroup: createFollowGroup(given),
  });

  async function replanPerson(team: TeamId, user: UserId) {
    for (const standup of await standups.ofMember(team, user)) {
      if (standup.state !== 'active') continue;
      const known = await terms.find(team, standup.id, user);
      if (known) await planMember(standup, user, known);
    }
  }

  return {
    planFor: (team, standup) => jobs.enqueue(planRequest(team, standup, randomId('C'))),
    replanPerson: (team, user) => jobs.enqueue(replanRequest(team, user, randomId('C'))),
    unasked: [groupGoneSource(given), unreachableSource(given)],
    listeners: schedulingListeners(deps),
    jobs: [
      ...due.jobs,
      tellGroupGone(given),
      dueJob('prompt', meet, createAsk(deps)),
      dueJob('remind', meet, createRemind(deps)),
      dueJob('close', meet, createClose(deps)),
      defineJob({
        name: PLAN_JOB,
        parse: (payload) => OfStandup.parse(payload),
        run: ({ standup }, { team }) => planAll(ofTeam(team), standup),
      }),
      defineJob({
        name: NEXT_JOB,
        parse: (payload) => OfStandup.parse(payload),
        run: ({ standup }, { team }) => planNext(ofTeam(team), standup),
      }),
      defineJob({
        name: REPLAN_JOB,
        parse: (payload) => OfPerson.parse(payload),
        run: ({ user }, { team }) => replanPerson(ofTeam(team), user),
      }),
      defineJob({
        name: REFRESH_JOB,
        everyMs: REFRESH_EVERY_MS,
        parse: () => ({}),
        async run(_, { key }) {
          for (const { team, id } of await standups.active()) await jobs.enqueue(planRequest(team, id, key));
        },
      }),
    ],
  };
}

function ofTeam(team: TeamId | undefined): TeamId {
  if (team === undefined) throw new AppError('bug', 'a standup belongs to a workspace');
  return team;
}
