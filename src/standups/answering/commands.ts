/** `/async report`, `/async skip` and `/async ooo`. */
import type { CommandRequest, Subcommand } from '../../commands/command.js';
import type { CalendarDate } from '../../core/calendar-date.js';
import { AppError } from '../../core/errors.js';
import type { MessageContent, SlackApi } from '../../slack/slack-api.js';
import type { OpenAnswerForm } from './open-answer-form.js';
import { parseLeave } from './parse-leave.js';
import { isSkippable, type SkipTurn } from './skip-turn.js';
import type { TakeLeave } from './take-leave.js';
import type { Turn, Turns } from './turns.js';
import { chooseView, noStandupsView, nothingToSkipView, refOf, skippedView } from './views/answers.js';
import {
  leaveClearedView,
  leaveFormView,
  leaveListView,
  leaveSavedView,
  notUnderstoodView,
} from './views/leave.js';
import { ANSWER_ACTION, SKIP_ACTION } from './views/prompt.js';

export interface AnsweringCommandsDeps {
  readonly turns: Turns;
  readonly openForm: OpenAnswerForm;
  readonly skipTurn: SkipTurn;
  readonly leave: TakeLeave;
  readonly slack: Pick<SlackApi, 'openView'>;
}

export function answeringCommands(deps: AnsweringCommandsDeps): readonly Subcommand[] {
  const { turns, openForm, skipTurn, leave, slack } = deps;

  /** The one turn that is waited for, when it is clear which; else all that may be meant. */
  async function meant({ team, user, rest }: CommandRequest): Promise<readonly Turn[]> {
    const all = await turns.current(team, user);
    const named = byName(all, THIS_ONE.test(rest) ? '' : rest);
    const waiting = named.filter(isSkippable);
    return waiting.length === 1 ? waiting : named;
  }

  async function report(request: CommandRequest): Promise<MessageContent | undefined> {
    const [turn, ...others] = await meant(request);
    if (!turn) return noStandupsView(request.rest);
    const { team, user, triggerId } = request;
    if (others.length > 0 || triggerId === undefined) {
      return chooseView([turn, ...others], 'Answer', ANSWER_ACTION);
    }
    return openForm({ team, user, triggerId, ref: refOf(turn) });
  }

  async function skip(request: CommandRequest): Promise<MessageContent> {
    const all = await meant(request);
    const waiting = all.filter(isSkippable);
    const [turn, ...others] = waiting.length > 0 ? waiting : all;
    if (!turn) return noStandupsView(request.rest);
    if (others.length > 0 && waiting.length > 0) return chooseView(waiting, 'Skip', SKIP_ACTION);
    return (await skipTurn(turn, 'by-choice')) ? skippedView(turn) : nothingToSkipView(turn);
  }

  /** What follows is the name of one of their standups, or means the one there is. */
  const namesOne: Subcommand['understands'] = async ({ team, user, rest }) =>
    THIS_ONE.test(rest) || byName(await turns.current(team, user), rest).length > 0;

  async function ooo({ team, user, rest, triggerId }: CommandRequest): Promise<MessageContent | undefined> {
    const today = await leave.today(team, user);
    if (rest === '' && triggerId !== undefined) {
      await slack.openView(team, triggerId, leaveFormView(today));
      return undefined;
    }
    if (rest === '') return leaveListView(await leave.coming(team, user));
    try {
      const said = parseLeave(rest, today);
      if (said === 'clear') return leaveClearedView(await leave.clear(team, user));
      await leave.add(team, user, said.add);
      return leaveSavedView(said.add);
    } catch (error) {
      if (error instanceof AppError && error.code === 'bad-input') return notUnderstoodView(error.message);
      throw error;
    }
  }

  return [
    {
      name: 'report',
      summary: 'Answer your standup now, or change what you answered',
      usage: '[standup]',
      understands: namesOne,
      run: report,
    },
    {
      name: 'skip',
      summary: 'Skip your standup this time',
      usage: '[standup]',
      understands: namesOne,
      run: skip,
    },
    {
      name: 'ooo',
      summary: 'Tell when you are on leave, so that no standup asks you',
      usage: '[today | tomorrow | <date> to <date> | clear]',
      understands: async ({ team, user, rest }) => isLeave(rest, await leave.today(team, user)),
      run: ooo,
    },
  ];
}

/** `skip today`, `skip this one please`: what people write beside the name of a standup. */
const THIS_ONE = /^(?:(?:it|this|this one|for|today|now|please)[\s,.!]*)+$/i;

/** Dates, or so few words that they are far more likely a slip of dates than an answer. */
function isLeave(words: string, today: CalendarDate): boolean {
  if (words.split(/\s+/).length <= 2) return true;
  try {
    parseLeave(words, today);
    return true;
  } catch {
    return false;
  }
}

/** An exact name, else those that contain the words; all when nothing is named. */
function byName(turns: readonly Turn[], words: string): readonly Turn[] {
  const wanted = words.trim().toLowerCase();
  const exact = turns.filter(({ standup }) => standup.name.toLowerCase() === wanted);
  return exact.length > 0
    ? exact
    : turns.filter(({ standup }) => standup.name.toLowerCase().includes(wanted));
}
