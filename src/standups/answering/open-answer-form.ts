/** Opens the answer form: with what was saved, else with what the last answer left. The store alone is asked, so it is quick. */

import { calendarDate } from '../../core/calendar-date.js';
import type { Clock } from '../../core/clock.js';
import type { TeamId, UserId } from '../../core/ids.js';
import type { MessageContent, SlackApi } from '../../slack/slack-api.js';
import type { ResponseRepository } from '../standup-repository.js';
import { carriedFrom } from './carry.js';
import { keyOfTurn } from './save-answer.js';
import type { TurnRef } from './turn-ref.js';
import type { Turn, Turns } from './turns.js';
import { type AnswerFormData, answerFormView } from './views/answer-form.js';
import { unknownView } from './views/answers.js';

export interface OpenAnswerFormDeps {
  readonly turns: Turns;
  readonly responses: Pick<ResponseRepository, 'find' | 'before'>;
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly clock: Clock;
}

/** @returns undefined when the form is open, else why not. */
export type OpenAnswerForm = (request: {
  readonly team: TeamId;
  readonly user: UserId;
  readonly triggerId: string;
  readonly ref: TurnRef;
}) => Promise<MessageContent | undefined>;

/** Resolves once Slack has opened it. @throws SlackCallError when Slack does not open it. */
export const createOpenAnswerForm =
  (deps: OpenAnswerFormDeps): OpenAnswerForm =>
  async ({ team, user, triggerId, ref }) => {
    const turn = await deps.turns.of(team, user, ref);
    if (!turn) return unknownView();
    await deps.slack.openView(team, triggerId, answerFormView(await formOf(deps, turn)));
    return undefined;
  };

async function formOf({ responses, clock }: OpenAnswerFormDeps, turn: Turn): Promise<AnswerFormData> {
  const { standup, workDay, user } = turn;
  const key = keyOfTurn(turn);
  const saved = await responses.find(key);
  const carried = saved ? undefined : carriedFrom(await responses.before(key));
  return {
    standup,
    refs: { standup: standup.id, workDay, user, asked: saved?.asked ?? standup.questions },
    answers: saved?.answers ?? [],
    late: saved ? saved.late : clock.now() >= turn.closesAt,
    ...(carried && { carried: { ...carried, workDay: calendarDate(carried.workDay) } }),
  };
}
