/** The prompt and its one reminder: a DM with one primary button. */
import type { Instant } from '../../../core/clock.js';
import { formatInZone } from '../../../core/zoned-time.js';
import { actions, button, context, message, overflow, section } from '../../../slack/blocks.js';
import { escapeText, localTime } from '../../../slack/mrkdwn.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import type { Privacy, Standup } from '../../standup-record.js';
import { dayName } from '../day-names.js';
import { type TurnRef, writeTurnRef } from '../turn-ref.js';

export const ANSWER_ACTION = 'standups:answer';
export const SKIP_ACTION = 'standups:skip';
export const MORE_ACTION = 'standups:more';

/** What the menu beside the buttons can do. */
export type MenuChoice = 'same' | 'leave' | 'why';
const MENU: readonly (readonly [string, MenuChoice])[] = [
  ['Same plan as yesterday', 'same'],
  ['On leave…', 'leave'],
  ['Why am I asked?', 'why'],
];

export interface PromptData {
  readonly standup: Pick<Standup, 'id' | 'name' | 'questions' | 'privacy'>;
  readonly workDay: TurnRef['workDay'];
  readonly closesAt: Instant;
}

export function promptView(data: PromptData): MessageContent {
  const { standup, workDay } = data;
  const count = standup.questions.length;
  const asks = count === 1 ? 'one question' : `${count} questions`;
  return message(
    `${escapeText(standup.name)} for ${dayName(workDay)}: ${asks}.`,
    section(`*${escapeText(standup.name)}* for ${dayName(workDay)}: ${asks}, in writing, when it suits you.`),
    buttons(data),
    context(
      `Answers count until ${until(data.closesAt)}. You can also just write here, and I ask one question after the other.`,
      ...privacyLines(standup.privacy),
    ),
  );
}

/** The one reminder of a work day. */
export function reminderView(data: PromptData): MessageContent {
  const { standup, workDay } = data;
  return message(
    `${escapeText(standup.name)} for ${dayName(workDay)} is still open.`,
    section(
      `*${escapeText(standup.name)}* for ${dayName(workDay)} is still open until ${until(data.closesAt)}. This is the only reminder.`,
    ),
    buttons(data),
  );
}

function buttons({ standup, workDay }: PromptData) {
  const ref = { standup: standup.id, workDay };
  return actions(
    'standups:prompt',
    answerButton(ref, 'Answer', true),
    button({ actionId: SKIP_ACTION, text: 'Skip today', value: writeTurnRef(ref) }),
    overflow(
      MORE_ACTION,
      MENU.map(([text, choice]) => [text, `${choice}/${writeTurnRef(ref)}`]),
    ),
  );
}

/** Opens the form. */
export const answerButton = (ref: TurnRef, text: string, primary: boolean) =>
  button({
    ...{ actionId: ANSWER_ACTION, text, value: writeTurnRef(ref) },
    ...(primary && { style: 'primary' as const }),
  });

/** Each reader's own time; where Slack's markup is not read, in UTC, and it says so. */
export const until = (at: Instant): string => localTime(at, `${formatInZone(at, 'UTC', 'day-and-time')} UTC`);

/** Who will see an answer, where it is not everybody in the channel. */
export function privacyLines(privacy: Privacy): readonly string[] {
  if (privacy === 'anonymous') return ['Answers are shown without names.'];
  if (privacy === 'confidential') return ['Only the owners of this standup see the answers.'];
  return [];
}
