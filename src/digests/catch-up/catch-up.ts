/**
 * A person's catch-up, for those who asked for it: when their day begins, with what changed in the channels with a digest that they are
 * in at that moment. Once for each (person, day), by its key; nothing when there is nothing.
 */
import type { Clock } from '../../core/clock.js';
import type { TeamId, UserId } from '../../core/ids.js';
import { formatInZone } from '../../core/zoned-time.js';
import type { JobQueue } from '../../jobs/job.js';
import type { Attention, UnaskedSource } from '../../outbox/unasked.js';
import type { PeopleReader, Person } from '../../people/person.js';
import type { PreferenceReader } from '../../people/preference.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { BuildDigest } from '../build.js';
import type { MyDigests } from '../my-digests.js';
import { catchUpRequest } from '../requests.js';
import { catchUpShort } from '../views/catch-up.js';
import { type CatchUpDay, catchUpDay, nextStart } from './since.js';

const SOURCE = 'catch-up';

export interface CatchUpDeps {
  readonly myDigests: MyDigests;
  readonly build: BuildDigest;
  readonly people: PeopleReader;
  readonly preferences: PreferenceReader;
  readonly attention: Attention;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

export interface CatchUp {
  /** They may have asked for it, or may want it at another hour: their next day is looked at. Joins the running transaction. */
  chosen(team: TeamId, user: UserId): Promise<void>;
  /** @param tell false: only finds out when their next day begins. */
  due(team: TeamId, user: UserId, tell: boolean): Promise<void>;
  /** What it tells. */
  readonly unasked: UnaskedSource;
}

export function createCatchUp(deps: CatchUpDeps): CatchUp {
  const { jobs, clock } = deps;

  /** Whoever still wants it, and is there. */
  async function whoWants(team: TeamId, user: UserId) {
    const preference = await deps.preferences.find(team, user);
    const person = preference?.catchUp && (await deps.people.person(team, user));
    return person && !person.isDeactivated ? person : undefined;
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

  return {
    async due(team, user, tell) {
      const person = await whoWants(team, user);
      if (!person) return;
      const now = clock.now();
      const next = nextStart(person.availability, now);
      if (next !== undefined) await jobs.enqueue(catchUpRequest(team, user, next, true));
      const day = tell ? catchUpDay(person.availability, now)?.day : undefined;
      if (day === undefined) return;
      const key = `catch-up:${user}:${day}`;
      await deps.attention.offer({ team, user, key, source: SOURCE, about: day });
    },
    async chosen(team, user) {
      if ((await deps.preferences.find(team, user))?.catchUp) {
        await jobs.enqueue(catchUpRequest(team, user, clock.now(), false));
      }
    },
    unasked: {
      name: SOURCE,
      kind: 'catch-up',
      /** The first stands in the DM, the others below it; together they are one message. */
      async tell({ team, user, about }) {
        const person = await whoWants(team, user);
        const found = person && catchUpDay(person.availability, clock.now());
        if (!person || found?.day !== about) return undefined;
        const [content, ...below] = await contentsFor(team, person, found);
        return content && { content, below, short: catchUpShort(), worthlessAt: found.end };
      },
    },
  };
}
