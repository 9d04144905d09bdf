/** The repositories of standups, in memory: enough for the tests of use cases. The contracts are tested on the real engines. */
import type { Instant } from '../../src/core/clock.js';
import type { TeamId, UserId } from '../../src/core/ids.js';
import type { Leave } from '../../src/core/working-hours.js';
import type { Occurrence, OccurrenceKey } from '../../src/standups/occurrence.js';
import type { PlannedTerms, TermsRepository } from '../../src/standups/scheduling/terms.js';
import type { Standup, StandupResponse } from '../../src/standups/standup-record.js';
import type {
  LeaveRepository,
  OccurrenceRepository,
  ResponseRepository,
  StandupRepository,
} from '../../src/standups/standup-repository.js';
import { memoryTerms } from './memory-terms.js';

export interface MemoryStandups {
  readonly standups: StandupRepository;
  readonly occurrences: OccurrenceRepository;
  readonly responses: ResponseRepository;
  readonly leave: LeaveRepository;
  readonly terms: TermsRepository;
  /** What is stored, to look at. */
  readonly kept: {
    readonly standups: Map<string, Standup>;
    readonly members: Map<string, readonly UserId[]>;
    readonly occurrences: Map<string, Occurrence>;
    readonly responses: Map<string, StandupResponse>;
    readonly leave: Map<string, readonly Leave[]>;
    readonly terms: Map<string, PlannedTerms>;
  };
}

const keyOf = ({ team, standup, workDay, user }: Omit<OccurrenceKey, 'workDay'> & { workDay: string }) =>
  `${team}/${standup}/${workDay}/${user}`;
const under = (team: TeamId, id: string) => `${team}/${id}`;

export function memoryStandups(): MemoryStandups {
  const kept: MemoryStandups['kept'] = {
    standups: new Map(),
    members: new Map(),
    occurrences: new Map(),
    responses: new Map(),
    leave: new Map(),
    terms: new Map(),
  };
  return {
    kept,
    standups: standupsIn(kept),
    occurrences: occurrencesIn(kept),
    responses: responsesIn(kept),
    leave: leaveIn(kept),
    terms: memoryTerms(kept),
  };
}

function standupsIn({ standups, members }: MemoryStandups['kept']): StandupRepository {
  const live = (team: TeamId) =>
    [...standups.values()]
      .filter((each) => each.team === team && each.state !== 'deleted')
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  const membersOf = ({ team, id, roster }: Standup) =>
    members.get(under(team, id)) ?? (roster.kind === 'list' ? roster.users : []);
  return {
    add: async (standup) => void standups.set(under(standup.team, standup.id), standup),
    find: async (team, id) => standups.get(under(team, id)),
    findHead: async (team, id) => standups.get(under(team, id)),
    async save(standup, expectedVersion) {
      const key = under(standup.team, standup.id);
      if (standups.get(key)?.version !== expectedVersion) return false;
      standups.set(key, standup);
      return true;
    },
    all: async (team) => live(team),
    ofChannel: async (team, channel) => live(team).filter((each) => each.channel === channel),
    inStepWith: async (team, source) =>
      live(team).filter(({ roster }) =>
        'channel' in source
          ? roster.kind === 'channel' && roster.channel === source.channel
          : roster.kind === 'group' && roster.group === source.group,
      ),
    active: async () =>
      [...standups.values()].filter(({ state }) => state === 'active').map(({ team, id }) => ({ team, id })),
    async members(team, id) {
      const standup = standups.get(under(team, id));
      return standup ? membersOf(standup) : [];
    },
    setMembers: async (team, id, users) => void members.set(under(team, id), users),
    ofMember: async (team, user) =>
      live(team).filter((each) => membersOf(each).includes(user) || each.observers.includes(user)),
    ownedBy: async (team, user) => live(team).filter(({ owners }) => owners.includes(user)),
    async purge(deletedBefore) {
      const gone = [...standups].filter(
        ([, { state, updatedAt }]) => state === 'deleted' && updatedAt < deletedBefore,
      );
      for (const [key] of gone) standups.delete(key);
      return gone.length;
    },
    async deletePerson(team, user) {
      let count = 0;
      for (const [key, users] of members) {
        if (!key.startsWith(`${team}/`) || !users.includes(user)) continue;
        members.set(
          key,
          users.filter((each) => each !== user),
        );
        count += 1;
      }
      return count;
    },
  };
}

