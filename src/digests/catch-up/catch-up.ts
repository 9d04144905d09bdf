/**
 * A person's catch-up, for those who asked for it: one DM when their day begins, with what changed in the channels with a digest that
 * they are in at that moment. Once for each (person, day), by the outbox's key; nothing when there is nothing.
 */
import type { Clock, Instant } from '../../core/clock.js';
import type { MessageTs, TeamId, UserId } from '../../core/ids.js';
import { formatInZone } from '../../core/zoned-time.js';
import type { JobQueue } from '../../jobs/job.js';
import type { Outbox } from '../../outbox/outbox.js';
import type { PeopleReader, Person } from '../../people/person.js';
import type { PreferenceReader } from '../../people/preference.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { BuildDigest } from '../build.js';
import type { MyDigests } from '../my-digests.js';
import { catchUpRequest } from '../requests.js';
import { type CatchUpDay, catchUpDay, isQuiet, nextStart } from './since.js';

export interface CatchUpDeps {
  readonly myDigests: MyDigests;
  readonly build: BuildDigest;
  readonly people: PeopleReader;
  readonly preferences: PreferenceReader;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

export interface CatchUp {
  /** They may have asked for it, or may want it at another hour: their next day is looked at. Joins the running transaction. */
  chosen(team: TeamId, user: UserId): Promise<void>;
  /** @param tell false: only finds out when their next day begins. @returns when to run again, if Slack cannot take it now. */
  due(team: TeamId, user: UserId, tell: boolean): Promise<Instant | undefined>;
}

export function createCatchUp(deps: CatchUpDeps): CatchUp {
  const { jobs, clock, outbox } = deps;

  async function due(team: TeamId, user: UserId, tell: boolean): Promise<Instant | undefined> {
    const preference = await deps.preferences.find(team, user);
    const person = preference?.catchUp && (await deps.people.person(team, user));
    if (!person || person.isDeactivated) return undefined;
    const now = clock.now();
    const next = nextStart(person.availability, now);
    if (next !== undefined) await jobs.enqueue(catchUpRequest(team, user, next, true));
    const day = tell && !isQuiet(preference, now) ? catchUpDay(person.availability, now) : undefined;
    if (!day) return undefined;
    return put(team, user, day, await contentsFor(team, person, day));
  }

  async function contentsFor(
    team: TeamId,
    { id: user, name, zone }: Person,
    { day, from, to, end }: CatchUpDay,
  ) {
    const contents: MessageContent[] = [];
    for (const { settings, channel } of await deps.myDigests(team, user)) {
      const period = { day, from, to, first: day, last: day, ahead: end };
      const inTheirZone = { ...settings, schedule: { ...settings.schedule, zone } };
      const since = formatInZone(from, zone, 'day-and-time');
      const part = { headline: `#${channel.name} since ${since}`, readBy: [{ user, name }] };
      contents.push(...((await deps.build(inTheirZone, period, part)) ?? []));
    }
    return contents;
  }

  /** The first stands in the DM, the others below it; together they count as one message. */
  async function put(
    team: TeamId,
    user: UserId,
    { day }: CatchUpDay,
    contents: readonly MessageContent[],
  ): Promise<Instant | undefined> {
    let threadTs: MessageTs | undefined;
    for (const [n, content] of contents.entries()) {
      const outcome = await outbox.put({
        ...{ team, key: `catch-up:${user}:${day}${n === 0 ? '' : `:${n + 1}`}`, content, unasked: n === 0 },
        to: { kind: 'dm', user, ...(threadTs !== undefined && { threadTs }) },
      });
      if (outcome.state === 'later') return outcome.at;
      if (outcome.state !== 'sent') return undefined;
      threadTs ??= outcome.at?.ts;
    }
    return undefined;
  }

  return {
    due,
    async chosen(team, user) {
      if ((await deps.preferences.find(team, user))?.catchUp) {
        await jobs.enqueue(catchUpRequest(team, user, clock.now(), false));
      }
    },
  };
}
