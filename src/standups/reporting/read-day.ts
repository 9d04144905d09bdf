/** Reads what a report tells of a work day. */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { UserId } from '../../core/ids.js';
import type { Occurrence } from '../occurrence.js';
import type { Standup, StandupResponse } from '../standup-record.js';
import type { OccurrenceRepository, ResponseRepository } from '../standup-repository.js';
import { blockedLines, type ReportDay, reportDay } from './day.js';

export type ReadDay = (
  standup: Standup,
  workDay: CalendarDate,
) => Promise<{ readonly day: ReportDay; readonly occurrences: readonly Occurrence[] }>;

export const createReadDay =
  (deps: {
    readonly responses: Pick<ResponseRepository, 'ofDay' | 'before'>;
    readonly occurrences: Pick<OccurrenceRepository, 'ofDay'>;
  }): ReadDay =>
  async (standup, workDay) => {
    const { team, id } = standup;
    const responses = await deps.responses.ofDay(team, id, workDay);
    const occurrences = await deps.occurrences.ofDay(team, id, workDay);
    const before = new Map<UserId, StandupResponse>();
    for (const response of responses) {
      if (blockedLines(response).length === 0) continue;
      const previous = await deps.responses.before({ team, standup: id, workDay, user: response.user });
      if (previous) before.set(response.user, previous);
    }
    return { day: reportDay({ standup, workDay, responses, occurrences, before }), occurrences };
  };
