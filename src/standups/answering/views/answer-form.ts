/** The form in which somebody answers: what the last plan left, a field a question, and how long it counts. */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { CalendarDate } from '../../../core/calendar-date.js';
import { context, input, option, plain, section } from '../../../slack/blocks.js';
import { LIMITS } from '../../../slack/limits.js';
import { escapeText, shorten } from '../../../slack/mrkdwn.js';
import type { Question, Standup } from '../../standup-record.js';
import { type Carried, MOST_LINES, placeOf } from '../carry.js';
import { dayName, onDay } from '../day-names.js';
import { type FormRefs, writeRefs } from '../form-refs.js';
import { privacyLines } from './prompt.js';

export const SAVE_ANSWER_VIEW = 'standups:save-answer';

export const answerField = (n: number): string => `standups:answer.${n + 1}`;
export const planField = (n: number): string => `standups:plan-line.${n + 1}`;
export const blockerField = (n: number): string => `standups:blocker-line.${n + 1}`;

/** Longer lines are shown cut; what is saved is the whole line. */
const LINE_LENGTH = 150;
/** A whole question as a label; Slack's own limit. */
const LABEL_LENGTH = LIMITS.input.label;

export interface AnswerFormData {
  readonly standup: Pick<Standup, 'name' | 'privacy'>;
  readonly refs: Omit<FormRefs, 'carried'>;
  /** What was saved before; the form then offers no carried lines. */
  readonly answers: readonly string[];
  readonly carried?: Carried & { readonly workDay: CalendarDate };
  readonly late: boolean;
}

export function answerFormView(data: AnswerFormData): ModalView {
  const { standup, refs, carried } = data;
  const { workDay, asked } = refs;
  const from = carried && { workDay: carried.workDay, stamp: carried.stamp };
  return {
    type: 'modal',
    callback_id: SAVE_ANSWER_VIEW,
    private_metadata: writeRefs({ ...refs, ...(from && { carried: from }) }),
    title: plain(shorten(standup.name, LIMITS.view.title)),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      section(`*${escapeText(standup.name)}* for ${dayName(workDay)}${data.late ? ', marked late' : ''}`),
      ...asked.flatMap((question, n) => [
        ...(carried ? carriedControls(carried, question, n, refs) : []),
        questionField(question, n, data.answers[n] ?? leftOver(carried, question, n, asked)),
      ]),
      ...privacyLines(standup.privacy).map((line) => context(line)),
    ],
  };
}

function questionField({ text }: Question, n: number, value: string): InputBlock {
  return input({
    label: text.trim() === '' ? `Question ${n + 1}` : shorten(text, LABEL_LENGTH),
    optional: true,
    element: {
      type: 'plain_text_input',
      action_id: answerField(n),
      multiline: true,
      max_length: LIMITS.input.text,
      ...(value !== '' && { initial_value: value }),
    },
  });
}

/** Above the question that the lines belong to. */
function carriedControls(
  carried: Carried & { readonly workDay: CalendarDate },
  { role }: Question,
  n: number,
  { workDay, asked }: Pick<FormRefs, 'workDay' | 'asked'>,
): readonly KnownBlock[] {
  if (placeOf(role, asked) !== n) return [];
  if (role === 'plan' && carried.plan.length > 0) {
    const hasLast = placeOf('last', asked) >= 0;
    return [
      section(`${onDay(carried.workDay, workDay)} you planned:`),
      ...carried.plan
        .slice(0, MOST_LINES)
        .map((line, at) => choice(planField(at), line, hasLast ? PLAN_CHOICES : WITHOUT_LAST)),
    ];
  }
  if (role === 'blockers' && carried.blockers.length > 0) {
    const asks = `${onDay(carried.workDay, workDay)} you were waiting for`;
    return carried.blockers
      .slice(0, MOST_LINES)
      .map((line, at) => choice(blockerField(at), `${asks}: ${shorten(line, LINE_LENGTH)}: still?`, STILL));
  }
  return [];
}

const PLAN_CHOICES = [
  ['Carry over', 'carry'],
  ['Done', 'done'],
  ['Drop', 'drop'],
] as const;
/** Nobody asks what was done, so *Done* would go nowhere. */
const WITHOUT_LAST = [PLAN_CHOICES[0], PLAN_CHOICES[2]] as const;
const STILL = [
  ['Yes, still', 'still'],
  ['No, that is solved', 'solved'],
] as const;

/** The first choice is set: a line that nobody touches is neither lost nor called done. */
function choice(actionId: string, line: string, choices: readonly (readonly [string, string])[]): InputBlock {
  const options = choices.map(([text, value]) => option(text, value));
  const [first] = options;
  return input({
    label: shorten(line, 2 * LINE_LENGTH),
    element: {
      type: 'static_select',
      action_id: actionId,
      options,
      ...(first && { initial_option: first }),
    },
  });
}

/** Lines beyond those with a control: they start in the field, as they are. */
function leftOver(
  carried: Carried | undefined,
  { role }: Question,
  n: number,
  asked: readonly Question[],
): string {
  if (!carried || placeOf(role, asked) !== n) return '';
  const lines = role === 'plan' ? carried.plan : role === 'blockers' ? carried.blockers : [];
  return lines.slice(MOST_LINES).join('\n');
}
