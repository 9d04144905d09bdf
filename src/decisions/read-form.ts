/** Reads a submitted form and says, at the field, what still needs another look. Pure. */
import { type CalendarDate, calendarDate } from '../core/calendar-date.js';
import { type ChannelId, channelId, type UserId, userId } from '../core/ids.js';
import { DEFAULT_HOURS, HOUR_CHOICES, MOST_ASKED } from '../slack/asking-fields.js';
import type { InputValue, OpenView } from '../slack/incoming.js';
import { overfullField, readLongField } from '../slack/long-field.js';
import type { Silence } from './decision.js';
import type { FormRefs } from './form-refs.js';
import { FIELDS, MOST_OPTIONS, OPTION_LENGTH, QUESTION_LENGTH } from './views/form.js';

/** What the author typed and chose. */
export interface Draft {
  readonly question: string;
  readonly context: string;
  readonly proposal: string;
  readonly options: readonly string[];
  readonly asked: readonly UserId[];
  readonly hours: number;
  readonly silence: Silence;
  readonly owner: UserId;
  readonly quorum?: number;
  readonly reviewOn?: CalendarDate;
  readonly channel?: ChannelId;
  readonly where: 'thread' | 'channel';
}

/** What is known of the people chosen and of the place. */
export interface FormFacts {
  readonly apps: readonly string[];
  readonly gone: readonly string[];
  /** Who was chosen to decide. */
  readonly owner: 'fine' | 'app' | 'gone';
  readonly channel: 'fine' | 'archived' | 'not-in-it' | 'external' | 'unknown' | 'not-checked';
  /** The day it is for the author. */
  readonly today: CalendarDate;
}

export type FieldErrors = Readonly<Record<string, string>>;

const typed = (value: InputValue): string => (typeof value === 'string' ? value.trim() : '');

/** @param author decides when nobody was chosen. */
export function readForm(view: Pick<OpenView, 'values'>, refs: FormRefs, author: UserId): Draft {
  const { values } = view;
  const chosen = values[FIELDS.asked];
  const hours = Number(values[FIELDS.hours]);
  const quorum = typed(values[FIELDS.quorum]);
  const review = typed(values[FIELDS.review]);
  const channel = refs.channel ?? channelId(typed(values[FIELDS.channel]));
  return {
    question: typed(values[FIELDS.question]),
    context: readLongField(values, FIELDS.context),
    proposal: typed(values[FIELDS.proposal]),
    options: optionsIn(typed(values[FIELDS.options])),
    asked: typeof chosen === 'object' ? [...new Set(chosen)].map(userId) : [],
    hours: HOUR_CHOICES.includes(hours) ? hours : DEFAULT_HOURS,
    silence: values[FIELDS.silence] === 'decides-nothing' ? 'decides-nothing' : 'accepts',
    owner: userId(typed(values[FIELDS.owner]) || author),
    ...(quorum !== '' && { quorum: Number(quorum) }),
    ...(review !== '' && { reviewOn: calendarDate(review) }),
    ...(channel !== '' && { channel }),
    where: values[FIELDS.where] === 'thread' ? 'thread' : 'channel',
  };
}

/** Lists as people write them, `1. this` or `- that`, without what marks a line; the same twice is once. */
const optionsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, '').trim())
      .filter((line) => line !== ''),
  ),
];

/** @returns one sentence a field, by action id; empty when all is well. */
export function checkForm(
  view: Pick<OpenView, 'values'>,
  draft: Draft,
  refs: FormRefs,
  facts: FormFacts,
): FieldErrors {
  const errors: Record<string, string> = {};
  const overfull = overfullField(view.values, FIELDS.context);
  if (overfull) errors[overfull] = 'A field holds 3,000 characters. Please make it shorter.';
  const found: readonly (readonly [string, string | undefined])[] = [
    [FIELDS.question, aboutQuestion(draft)],
    [FIELDS.proposal, aboutProposal(draft)],
    [FIELDS.options, aboutOptions(draft)],
    [FIELDS.asked, aboutPeople(draft, facts)],
    [FIELDS.owner, OWNER_ERRORS[facts.owner]],
    [FIELDS.quorum, aboutQuorum(draft)],
    [FIELDS.review, aboutReview(draft, facts)],
    // Without a choice of place, the only field that is always there says it.
    [refs.channel === undefined ? FIELDS.channel : FIELDS.question, CHANNEL_ERRORS[facts.channel]],
  ];
  for (const [field, sentence] of found) if (sentence !== undefined) errors[field] ??= sentence;
  return errors;
}

const OWNER_ERRORS = {
  fine: undefined,
  app: 'Apps cannot decide. Please choose a person.',
  gone: 'They are not active here. Please choose somebody else.',
} as const;

const CHANNEL_ERRORS = {
  fine: undefined,
  archived: 'That channel is archived, so nothing can be posted there any more.',
  external: 'That channel is shared with another organisation. I stay silent in such channels.',
  'not-in-it': 'I am not in that channel yet. Type /invite there and choose me, then send this again.',
  unknown:
    'I know no channel here that you are in. If it is a private one, type /invite there and choose me.',
  'not-checked': 'Slack did not tell about that channel just now. Please send this again in a moment.',
} as const;

function aboutQuestion({ question }: Draft): string | undefined {
  if (question === '') return 'Please write the question in one sentence.';
  if (question.length <= QUESTION_LENGTH) return undefined;
  return `A question holds ${QUESTION_LENGTH} characters, and this one has ${question.length}.`;
}

function aboutProposal({ proposal, options }: Draft): string | undefined {
  if (proposal === '' && options.length === 0)
    return 'Please write what you propose, or list two or more options.';
  if (proposal !== '' && options.length > 0)
    return 'Please choose one: a proposal here, or options below. The context has room for the rest.';
  return undefined;
}

function aboutOptions({ options }: Draft): string | undefined {
  if (options.length === 1) return 'One option is a proposal. Please move it up, or add another line.';
  if (options.length > MOST_OPTIONS) return `Please list ${MOST_OPTIONS} options at most.`;
  const long = options.find(({ length }) => length > OPTION_LENGTH);
  return long && `An option holds ${OPTION_LENGTH} characters; the context has room for more.`;
}

function aboutPeople({ asked }: Draft, { apps, gone }: FormFacts): string | undefined {
  if (asked.length > MOST_ASKED) return `Please choose ${MOST_ASKED} people at most.`;
  if (apps.length > 0) return `${apps.join(', ')}: apps cannot decide. Please choose people only.`;
  if (gone.length > 0) return `${gone.join(', ')}: not active here. Please choose somebody else.`;
  return undefined;
}

function aboutQuorum({ quorum, asked }: Draft): string | undefined {
  if (quorum === undefined) return undefined;
  if (!Number.isInteger(quorum) || quorum < 1)
    return 'Please give a whole number of people, or leave it empty.';
  const many = asked.length > 0 && quorum > asked.length;
  return many ? `Only ${asked.length} are asked: ask more people, or lower the quorum.` : undefined;
}

const aboutReview = ({ reviewOn }: Draft, { today }: FormFacts): string | undefined =>
  reviewOn !== undefined && reviewOn <= today ? 'Please choose a day that lies ahead.' : undefined;
