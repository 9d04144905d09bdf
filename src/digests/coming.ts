/**
 * The digests that are coming to a person, for `/async preview` and Home: those of their channels, of hand-overs their own region's part,
 * and their catch-up. Found by the same functions that post them.
 */
import { addDays, type CalendarDate, weekdayOf } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';
import { wallOf } from '../core/zoned-time.js';
import type { ComingItem, ComingReader } from '../people/coming.js';
import type { PeopleReader, Person } from '../people/person.js';
import type { PreferenceReader } from '../people/preference.js';
import { channelLink } from '../slack/mrkdwn.js';
import { catchUpDay, isQuiet, nextStart } from './catch-up/since.js';
import type { DigestRepository, DigestSettings } from './digest.js';
import type { ReadMembers } from './hand-over/read-members.js';
import { regionsOn } from './hand-over/regions.js';
import type { MyDigests } from './my-digests.js';
import { nextDigest } from './period.js';

export interface ComingDeps {
  readonly digests: Pick<DigestRepository, 'find'>;
  readonly myDigests: MyDigests;
  readonly readMembers: ReadMembers;
  readonly people: PeopleReader;
  readonly preferences: PreferenceReader;
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export function createComing(deps: ComingDeps): ComingReader {
  /** One that was posted ahead of its time does not come again. */
  async function digestsOf(settings: DigestSettings, { from, to }: Span): Promise<readonly ComingItem[]> {
    const { team, channel, schedule } = settings;
    const items: ComingItem[] = [];
    for (let next = nextDigest(schedule, from); next && next.at < to; ) {
      const { at, workDay } = next;
      if (!(await deps.digests.find(team, channel, workDay)))
        items.push({ at, what: `the digest of ${channelLink(channel)}, if there is something to tell` });
      next = nextDigest(schedule, at + 1);
    }
    return items;
  }

  async function partsOf(
    { team, channel, schedule, regions }: DigestSettings,
    { zone }: Person,
    span: Span,
  ): Promise<readonly ComingItem[]> {
    const members = await deps.readMembers(team, channel);
    const what = `your region’s part of the hand-over in ${channelLink(channel)}, if there is something to tell`;
    return datesAround(span)
      .filter((date) => schedule.days.includes(weekdayOf(date)))
      .flatMap((date) => regionsOn(members, date, regions).filter(({ zones }) => zones.includes(zone)))
      .filter(({ morning }) => span.from <= morning && morning < span.to)
      .map(({ morning: at }) => ({ at, what }));
  }

  async function catchUpsOf(
    team: TeamId,
    person: Person,
    { from, to }: Span,
  ): Promise<readonly ComingItem[]> {
    const preference = await deps.preferences.find(team, person.id);
    if (!preference?.catchUp) return [];
    const items: ComingItem[] = [];
    for (let at = nextStart(person.availability, from - 1); at !== undefined && at < to; ) {
      if (!isQuiet(preference, at) && catchUpDay(person.availability, at))
        items.push({ at, what: 'your catch-up by DM, if something changed' });
      at = nextStart(person.availability, at);
    }
    return items;
  }

  return async (team, user, span) => {
    const mine = await deps.myDigests(team, user);
    const person = mine.length > 0 ? await deps.people.person(team, user) : undefined;
    if (!person || person.isDeactivated) return [];
    const posted = mine.map(({ settings }) =>
      settings.schedule.cadence === 'hand-over' ? partsOf(settings, person, span) : digestsOf(settings, span),
    );
    return (await Promise.all([...posted, catchUpsOf(team, person, span)])).flat();
  };
}

/** Every date that some region may have its morning on within the span. */
function datesAround({ from, to }: Span): readonly CalendarDate[] {
  const dates: CalendarDate[] = [];
  const last = addDays(wallOf(to, 'UTC').date, 1);
  for (let date = addDays(wallOf(from, 'UTC').date, -1); date <= last; date = addDays(date, 1))
    dates.push(date);
  return dates;
}
