/**
 * Whose turn it is, and on which work day: from the occurrences on record, or, for observers, who are never asked and so have
 * none, from the plan.
 */
import { type CalendarDate, dayNumber } from '../../core/calendar-date.js';
import type { Clock, Instant } from '../../core/clock.js';
import type { TeamId, UserId } from '../../core/ids.js';
import type { PeopleReader } from '../../people/person.js';
import type { Occurrence, OccurrenceState } from '../occurrence.js';
import { plan } from '../plan.js';
import type { Slot } from '../standup.js';
import type { Standup } from '../standup-record.js';
import type { OccurrenceRepository, StandupRepository } from '../standup-repository.js';
import type { TurnRef } from './turn-ref.js';

export interface Turn {
  readonly standup: Standup;
  readonly user: UserId;
  readonly workDay: CalendarDate;
  readonly closesAt: Instant;
  /** What is on record about it; absent for observers, and for members whose turn is not planned yet. */
  readonly occurrence?: Occurrence;
  /** The plan's own slot, when there is no occurrence. */
  readonly slot?: Slot<UserId>;
  /** On the roster: somebody who is asked, unlike an observer. */
  readonly member: boolean;
}

export interface TurnsDeps {
  readonly standups: Pick<StandupRepository, 'find' | 'members' | 'ofMember'>;
  readonly occurrences: Pick<OccurrenceRepository, 'find' | 'recent'>;
  readonly people: PeopleReader;
  readonly clock: Clock;
}

export interface Turns {
  /** Undefined when there is no such turn, or when this person may not answer it: nobody learns which. */
  of(team: TeamId, user: UserId, ref: TurnRef): Promise<Turn | undefined>;
  /**
   * In each active standup that this person answers, the turn that an answer given now belongs to: the first open one that waits
   * for it, else an open one, else the last.
   */
  current(team: TeamId, user: UserId): Promise<readonly Turn[]>;
}

const DAY_MS = 86_400_000;
/** Two weeks and a day hold a slot of every schedule. */
const LOOK_BACK_MS = 15 * DAY_MS;
/** A turn opens the evening before its prompt, in whatever zone. */
const LOOK_AHEAD_MS = 2 * DAY_MS;
/** Occurrences looked through for a member's turn; with very many standups the plan fills in. */
const MOST_RECENT = 100;

export function createTurns({ standups, occurrences, people, clock }: TurnsDeps): Turns {
  async function of(
    team: TeamId,
    user: UserId,
    { standup: id, workDay }: TurnRef,
  ): Promise<Turn | undefined> {
    const standup = await standups.find(team, id);
    if (!standup || standup.state === 'deleted') return undefined;
    const occurrence = await occurrences.find({ team, standup: id, workDay, user });
    const member = (await standups.members(team, id)).includes(user);
    if (occurrence) return turnOf(standup, occurrence, member);
    if (!member && !standup.observers.includes(user)) return undefined;
    const around = dayNumber(workDay) * DAY_MS;
    const slots = await slotsOf(standup, user, around - LOOK_AHEAD_MS, around + LOOK_AHEAD_MS);
    return slots.filter((slot) => slot.workDay === workDay).map((slot) => planned(standup, slot, member))[0];
  }

  async function current(team: TeamId, user: UserId): Promise<readonly Turn[]> {
    const theirs = (await standups.ofMember(team, user)).filter(({ state }) => state === 'active');
    const recent = await occurrences.recent(team, user, MOST_RECENT);
    const turns: Turn[] = [];
    for (const standup of theirs) {
      const turn = await currentIn(standup, user, recent);
      if (turn) turns.push(turn);
    }
    return turns;
  }

  async function currentIn(
    standup: Standup,
    user: UserId,
    recent: readonly Occurrence[],
  ): Promise<Turn | undefined> {
    const now = clock.now();
    const member = (await standups.members(standup.team, standup.id)).includes(user);
    const begun = recent.filter((each) => each.standup === standup.id && each.opensAt <= now);
    const [open] = begun.filter((each) => now < each.closesAt).sort((a, b) => rank(a) - rank(b));
    const [last] = begun.sort((a, b) => b.promptAt - a.promptAt);
    // What an observer has on record is from when they were a member.
    const recorded = open ?? (member ? last : undefined);
    if (recorded) return turnOf(standup, recorded, member);
    const slots = await slotsOf(standup, user, now - LOOK_BACK_MS, now + LOOK_AHEAD_MS);
    const past = slots.filter(({ opensAt }) => opensAt <= now);
    const slot = past.find(({ closesAt }) => now < closesAt) ?? past.at(-1);
    return slot && planned(standup, slot, member);
  }

  /** Absences play no part: whoever wants to answer on a day off may. */
  async function slotsOf(standup: Standup, user: UserId, from: Instant, to: Instant) {
    const zone = (await people.person(standup.team, user))?.zone ?? 'UTC';
    const asked = { id: user, zone, leave: [], holidays: new Set<CalendarDate>() };
    return [...plan(standup.schedule, [asked], from, to)];
  }

  return { of, current };
}

const turnOf = (standup: Standup, occurrence: Occurrence, member: boolean): Turn => ({
  ...{ standup, user: occurrence.user, workDay: occurrence.workDay, closesAt: occurrence.closesAt },
  ...{ occurrence, member },
});

const planned = (standup: Standup, slot: Slot<UserId>, member: boolean): Turn => ({
  ...{ standup, user: slot.user, workDay: slot.workDay, closesAt: slot.closesAt, slot, member },
});

/** Of two open turns, the one that still waits for an answer comes first, and then the earlier. */
function rank({ state, promptAt }: Occurrence): number {
  const later: Readonly<Record<OccurrenceState, number>> = {
    ...{ waiting: 0, prompted: 0, reminded: 0, skipped: 1, missed: 1, answered: 2, closed: 2 },
  };
  return later[state] * 1e15 + promptAt;
}
