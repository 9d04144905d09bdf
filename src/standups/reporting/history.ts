/** `/async standup history [name]`: the last ten work days of a standup, for those who may read it. */
import { type CalendarDate, calendarDate } from '../../core/calendar-date.js';
import type { TeamId, UserId } from '../../core/ids.js';
import { SlackCallError } from '../../slack/errors.js';
import type { MessageContent, SlackApi } from '../../slack/slack-api.js';
import type { Standup } from '../standup-record.js';
import type { ResponseRepository } from '../standup-repository.js';
import type { PutReport } from './put.js';
import type { ReadDay } from './read-day.js';
import { named, type ReadableStandups } from './readable.js';
import { compiledKey, parentKey } from './report-keys.js';
import { type HistoryDay, historyView, noSuchStandupView, whichStandupView } from './views/history.js';

export interface HistoryRequest {
  readonly team: TeamId;
  readonly user: UserId;
  /** The standup's name or part of it; '' when there is only one to choose. */
  readonly name: string;
}

export type ShowHistory = (request: HistoryRequest) => Promise<MessageContent>;

const DAYS = 10;

export function createShowHistory(deps: {
  readonly readable: ReadableStandups;
  readonly responses: Pick<ResponseRepository, 'history'>;
  readonly readDay: ReadDay;
  readonly put: Pick<PutReport, 'where'>;
  readonly slack: Pick<SlackApi, 'permalink'>;
}): ShowHistory {
  const { readable, responses, readDay, put, slack } = deps;

  async function linkOf({ team, id, privacy }: Standup, workDay: CalendarDate): Promise<string | undefined> {
    if (privacy === 'confidential') return undefined;
    const at =
      (await put.where(team, parentKey(id, workDay))) ?? (await put.where(team, compiledKey(id, workDay)));
    return at && slack.permalink(team, at).catch(unlessSlackSaysNo);
  }

  async function historyDay(standup: Standup, workDay: CalendarDate): Promise<HistoryDay> {
    const { day } = await readDay(standup, workDay);
    const link = await linkOf(standup, workDay);
    return { workDay, answered: day.answered, asked: day.asked, ...(link !== undefined && { link }) };
  }

  return async ({ team, user, name }) => {
    const theirs = await readable.all(team, user);
    const found = name.trim() === '' ? theirs : named(theirs, name);
    const [standup, another] = found;
    if (!standup) return noSuchStandupView(theirs.map((each) => each.name));
    if (another) return whichStandupView(found.map((each) => each.name));
    const kept = await responses.history(team, standup.id, DAYS);
    const workDays = [...new Set(kept.map(({ workDay }) => workDay))].map(calendarDate);
    return historyView(standup, await Promise.all(workDays.map((workDay) => historyDay(standup, workDay))));
  };
}

/** A history without a link is better than none. */
function unlessSlackSaysNo(error: unknown): undefined {
  if (!(error instanceof SlackCallError)) throw error;
}
