/**
 * Brings a report into line with what is saved, in the way that its work day is told. It may run any number of times: what stands
 * already costs no call to Slack. Nothing is shown of a standup that is deleted or whose report is on hold.
 */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { Clock } from '../../core/clock.js';
import type { StandupId, TeamId } from '../../core/ids.js';
import type { OccurrenceKey } from '../occurrence.js';
import { reportIsHeld } from '../pause-reason.js';
import type { ReportMode, Standup } from '../standup-record.js';
import type { OccurrenceRepository, ResponseRepository, StandupRepository } from '../standup-repository.js';
import { isClosed } from './day.js';
import type { HoldReport } from './hold.js';
import type { PutReport } from './put.js';
import { compiledKey, parentKey } from './report-keys.js';
import type { ShowCompiled } from './show-compiled.js';
import type { ShowThread } from './show-thread.js';

export interface ShowReport {
  /** One member's answers. @returns whether the day as a whole is to be brought up to date after it. */
  answer(key: OccurrenceKey): Promise<boolean>;
  /** The day as a whole: a thread's parent, or all of it compiled once the last window has closed. */
  day(team: TeamId, id: StandupId, workDay: CalendarDate): Promise<void>;
}

export interface ShowReportDeps {
  readonly standups: Pick<StandupRepository, 'find'>;
  readonly occurrences: Pick<OccurrenceRepository, 'ofDay'>;
  readonly responses: Pick<ResponseRepository, 'find'>;
  readonly thread: ShowThread;
  readonly compiled: ShowCompiled;
  readonly put: PutReport;
  readonly hold: HoldReport;
  readonly clock: Clock;
}

export function createShowReport(deps: ShowReportDeps): ShowReport {
  const { standups, occurrences, responses, thread, compiled, put, hold, clock } = deps;

  async function answer(key: OccurrenceKey): Promise<boolean> {
    const { team, standup: id, workDay } = key;
    const standup = await shownStandup(team, id);
    if (!standup) return false;
    if ((await modeOf(standup, workDay)) === 'compiled') return true;
    const response = await responses.find(key);
    if (!response) return false;
    const refused = await thread.reply(standup, workDay, response);
    if (refused) await hold(standup, refused);
    return refused === undefined;
  }

  async function day(team: TeamId, id: StandupId, workDay: CalendarDate): Promise<void> {
    const standup = await shownStandup(team, id);
    if (!standup) return;
    const refused =
      (await modeOf(standup, workDay)) === 'thread'
        ? await thread.parent(standup, workDay)
        : (await isDue(standup, workDay)) && (await compiled(standup, workDay));
    if (refused && 'onHold' in refused) await hold(standup, refused);
  }

  async function shownStandup(team: TeamId, id: StandupId): Promise<Standup | undefined> {
    const standup = await standups.find(team, id);
    if (!standup || standup.state === 'deleted' || reportIsHeld(standup)) return undefined;
    return standup;
  }

  /**
   * A day that has begun in one way ends in it, whatever its owners chose since. What only some may see, or nobody's name may stand
   * on, is always compiled: in a thread, the moment of a reply would tell whose it is.
   */
  async function modeOf({ team, id, privacy, report }: Standup, workDay: CalendarDate): Promise<ReportMode> {
    if (privacy !== 'open') return 'compiled';
    if (await put.where(team, parentKey(id, workDay))) return 'thread';
    if (await put.where(team, compiledKey(id, workDay))) return 'compiled';
    return report.mode;
  }

  async function isDue({ team, id }: Standup, workDay: CalendarDate): Promise<boolean> {
    return isClosed(await occurrences.ofDay(team, id, workDay), clock.now());
  }

  return { answer, day };
}
