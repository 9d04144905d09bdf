/** Leave, told by the person: kept, turns that are open meanwhile are skipped, and what is still to come is planned anew. */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { Clock } from '../../core/clock.js';
import type { TeamId, UserId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import type { Leave } from '../../core/working-hours.js';
import { wallOf, type Zone } from '../../core/zoned-time.js';
import type { PeopleReader } from '../../people/person.js';
import { memberDate } from '../plan.js';
import type { LeaveRepository, OccurrenceRepository } from '../standup-repository.js';
import type { ReplanPerson } from './ports.js';
import type { SkipTurn } from './skip-turn.js';
import type { Turns } from './turns.js';

export interface TakeLeaveDeps {
  readonly leave: Pick<LeaveRepository, 'of' | 'add' | 'clear'>;
  readonly occurrences: Pick<OccurrenceRepository, 'openFor'>;
  readonly turns: Turns;
  readonly skipTurn: SkipTurn;
  readonly replanPerson: ReplanPerson;
  readonly people: PeopleReader;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export interface TakeLeave {
  /** The date where the person is. */
  today(team: TeamId, user: UserId): Promise<CalendarDate>;
  /** What has not ended yet, soonest first. */
  coming(team: TeamId, user: UserId): Promise<readonly Leave[]>;
  add(team: TeamId, user: UserId, leave: Leave): Promise<void>;
  /** @returns how many leaves were taken away. */
  clear(team: TeamId, user: UserId): Promise<number>;
}

export function createTakeLeave(deps: TakeLeaveDeps): TakeLeave {
  const { leave, occurrences, turns, skipTurn, replanPerson, people, transaction, clock } = deps;

  const zoneOf = async (team: TeamId, user: UserId): Promise<Zone> =>
    (await people.person(team, user))?.zone ?? 'UTC';

  const today = async (team: TeamId, user: UserId): Promise<CalendarDate> =>
    wallOf(clock.now(), await zoneOf(team, user)).date;

  async function coming(team: TeamId, user: UserId): Promise<readonly Leave[]> {
    const now = await today(team, user);
    const kept = await leave.of(team, user);
    return kept.filter(({ to }) => to >= now).sort((one, other) => (one.from < other.from ? -1 : 1));
  }

  async function add(team: TeamId, user: UserId, taken: Leave): Promise<void> {
    const zone = await zoneOf(team, user);
    await transaction(async () => {
      await leave.add(team, user, taken, clock.now());
      for (const open of await occurrences.openFor(team, user, clock.now())) {
        // Those still waiting for their prompt are the plan's.
        if (open.state !== 'prompted' && open.state !== 'reminded') continue;
        const turn = await turns.of(team, user, open);
        if (!turn) continue;
        const { workDay, promptAt: at } = open;
        const date = memberDate(turn.standup.schedule, zone, { workDay, at });
        if (taken.from <= date && date <= taken.to) await skipTurn(turn, 'leave');
      }
      await replanPerson(team, user);
    });
  }

  async function clear(team: TeamId, user: UserId): Promise<number> {
    const now = await today(team, user);
    return transaction(async () => {
      const cleared = await leave.clear(team, user, now);
      if (cleared > 0) await replanPerson(team, user);
      return cleared;
    });
  }

  return { today, coming, add, clear };
}
