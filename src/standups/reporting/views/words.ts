/** Words that the views of a report share. */
import type { CalendarDate } from '../../../core/calendar-date.js';
import type { UserId } from '../../../core/ids.js';
import { formatInZone, instantOf } from '../../../core/zoned-time.js';
import { message, section } from '../../../slack/blocks.js';
import { LIMITS } from '../../../slack/limits.js';
import { escapeText, shorten } from '../../../slack/mrkdwn.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import type { Question, StandupResponse } from '../../standup-record.js';
import { headed } from '../pages.js';

/** The display name of somebody, as typed. */
export type NameOf = (user: UserId) => string;

/** Labels are shortened, never answers. */
const NAME_LENGTH = 80;
const QUESTION_LENGTH = 300;

export const nameLabel = (typed: string, length = NAME_LENGTH): string =>
  escapeText(shorten(typed.replace(/\s+/g, ' '), length));

export const questionLabel = ({ text }: Question): string =>
  `*${escapeText(shorten(text.replace(/\s+/g, ' ').trim(), QUESTION_LENGTH))}*`;

/** `Mon 9 Mar`: a work day is a date, the same for every reader. */
export const dayLabel = (workDay: string): string =>
  formatInZone(instantOf(workDay as CalendarDate, '12:00', 'UTC'), 'UTC', 'day');

/** What somebody answered, question by question, as texts for sections. */
export function answerTexts({ asked, answers }: StandupResponse): readonly string[] {
  const texts = asked.flatMap((question, n) => headed(questionLabel(question), answers[n] ?? ''));
  return texts.length > 0 ? texts : ['_Every question was left empty._'];
}

/** A message of texts. @param spoken what of them notifications and screen readers get, where there is room. */
export function told(
  headline: string,
  texts: readonly string[],
  more: MessageContent['blocks'] = [],
  spoken: readonly string[] = texts,
): MessageContent {
  const whole = [headline, ...spoken].join('\n');
  const text = whole.length <= LIMITS.message.updateText ? whole : headline;
  return message(text, ...texts.map((each) => section(each)), ...more);
}

/** In place of a message whose text an edit has made shorter. */
export const nothingLeftView = (): MessageContent =>
  message('An edit made this shorter: there is nothing more here.');
