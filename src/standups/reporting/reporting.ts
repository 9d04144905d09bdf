/** Reporting put together: what the rest of the standups slice tells it, and what it listens to and does later. */

import type { CalendarDate } from '../../core/calendar-date.js';
import type { Clock, Instant } from '../../core/clock.js';
import type { ChannelId, TeamId } from '../../core/ids.js';
import type { Logger } from '../../core/logger.js';
import type { InTransaction } from '../../core/transaction.js';
import type { JobDefinition, JobQueue } from '../../jobs/job.js';
import type { Outbox, OutboxRepository } from '../../outbox/outbox.js';
import type { Attention, UnaskedSource } from '../../outbox/unasked.js';
import type { ListenerTable } from '../../slack/listener-table.js';
import type { Respond, SlackApi } from '../../slack/slack-api.js';
import type { OccurrenceKey } from '../occurrence.js';
import type { Standup } from '../standup-record.js';
import type { OccurrenceRepository, ResponseRepository, StandupRepository } from '../standup-repository.js';
import { createDigestReader } from './digest-reader.js';
import { createSendExport } from './export.js';
import { createShowHistory, type ShowHistory } from './history.js';
import { createChannelIsBack, createHoldReport } from './hold.js';
import { reportJobs } from './jobs.js';
import { reportListeners } from './listeners.js';
import { createShowMissed } from './missed.js';
import { createNames, type NameReader } from './names.js';
import type { PlanFor } from './ports.js';
import { createPutReport } from './put.js';
import { createReadDay } from './read-day.js';
import { createReadableStandups } from './readable.js';
import { answerJob, missedJob, settledJob } from './requests.js';
import { createShowCompiled } from './show-compiled.js';
import { createShowReport } from './show-report.js';
import { createShowThread } from './show-thread.js';
import { createTellHeld, heldSource } from './tell-held.js';

export interface ReportingDeps {
  readonly standups: Pick<StandupRepository, 'find' | 'save' | 'ownedBy' | 'ofChannel' | 'ofMember'>;
  readonly occurrences: Pick<OccurrenceRepository, 'ofDay'>;
  readonly responses: Pick<
    ResponseRepository,
    'find' | 'ofDay' | 'before' | 'setPosted' | 'history' | 'newest' | 'ofMembers'
  >;
  readonly slack: Pick<SlackApi, 'identity' | 'channel' | 'permalink' | 'sendFile'>;
  readonly respond: Respond;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly attention: Attention;
  /** What the outbox remembers: where a report stands. */
  readonly outboxRecords: Pick<OutboxRepository, 'find'>;
  readonly people: NameReader;
  readonly planFor: PlanFor;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A digest that told of this work day is brought up to date. Joins the running transaction. */
  readonly digestToldOf: (team: TeamId, channel: ChannelId, workDay: CalendarDate) => Promise<void>;
  /** A fresh id each time: one save of an answer is told from the next by it. */
  readonly newId: () => string;
}

export interface Reporting {
  /** An answer was saved: in the same transaction. */
  answered(key: OccurrenceKey): Promise<void>;
  /** Somebody's turn has ended: skipped, missed, or its window has closed. In the same transaction. */
  settled(key: OccurrenceKey): Promise<void>;
  /** Owners resumed a standup: what was not shown is. In the same transaction. @param standup as saved. @param since when it had been paused. */
  resumed(standup: Standup, since: Instant): Promise<void>;
  readonly history: ShowHistory;
  readonly digestReader: ReturnType<typeof createDigestReader>;
  /** What it tells people unasked. */
  readonly unasked: readonly UnaskedSource[];
  readonly jobs: readonly JobDefinition[];
  readonly listeners: ListenerTable;
}

export function createReporting(deps: ReportingDeps): Reporting {
  const { jobs, clock } = deps;
  const put = createPutReport({ ...deps, records: deps.outboxRecords });
  const readDay = createReadDay(deps);
  const names = createNames(deps);
  const readable = createReadableStandups(deps);
  const parts = { ...deps, put, readDay, names, readable };
  const show = createShowReport({
    ...parts,
    thread: createShowThread(parts),
    compiled: createShowCompiled(parts),
    hold: createHoldReport(deps),
  });
  return {
    async answered(key) {
      await jobs.enqueue(answerJob(key, deps.newId()));
      const standup = await deps.standups.find(key.team, key.standup);
      if (standup) await deps.digestToldOf(key.team, standup.channel, key.workDay);
    },
    settled: (key) => jobs.enqueue(settledJob(key, deps.newId())),
    resumed: (standup, since) => jobs.enqueue(missedJob(standup, since)),
    history: createShowHistory(parts),
    digestReader: createDigestReader(parts),
    unasked: [heldSource(deps)],
    jobs: reportJobs({
      ...{ show, jobs, clock },
      tellHeld: createTellHeld(deps),
      showMissed: createShowMissed({ ...deps, show }),
      sendExport: createSendExport(parts),
    }),
    listeners: reportListeners({ ...parts, channelIsBack: createChannelIsBack(deps) }),
  };
}
