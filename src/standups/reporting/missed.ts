/** Shows what a report could not show while it was on hold, oldest first: answers and edits that stand nowhere yet. */
import { type CalendarDate, calendarDate } from '../../core/calendar-date.js';
import type { Instant } from '../../core/clock.js';
import type { StandupId, TeamId } from '../../core/ids.js';
import type { StandupResponse } from '../standup-record.js';
import type { ResponseRepository } from '../standup-repository.js';
import type { ShowReport } from './show-report.js';

/** @param since when the report was put on hold. */
export type ShowMissed = (team: TeamId, id: StandupId, since: Instant) => Promise<void>;

/** A report that was away for longer comes back with these; history and export have the rest. */
const MOST_DAYS = 30;

export const createShowMissed =
  (deps: {
    readonly responses: Pick<ResponseRepository, 'history'>;
    readonly show: ShowReport;
  }): ShowMissed =>
  async (team, id, since) => {
    const missed = (await deps.responses.history(team, id, MOST_DAYS)).filter((response) =>
      isMissed(response, since),
    );
    for (const [workDay, responses] of byDay(missed)) {
      for (const { user } of responses) await deps.show.answer({ team, standup: id, workDay, user });
      await deps.show.day(team, id, workDay);
    }
  };

const isMissed = ({ postedTs, submittedAt, editedAt }: StandupResponse, since: Instant): boolean =>
  postedTs === undefined || (editedAt ?? submittedAt) >= since;

function byDay(responses: readonly StandupResponse[]): readonly [CalendarDate, readonly StandupResponse[]][] {
  const days = new Map<CalendarDate, StandupResponse[]>();
  const oldestFirst = [...responses].sort((one, other) => one.submittedAt - other.submittedAt);
  for (const response of oldestFirst) {
    const workDay = calendarDate(response.workDay);
    days.set(workDay, [...(days.get(workDay) ?? []), response]);
  }
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1));
}
