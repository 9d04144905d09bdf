/** The coming prompts of a standup, as `plan` has them: what the previews show is what is then done. */
import type { Clock } from '../../core/clock.js';
import type { UserId } from '../../core/ids.js';
import type { SlackApi } from '../../slack/slack-api.js';
import type { Occurrence } from '../occurrence.js';
import { plan } from '../plan.js';
import type { GatherFacts, MemberFacts } from '../scheduling/facts.js';
import { statusSaysAway } from '../scheduling/status-away.js';
import type { Slot } from '../standup.js';
import type { Standup } from '../standup-record.js';
import type { OccurrenceRepository, StandupRepository } from '../standup-repository.js';

const DAY_MS = 86_400_000;
/** Asked of every preview. One that finds nothing looks on, so that a standup held every two weeks is seen too. */
const WEEK_MS = 7 * DAY_MS;
const LOOK_ON_MS = 15 * DAY_MS;
/** So many people fill a form as it is. */
const MOST_PEOPLE = 20;
/** Apps are members of channels too, and are left out only once they are looked up. */
const MOST_LOOKED_UP = 30;
/** Of one channel: the scheduler's own bound. */
const MOST_MEMBERS = 2_000;

/** What decides about who is asked; without an id it is not made yet. */
export type Asking = Pick<Standup, 'team' | 'schedule' | 'roster' | 'observers' | 'region'> &
  Partial<Pick<Standup, 'id'>>;

export interface Coming {
  readonly people: readonly MemberFacts[];
  /** In time order, of these people. */
  readonly slots: readonly Slot<UserId>[];
  /** How many more members there are than are shown here. */
  readonly left: number;
  /** What has happened already to slots that lie ahead, by `slotKey`. */
  readonly settled: ReadonlyMap<string, Occurrence>;
  /** Slots, by `slotKey`, for which nobody would be asked should their Slack status stay as it is until it ends by itself. */
  readonly away: ReadonlySet<string>;
}

export interface ComingPrompts {
  /** Of everybody, as far as a form holds it. */
  ofAll(asking: Asking): Promise<Coming>;
  /** Of one person; undefined when they are not asked. */
  ofOne(standup: Standup, user: UserId): Promise<Coming | undefined>;
}

/** A slot among those of one standup. */
export const slotKey = ({ workDay, user }: Pick<Slot, 'workDay' | 'user'>): string => `${workDay} ${user}`;

export interface ComingDeps {
  readonly slack: Pick<SlackApi, 'members' | 'groupMembers'>;
  readonly standups: Pick<StandupRepository, 'members'>;
  readonly occurrences: Pick<OccurrenceRepository, 'find'>;
  /** The scheduler's own, so that previews cannot differ from it. */
  readonly gatherFacts: GatherFacts;
  readonly clock: Clock;
}

export function createComingPrompts(deps: ComingDeps): ComingPrompts {
  const { slack, standups, occurrences, gatherFacts, clock } = deps;

  /** Observers are left out. A standup that was only just made has no members yet, and neither has one that is still typed. */
  async function whoIsAsked({ team, id, roster, observers }: Asking): Promise<readonly UserId[]> {
    const seen = id === undefined ? [] : await standups.members(team, id);
    const users = seen.length > 0 ? seen : await rosterNow({ team, roster });
    return users.filter((user) => !observers.includes(user));
  }

  async function rosterNow({ team, roster }: Pick<Asking, 'team' | 'roster'>): Promise<readonly UserId[]> {
    if (roster.kind === 'list') return roster.users;
    return roster.kind === 'channel'
      ? slack.members(team, roster.channel, MOST_MEMBERS)
      : slack.groupMembers(team, roster.group);
  }

  async function coming({ team, schedule, region }: Asking, users: readonly UserId[]): Promise<Coming> {
    const facts = await Promise.all(
      users.slice(0, MOST_LOOKED_UP).map((user) => gatherFacts(team, user, { region })),
    );
    const people = facts.filter(({ isBot }) => !isBot);
    const shown = people.slice(0, MOST_PEOPLE);
    const members = shown.map(({ member }) => member);
    const now = clock.now();
    const soon = [...plan(schedule, members, now, now + WEEK_MS)];
    const slots = soon.length > 0 ? soon : [...plan(schedule, members, now + WEEK_MS, now + LOOK_ON_MS)];
    const left = users.length - (facts.length - people.length) - shown.length;
    const statuses = new Map(shown.map(({ member, status }) => [member.id, status]));
    const away = slots.filter(({ user, promptAt }) => statusSaysAway(statuses.get(user), promptAt));
    return { people: shown, slots, left, settled: new Map(), away: new Set(away.map(slotKey)) };
  }

  return {
    ofAll: async (asking) => coming(asking, await whoIsAsked(asking)),
    async ofOne(standup, user) {
      if (!(await whoIsAsked(standup)).includes(user)) return undefined;
      const mine = await coming(standup, [user]);
      const { team, id } = standup;
      const settled = new Map<string, Occurrence>();
      for (const slot of mine.slots) {
        const found = await occurrences.find({ team, standup: id, workDay: slot.workDay, user });
        if (found && found.state !== 'waiting') settled.set(slotKey(slot), found);
      }
      return { ...mine, settled };
    },
  };
}
