/** Reads a submitted form and says, at the field, what still needs another look. Pure. */
import { type UserId, userId } from '../core/ids.js';
import { HOUR_CHOICES, MOST_ASKED } from '../slack/asking-fields.js';
import type { OpenView } from '../slack/incoming.js';
import { overfullField, readLongField } from '../slack/long-field.js';
import type { FormRefs } from './form-refs.js';
import { FIELDS, NO_REPLY, TITLE_LENGTH } from './views/form.js';
import { KIND_WORDS } from './views/kind-words.js';

/** What the author typed and chose. */
export interface Draft {
  readonly title: string;
  readonly context: string;
  readonly body: string;
  readonly asked: readonly UserId[];
  readonly replyHours?: number;
  readonly where: 'thread' | 'channel';
}

/** What is known of the people chosen and of the place; what could not be found out in time is left out. */
export interface FormFacts {
  readonly apps: readonly string[];
  readonly gone: readonly string[];
  readonly channel?: 'archived' | 'not-in-it';
}

export type FieldErrors = Readonly<Record<string, string>>;

/** @param author is never asked to reply to themselves. */
export function readForm(view: Pick<OpenView, 'values'>, author: UserId): Draft {
  const { values } = view;
  const chosen = values[FIELDS.asked];
  const hours = Number(values[FIELDS.hours] ?? NO_REPLY);
  const title = values[FIELDS.title];
  return {
    title: typeof title === 'string' ? title.trim() : '',
    context: readLongField(values, FIELDS.context),
    body: readLongField(values, FIELDS.body),
    asked: typeof chosen === 'object' ? chosen.map(userId).filter((id) => id !== author) : [],
    ...(HOUR_CHOICES.includes(hours) && { replyHours: hours }),
    where: values[FIELDS.where] === 'thread' ? 'thread' : 'channel',
  };
}

/** @returns one sentence a field, by action id; empty when all is well. */
export function checkForm(
  view: Pick<OpenView, 'values'>,
  draft: Draft,
  refs: FormRefs,
  facts: FormFacts,
): FieldErrors {
  const errors: Record<string, string> = {};
  if (draft.title === '') errors[FIELDS.title] = 'Please give it a title, so that it can be found later.';
  if (draft.title.length > TITLE_LENGTH) {
    errors[FIELDS.title] =
      `A title holds ${TITLE_LENGTH} characters, and this one has ${draft.title.length}.`;
  }
  if (draft.body === '') errors[FIELDS.body] = KIND_WORDS[refs.kind].missing;
  for (const field of [FIELDS.context, FIELDS.body]) {
    const overfull = overfullField(view.values, field);
    if (overfull) errors[overfull] = 'A field holds 3,000 characters. Please make it shorter.';
  }
  const people = aboutPeople(draft, facts);
  if (people) errors[FIELDS.asked] = people;
  // Without a choice of place, the only field that is always there says it.
  if (facts.channel) errors[refs.sourceTs ? FIELDS.where : FIELDS.title] = CHANNEL_ERRORS[facts.channel];
  return errors;
}

const CHANNEL_ERRORS = {
  archived: 'That channel is archived, so nothing can be posted there any more.',
  'not-in-it': 'I am not in that conversation. Invite me there with /invite, then press Post it again.',
} as const;

function aboutPeople(draft: Draft, facts: FormFacts): string | undefined {
  if (draft.asked.length > MOST_ASKED) return `Please choose ${MOST_ASKED} people at most.`;
  if (facts.apps.length > 0) return `${list(facts.apps)}: apps cannot reply. Please choose people only.`;
  if (facts.gone.length > 0)
    return `${list(facts.gone)}: no longer active here. Please choose somebody else.`;
  return undefined;
}

const list = (names: readonly string[]): string => names.join(', ');
