/** What answering listens to: the prompt's buttons and menu, its forms, and the choice between standups. */

import { calendarDate } from '../../core/calendar-date.js';
import { AppError } from '../../core/errors.js';
import type { RefreshHome } from '../../people/home.js';
import type { ActionPress, InputValue, ViewSubmission } from '../../slack/incoming.js';
import type { ListenerTable, ViewReply } from '../../slack/listener-table.js';
import type { MessageContent, Respond, SlackApi } from '../../slack/slack-api.js';
import { showErrors, showInstead } from '../../slack/view-reply.js';
import { leaveActions } from './home.js';
import type { OpenAnswerForm } from './open-answer-form.js';
import { checked } from './parse-leave.js';
import type { MenuAnswer } from './same-plan.js';
import type { SkipTurn } from './skip-turn.js';
import type { TakeLeave } from './take-leave.js';
import { readTurnRef } from './turn-ref.js';
import type { Turn, Turns } from './turns.js';
import { SAVE_ANSWER_VIEW } from './views/answer-form.js';
import { CHOOSE_ACTION, nothingToSkipView, skippedView, unknownView } from './views/answers.js';
import { LEAVE_FIELDS, leaveFormView, leaveSavedModal, SAVE_LEAVE_VIEW } from './views/leave.js';
import { ANSWER_ACTION, type MenuChoice, MORE_ACTION, SKIP_ACTION } from './views/prompt.js';

export interface AnsweringListenersDeps {
  readonly turns: Turns;
  readonly openForm: OpenAnswerForm;
  readonly submit: (submission: ViewSubmission) => Promise<ViewReply>;
  readonly skipTurn: SkipTurn;
  readonly samePlan: (turn: Turn) => Promise<MenuAnswer>;
  readonly whyAsked: (turn: Turn) => Promise<MessageContent>;
  readonly placeWords: (press: ActionPress) => Promise<MessageContent | undefined>;
  readonly leave: TakeLeave;
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly refreshHome: RefreshHome;
  readonly respond: Respond;
}

export function answeringListeners(deps: AnsweringListenersDeps): ListenerTable {
  const { turns, leave, slack } = deps;

  /** To the presser alone, under the message; or in its place. */
  const answer = async (
    { responseUrl }: ActionPress,
    content: MessageContent | undefined,
    instead = false,
  ) => {
    if (responseUrl && content) await deps.respond(responseUrl, { ...content, replaceOriginal: instead });
  };

  const withTurn = async (press: ActionPress, ref: string, does: (turn: Turn) => Promise<MenuAnswer>) => {
    const turn = await turns.of(press.team, press.user, readTurnRef(ref));
    const { say, settled } = turn ? await does(turn) : { say: unknownView(), settled: false };
    await answer(press, say, settled);
  };

  const skip = async (turn: Turn): Promise<MenuAnswer> => {
    const settled = await deps.skipTurn(turn, 'by-choice');
    return { say: settled ? skippedView(turn) : nothingToSkipView(turn), settled };
  };

  const why = async (turn: Turn): Promise<MenuAnswer> => ({ say: await deps.whyAsked(turn), settled: false });

  const openLeave = async ({ team, user, triggerId }: ActionPress) => {
    await slack.openView(team, triggerId, leaveFormView(await leave.today(team, user)));
  };

  const menu: Readonly<Record<MenuChoice, (press: ActionPress, ref: string) => Promise<void>>> = {
    same: (press, ref) => withTurn(press, ref, deps.samePlan),
    why: (press, ref) => withTurn(press, ref, why),
    leave: (press) => openLeave(press),
  };

  const saveLeave = async ({ team, user, view }: ViewSubmission): Promise<ViewReply> => {
    const from = dateIn(view.values[LEAVE_FIELDS.from]);
    const to = dateIn(view.values[LEAVE_FIELDS.to]);
    if (!from || !to)
      return showErrors({ [from ? LEAVE_FIELDS.to : LEAVE_FIELDS.from]: 'Please choose a day.' });
    try {
      const taken = checked(from, to, await leave.today(team, user));
      await leave.add(team, user, taken);
      if (view.privateMetadata === 'home') deps.refreshHome(team, user);
      return showInstead(leaveSavedModal(taken));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'bad-input') throw error;
      return showErrors({ [LEAVE_FIELDS.to]: error.message });
    }
  };

  return {
    actions: {
      ...leaveActions(deps),
      [ANSWER_ACTION]: async (press) =>
        answer(press, await deps.openForm({ ...press, ref: readTurnRef(press.value) })),
      [SKIP_ACTION]: (press) => withTurn(press, press.value, skip),
      [MORE_ACTION]: async (press) => {
        const slash = press.value.indexOf('/');
        const choice = press.value.slice(0, slash);
        if (isChoice(choice)) await menu[choice](press, press.value.slice(slash + 1));
        else await answer(press, unknownView());
      },
      [CHOOSE_ACTION]: async (press) => answer(press, await deps.placeWords(press), true),
    },
    views: { [SAVE_ANSWER_VIEW]: deps.submit, [SAVE_LEAVE_VIEW]: saveLeave },
  };
}

const isChoice = (word: string): word is MenuChoice => word === 'same' || word === 'leave' || word === 'why';

const dateIn = (value: InputValue) =>
  typeof value === 'string' && value !== '' ? calendarDate(value) : undefined;
