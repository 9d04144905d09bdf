/**
 * Posts a channel's digest when it is due, once for each (channel, day), and brings the last one up to date when an answer comes late.
 * The record is written before the first call; the outbox knows each message by its key; so it may run any number of times.
 */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Clock, Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, TeamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { InTransaction } from '../core/transaction.js';
import { instantOf } from '../core/zoned-time.js';
import type { JobQueue } from '../jobs/job.js';
import type { Outbox, Outcome } from '../outbox/outbox.js';
import type { Attention } from '../outbox/unasked.js';
import type { MessageContent } from '../slack/slack-api.js';
import type { BuildDigest } from './build.js';
import { type DigestRecord, type DigestRepository, type DigestSettings, LATEST_MS } from './digest.js';
import { planHandOver } from './hand-over/plan.js';
import { nextDigest, type Period, periodOf } from './period.js';
import { pictureRequest, postRequest } from './requests.js';
import { tellRefused } from './tell-refused.js';
import { toldToAll } from './told-to-all.js';
import { nothingMoreView } from './views/digest.js';

export interface PostDeps {
  readonly digests: DigestRepository;
  readonly build: BuildDigest;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly attention: Attention;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface PostDigest {
  /** The one that is due. @returns when to run again, if Slack cannot take it now. */
  due(team: TeamId, channel: ChannelId, day: CalendarDate, version: number): Promise<Instant | undefined>;
  /** The one of `day`, ahead of its time or once more. @returns what became of it, or when to ask again. */
  now(
    settings: DigestSettings,
    day: CalendarDate,
  ): Promise<DigestRecord['state'] | { readonly later: Instant }>;
  /** Shows one that was posted as it would be told now. @returns when to run again. */
  refresh(team: TeamId, channel: ChannelId, day: CalendarDate): Promise<Instant | undefined>;
}

export function createPostDigest(deps: PostDeps): PostDigest {
  const { digests, build, outbox, clock } = deps;

  async function due(team: TeamId, channel: ChannelId, day: CalendarDate, version: number) {
    const settings = await digests.settings(team, channel);
    if (!settings?.on || settings.version !== version) return undefined;
    const record = await begin(settings, day);
    // After the day's own time, also when the day was told ahead of it.
    await planNext(deps, settings, dueAt(settings, day));
    if (record.state !== 'posting') return undefined;
    const state = await show(settings, record);
    return typeof state === 'object' ? state.later : undefined;
  }

  async function now(settings: DigestSettings, day: CalendarDate) {
    const { team, channel, schedule } = settings;
    const found = await digests.find(team, channel, day);
    if (found?.state === 'posted' || found?.state === 'posting') return show(settings, found);
    const at = clock.now();
    const toldUntil = found ? found.from : await toldToAll(digests, team, channel, at);
    // Nothing to tell yet is no digest: the day's own is still to come.
    if (!(await build(settings, periodOf(schedule, day, toldUntil, at)))) return 'empty';
    if (!found) return show(settings, await begin(settings, day, at));
    // The day's own time is over and it told nothing: what came since belongs to it too.
    const again: DigestRecord = { ...found, to: at, state: 'posting' };
    await digests.settle(again);
    return show(settings, again);
  }

  async function refresh(team: TeamId, channel: ChannelId, day: CalendarDate) {
    const settings = await digests.settings(team, channel);
    const record = await digests.find(team, channel, day);
    if (!settings || record?.state !== 'posted') return undefined;
    const state = await show(settings, record);
    return typeof state === 'object' ? state.later : undefined;
  }

  /** @param at when it is asked for ahead of its time. */
  async function begin(settings: DigestSettings, day: CalendarDate, at?: Instant): Promise<DigestRecord> {
    const { team, channel, schedule } = settings;
    const found = await digests.find(team, channel, day);
    if (found) return found;
    const toldUntil = await toldToAll(digests, team, channel, clock.now());
    const { from, to } = periodOf(schedule, day, toldUntil, at);
    const state = clock.now() - to > LATEST_MS ? 'missed' : 'posting';
    const record: DigestRecord = {
      ...{ team, channel, region: '' as const, zones: [], day, cadence: schedule.cadence },
      ...{ from, to, state, pages: 0 },
    };
    if (await digests.begin(record)) return record;
    return (await digests.find(team, channel, day)) ?? record;
  }

  async function show(
    settings: DigestSettings,
    record: DigestRecord,
  ): Promise<DigestRecord['state'] | { readonly later: Instant }> {
    const contents = await build(settings, periodOfRecord(settings, record));
    if (!contents) {
      // One that told something goes on standing: what it told was true.
      if (record.state !== 'posted') await digests.settle({ ...record, state: 'empty' });
      return record.state === 'posted' ? 'posted' : 'empty';
    }
    const outcome = await putPages(record, contents);
    if (outcome.state === 'later') return { later: outcome.at };
    const state = outcome.state === 'sent' ? 'posted' : 'refused';
    // One that was posted has told the channel all the same, though it cannot be changed any more.
    if (state === 'refused' && record.state === 'posted') return state;
    await deps.transaction(async () => {
      if (state === 'posted' && record.state === 'posting' && record.cadence === 'weekly')
        await deps.jobs.enqueue(pictureRequest(record.team, record.channel, record.day));
      await digests.settle({ ...record, state, pages: Math.max(record.pages, contents.length) });
    });
    if (outcome.state === 'refused') await tellRefused(deps, settings, record.day, outcome.code);
    return state;
  }

  async function putPages(record: DigestRecord, contents: readonly MessageContent[]): Promise<Outcome> {
    const { team, channel, day } = record;
    let outcome: Outcome = { state: 'unknown' };
    let threadTs: MessageTs | undefined;
    for (let n = 0; n < Math.max(contents.length, record.pages); n += 1) {
      outcome = await outbox.put({
        team,
        key: pageKey(channel, day, n),
        to: { kind: 'channel', channel, ...(threadTs !== undefined && { threadTs }) },
        content: contents[n] ?? nothingMoreView(),
        evenIfRefused: true,
      });
      if (outcome.state !== 'sent') return outcome;
      threadTs ??= outcome.at?.ts;
    }
    return outcome;
  }

  return { due, now, refresh };
}

/** Asks for the first digest after `after`. Joins the running transaction. */
export async function planNext(
  { jobs }: Pick<PostDeps, 'jobs'>,
  settings: DigestSettings,
  after: Instant,
): Promise<void> {
  const { team, channel, schedule, version } = settings;
  if (schedule.cadence === 'hand-over') return planHandOver({ jobs }, settings, after);
  const next = nextDigest(schedule, after + 1);
  if (next) await jobs.enqueue(postRequest(team, channel, next.workDay, version, next.at));
}

/** The dates follow the schedule; from when to when it tells is as it was written. */
const periodOfRecord = ({ schedule }: DigestSettings, { day, cadence, from, to }: DigestRecord): Period => ({
  ...periodOf({ ...schedule, cadence }, day, from),
  ...{ from, to },
});

const dueAt = ({ schedule: { time, zone } }: DigestSettings, day: CalendarDate): Instant =>
  instantOf(day, time, zone);

/** @param n 0 for the message that stands in the channel. */
export const pageKey = (channel: ChannelId, day: CalendarDate, n: number): string =>
  n === 0 ? `digest:${channel}:${day}` : `digest:${channel}:${day}:${n + 1}`;
