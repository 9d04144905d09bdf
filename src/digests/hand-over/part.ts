/**
 * Posts one region's part of a hand-over when its day begins: a reply under the day's one message, brought up to date when an answer
 * comes late. Once for each (channel, day, region): the record is written before the first call, the outbox knows each message by its
 * key, so it may run any number of times.
 */
import type { CalendarDate } from '../../core/calendar-date.js';
import { addDays, weekdayOf } from '../../core/calendar-date.js';
import type { Clock, Instant } from '../../core/clock.js';
import type { ChannelId, MessageTs, TeamId } from '../../core/ids.js';
import type { Logger } from '../../core/logger.js';
import type { Zone } from '../../core/zoned-time.js';
import type { JobQueue } from '../../jobs/job.js';
import type { Outbox, Outcome } from '../../outbox/outbox.js';
import type { Attention } from '../../outbox/unasked.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { BuildDigest } from '../build.js';
import { type DigestRecord, type DigestRepository, type DigestSettings, LATEST_MS } from '../digest.js';
import { LONGEST_MS, takenUp } from '../period.js';
import { partRequest } from '../requests.js';
import { tellRefused } from '../tell-refused.js';
import { laterOf } from '../told-to-all.js';
import { nothingMoreView } from '../views/digest.js';
import { placesInWords } from '../views/hand-over.js';
import { createPutParent } from './parent.js';
import { isPart, partPeriod } from './part-period.js';
import type { ChannelPerson, ReadMembers } from './read-members.js';
import { type Region, regionsOn } from './regions.js';
import { toldUntil } from './told-until.js';

export interface PartDeps {
  readonly digests: DigestRepository;
  readonly build: BuildDigest;
  readonly readMembers: ReadMembers;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly attention: Attention;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Both return when to run again, if Slack cannot take it now. */
export interface PostPart {
  due(
    team: TeamId,
    channel: ChannelId,
    day: CalendarDate,
    region: Zone,
    version: number,
  ): Promise<Instant | undefined>;
  /** Shows one that was posted as it would be told now. */
  refresh(team: TeamId, channel: ChannelId, day: CalendarDate, region: Zone): Promise<Instant | undefined>;
}

export function createPostPart(deps: PartDeps): PostPart {
  const { digests, build, outbox, jobs, clock } = deps;
  const putParent = createPutParent(deps);

  const due: PostPart['due'] = async (team, channel, day, id, version) => {
    const settings = await digests.settings(team, channel);
    if (!settings?.on || settings.version !== version) return undefined;
    const members = await deps.readMembers(team, channel);
    const regionsOf = (date: CalendarDate) => regionsOn(members, date, settings.regions);
    const regions = regionsOf(day);
    const region = regions.find((each) => each.id === id);
    let record = await digests.find(team, channel, day, id);
    if (!record) {
      // Its people took the day off, or belong to another region now, whose part begins where they were left.
      if (!region) {
        for (const { id: other, morning } of regions)
          await jobs.enqueue(partRequest(team, channel, day, other, version, morning));
        return undefined;
      }
      if (region.morning > clock.now()) {
        await jobs.enqueue(partRequest(team, channel, day, id, version, region.morning));
        return undefined;
      }
      record = await begin(settings, day, region, regionsOf);
    }
    const later = record.state === 'posting' ? await show(settings, record, members) : undefined;
    if (later !== undefined) return later;
    const shown = await putParent(settings, day, regions);
    return shown?.state === 'later' ? shown.at : undefined;
  };

  const refresh: PostPart['refresh'] = async (team, channel, day, id) => {
    const settings = await digests.settings(team, channel);
    const record = await digests.find(team, channel, day, id);
    if (!settings?.on || record?.state !== 'posted') return undefined;
    return show(settings, record, await deps.readMembers(team, channel));
  };

  return { due, refresh };

  async function begin(
    settings: DigestSettings,
    day: CalendarDate,
    region: Region,
    regionsOf: (date: CalendarDate) => readonly Region[],
  ): Promise<DigestRecord> {
    const { team, channel } = settings;
    const to = region.morning;
    const parts = await digests.parts(team, channel, to - LONGEST_MS);
    const until =
      laterOf(toldUntil(parts, region.zones), (await digests.lastTold(team, channel))?.to) ??
      morningBefore(settings, day, region, regionsOf);
    const record: DigestRecord = {
      ...{ team, channel, day, region: region.id, zones: region.zones, cadence: 'hand-over' },
      ...{ from: takenUp(until, to), to, pages: 0 },
      state: clock.now() - to > LATEST_MS ? 'missed' : 'posting',
    };
    if (await digests.begin(record)) return record;
    return (await digests.find(team, channel, day, region.id)) ?? record;
  }

  async function show(
    settings: DigestSettings,
    record: DigestRecord,
    members: readonly ChannelPerson[],
  ): Promise<Instant | undefined> {
    if (!isPart(record)) return undefined;
    const { team, channel, day, region: id, zones } = record;
    const regions = regionsOn(members, day, settings.regions);
    const night = regions.find((each) => each.id === id)?.night;
    const inItsZone = { ...settings, schedule: { ...settings.schedule, zone: id } };
    const contents = await build(inItsZone, partPeriod(record, night ?? record.to), {
      headline: `${placesInWords(id, zones)}: since your last hand-over`,
      readBy: members.filter(({ hours }) => zones.includes(hours.zone)),
    });
    if (!contents) {
      // One that told something goes on standing: what it told was true.
      if (record.state !== 'posted') await digests.settle({ ...record, state: 'empty' });
      return undefined;
    }
    const told: DigestRecord = { ...record, state: 'posted', pages: Math.max(record.pages, contents.length) };
    const parent = await putParent(settings, day, regions, told);
    const threadTs = parent?.state === 'sent' ? parent.at?.ts : undefined;
    const outcome = threadTs === undefined ? parent : await putPages(told, contents, threadTs);
    if (outcome?.state === 'later') return outcome.at;
    if (outcome?.state === 'sent') await digests.settle(told);
    // One that was posted has told its region all the same, though it cannot be changed any more.
    else if (record.state !== 'posted') {
      await digests.settle({ ...record, state: 'refused' });
      if (outcome?.state === 'refused') await tellRefused(deps, settings, day, outcome.code);
    }
    return undefined;

    async function putPages(
      { pages }: DigestRecord,
      shown: readonly MessageContent[],
      threadTs: MessageTs,
    ): Promise<Outcome> {
      let last: Outcome = { state: 'unknown' };
      for (let n = 0; n < pages; n += 1) {
        last = await outbox.put({
          ...{ team, key: `hand-over:${channel}:${day}:${id}:${n + 1}` },
          to: { kind: 'channel', channel, threadTs },
          content: shown[n] ?? nothingMoreView(),
        });
        if (last.state !== 'sent') return last;
      }
      return last;
    }
  }
}

/** The region's morning before that of `day`; of one that had none within a week, a day before. */
function morningBefore(
  { schedule: { days } }: DigestSettings,
  day: CalendarDate,
  { id, morning }: Region,
  regionsOf: (date: CalendarDate) => readonly Region[],
): Instant {
  for (let back = 1; back <= 7; back += 1) {
    const date = addDays(day, -back);
    const before = days.includes(weekdayOf(date)) && regionsOf(date).find((each) => each.id === id);
    if (before) return before.morning;
  }
  return morning - 86_400_000;
}
