/** Reads a submitted form and says, at the field, what still needs another look. Pure. */
import type { OpenView } from '../slack/incoming.js';
import type { FormRefs } from './form-refs.js';
import { FIELD_LENGTH, FIELDS, REFUSAL, TITLE_LENGTH, TO_CHANNEL } from './views/form.js';
import { fitsOneMessage } from './views/post.js';
import type { Words } from './wrap-up.js';

/** What the author typed and chose. */
export interface Draft extends Words {
  readonly toChannel: boolean;
}

export type FieldErrors = Readonly<Record<string, string>>;

export function readForm({ values }: Pick<OpenView, 'values'>): Draft {
  const text = (field: string): string => {
    const typed = values[field];
    return typeof typed === 'string' ? typed.trim() : '';
  };
  const chosen = values[FIELDS.toChannel];
  return {
    title: text(FIELDS.title),
    outcome: text(FIELDS.outcome),
    questions: text(FIELDS.questions),
    steps: text(FIELDS.steps),
    links: text(FIELDS.links),
    toChannel: Array.isArray(chosen) && chosen.includes(TO_CHANNEL),
  };
}

/**
 * @param isMember of the conversation; undefined when it could not be found out in time, which Slack tells when it is posted.
 * @returns one sentence a field, by action id; empty when all is well.
 */
export function checkForm(draft: Draft, refs: FormRefs, isMember: boolean | undefined): FieldErrors {
  const errors: Record<string, string> = {};
  if (draft.title === '') errors[FIELDS.title] = 'Please give it a title, so that it can be found later.';
  if (draft.title.length > TITLE_LENGTH) {
    errors[FIELDS.title] =
      `A title holds ${TITLE_LENGTH} characters, and this one has ${draft.title.length}.`;
  }
  for (const name of ['outcome', 'questions', 'steps', 'links'] as const) {
    if (draft[name].length > FIELD_LENGTH)
      errors[FIELDS[name]] = 'A field holds 3,000 characters. Please make it shorter.';
  }
  if (!draft.outcome && !draft.questions && !draft.steps && !draft.links) {
    errors[FIELDS.outcome] = 'Please write at least one line: what came of it, or what is still open.';
  }
  if (Object.keys(errors).length === 0 && !fitsOneMessage(draft, refs)) {
    errors[longest(draft)] = 'Together this is more than one message of Slack holds. Please make it shorter.';
  }
  if (isMember === false) errors[FIELDS.title] = REFUSAL;
  return errors;
}

function longest(draft: Draft): string {
  const fields = ['outcome', 'questions', 'steps', 'links'] as const;
  return FIELDS[fields.reduce((most, name) => (draft[name].length > draft[most].length ? name : most))];
}