function occurrencesIn({ occurrences }: MemoryStandups['kept']): OccurrenceRepository {
  const all = () => [...occurrences.values()];
  const ofUser = (team: TeamId, user: UserId) =>
    all().filter((each) => each.team === team && each.user === user);
  const drop = (which: (each: Occurrence) => boolean) => {
    const going = [...occurrences].filter(([, each]) => which(each));
    for (const [key] of going) occurrences.delete(key);
    return going.length;
  };
  return {
    async add(given) {
      const fresh = given.filter((each) => !occurrences.has(keyOf(each)));
      for (const each of fresh) occurrences.set(keyOf(each), each);
      return fresh.length;
    },
    find: async (key) => occurrences.get(keyOf(key)),
    async change(next, expected) {
      const found = occurrences.get(keyOf(next));
      if (found?.state !== expected) return false;
      const { opensAt, promptAt, remindAt, closesAt } = found;
      occurrences.set(keyOf(next), { ...next, opensAt, promptAt, remindAt, closesAt });
      return true;
    },
    async takeDue(now, limit) {
      const due = all()
        .flatMap((each) => (each.due && each.due.at <= now ? [{ each, at: each.due.at }] : []))
        .sort((one, other) => one.at - other.at)
        .slice(0, limit);
      for (const { each } of due) {
        const { due: _, ...rest } = each;
        occurrences.set(keyOf(each), rest);
      }
      return due.map(({ each }) => each);
    },
    async nextDue() {
      const at = all().flatMap(({ due }) => due?.at ?? []);
      return at.length > 0 ? Math.min(...at) : undefined;
    },
    removeWaiting: async (team, standup, user) =>
      drop(
        (each) =>
          each.team === team &&
          each.standup === standup &&
          each.state === 'waiting' &&
          (user === undefined || each.user === user),
      ),
    ofDay: async (team, standup, workDay) =>
      all().filter((each) => each.team === team && each.standup === standup && each.workDay === workDay),
    openFor: async (team, user, at) =>
      ofUser(team, user)
        .filter((each) => each.state !== 'closed' && each.opensAt <= at && at < each.closesAt)
        .sort((one, other) => one.promptAt - other.promptAt),
    latest: async (team, standup, user) =>
      ofUser(team, user)
        .filter((each) => each.standup === standup)
        .sort((one, other) => other.promptAt - one.promptAt)[0],
    ofMember: async (team, standup, user, since) =>
      ofUser(team, user)
        .filter((each) => each.standup === standup && each.promptAt >= since)
        .sort((one, other) => one.promptAt - other.promptAt),
    recent: async (team, user, limit) =>
      ofUser(team, user)
        .sort((one, other) => other.promptAt - one.promptAt)
        .slice(0, limit),
    deletePerson: async (team, user) => drop((each) => each.team === team && each.user === user),
    purge: async (before: Instant) => drop((each) => each.closesAt < before && each.due === undefined),
  };
}

function responsesIn({ responses }: MemoryStandups['kept']): ResponseRepository {
  const all = () => [...responses.values()];
  const newestFirst = (one: StandupResponse, other: StandupResponse) =>
    one.workDay < other.workDay ? 1 : one.workDay > other.workDay ? -1 : one.submittedAt - other.submittedAt;
  return {
    async save(response) {
      const key = keyOf(response);
      const before = responses.get(key);
      if (before && JSON.stringify(before.answers) === JSON.stringify(response.answers)) return 'same';
      if (!before) {
        responses.set(key, response);
        return 'added';
      }
      const { postedTs: _, ...edited } = response;
      responses.set(key, { ...edited, submittedAt: before.submittedAt, late: before.late });
      return 'changed';
    },
    find: async (key) => responses.get(keyOf(key)),
    ofDay: async (team, standup, workDay) =>
      all()
        .filter((each) => each.team === team && each.standup === standup && each.workDay === workDay)
        .sort((one, other) => one.submittedAt - other.submittedAt),
    before: async ({ team, standup, workDay, user }) =>
      all()
        .filter((each) => each.team === team && each.standup === standup && each.user === user)
        .filter((each) => each.workDay < workDay)
        .sort(newestFirst)[0],
    async setPosted(key, postedTs) {
      const there = responses.get(keyOf(key));
      if (there && there.editedAt === key.editedAt) responses.set(keyOf(key), { ...there, postedTs });
    },
    async newest(team, standup, { first, last }) {
      const theirs = all()
        .filter((each) => each.team === team && each.standup === standup)
        .filter(({ workDay }) => first <= workDay && workDay <= last)
        .sort(newestFirst);
      return theirs.filter(({ user }, n) => theirs.findIndex((each) => each.user === user) === n);
    },
    ofMembers: async (team, standup, users, { first, last }) =>
      all()
        .filter((each) => each.team === team && each.standup === standup && users.includes(each.user))
        .filter(({ workDay }) => first <= workDay && workDay <= last)
        .sort(newestFirst),
    async history(team, standup, limitDays) {
      const theirs = all()
        .filter((each) => each.team === team && each.standup === standup)
        .sort(newestFirst);
      const days = [...new Set(theirs.map(({ workDay }) => workDay))].slice(0, limitDays);
      return theirs.filter(({ workDay }) => days.includes(workDay));
    },
    allOf: async (team, user) =>
      all()
        .filter((each) => each.team === team && each.user === user)
        .sort(newestFirst),
    async deletePerson(team, user) {
      const theirs = all().filter((each) => each.team === team && each.user === user);
      for (const each of theirs) responses.delete(keyOf(each));
      return theirs.length;
    },
  };
}

function leaveIn({ leave }: MemoryStandups['kept']): LeaveRepository {
  const of = (team: TeamId, user: UserId) => leave.get(under(team, user)) ?? [];
  return {
    of: async (team, user) => of(team, user),
    ofMany: async (team, users) =>
      new Map(users.map((user) => [user, of(team, user)] as const).filter(([, each]) => each.length > 0)),
    async add(team, user, added) {
      const there = of(team, user).filter(({ from, to }) => from !== added.from || to !== added.to);
      const sorted = [...there, added].sort((one, other) => (one.from < other.from ? -1 : 1));
      leave.set(under(team, user), sorted);
    },
    async clear(team, user, today) {
      const before = of(team, user);
      const past = before.filter(({ to }) => to < today);
      leave.set(under(team, user), past);
      return before.length - past.length;
    },
    async purge(endedBefore) {
      let count = 0;
      for (const [key, each] of leave) {
        const left = each.filter(({ to }) => to >= endedBefore);
        count += each.length - left.length;
        leave.set(key, left);
      }
      return count;
    },
    async deletePerson(team, user) {
      const count = of(team, user).length;
      leave.delete(under(team, user));
      return count;
    },
  };
}
