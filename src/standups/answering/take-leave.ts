/** Leave, told by the person: kept, turns that are open meanwhile are skipped, and what is still to come is planned anew. */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { Clock } from '../../core/clock.js';
import type { TeamId, UserId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import type { Leave } from '../../core/working-hours.js';
import { wallOf } from '../../core/zoned-time.js';
import type { PeopleReader } from '../../people/person.js';
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

  const today = async (team: TeamId, user: UserId): Promise<CalendarDate> =>
    wallOf(clock.now(), (await people.person(team, user))?.zone ?? 'UTC').date;

  async function coming(team: TeamId, user: UserId): Promise<readonly Leave[]> {
    const now = await today(team, user);
    const kept = await leave.of(team, user);
    return kept.filter(({ to }) => to >= now).sort((one, other) => (one.from < other.from ? -1 : 1));
  }

  const add = (team: TeamId, user: UserId, taken: Leave): Promise<void> =>
    transaction(async () => {
      await leave.add(team, user, taken, clock.now());
      for (const open of await occurrences.openFor(team, user, clock.now())) {
        // Those still waiting for their prompt are the plan's: it knows which date of a fixed zone is whose.
        if (open.state !== 'prompted' && open.state !== 'reminded') continue;
        if (open.workDay < taken.from || open.workDay > taken.to) continue;
        const turn = await turns.of(team, user, open);
        if (turn) await skipTurn(turn, 'leave');
      }
      await replanPerson(team, user);
    });

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
