/** Reads the submitted form and says, at the field, what still needs another look. Pure. */
import { type UserId, userId } from '../core/ids.js';
import type { OpenView } from '../slack/incoming.js';
import { WHY_RETURNED } from '../slack/returned-words.js';
import type { Call } from './call.js';
import {
  CALL_FIELDS,
  DEFAULT_LENGTH,
  LENGTHS,
  LINK_LENGTH,
  MOST_NEEDED,
  TOPIC_LENGTH,
} from './views/form.js';

/** What the asker typed and chose. */
export type CallDraft = Pick<Call, 'topic' | 'readAhead' | 'needed' | 'minutes'>;

/** What is known of the people chosen and of the place; what could not be found out in time is left out. */
export interface CallFormFacts {
  readonly apps: readonly string[];
  readonly gone: readonly string[];
  /** Why nothing of the asker's may be posted there; `left`: they are not in it any more. */
  readonly channel?: 'archived' | 'not-in-it' | 'left';
}

/** @param asker takes part anyway, and is not among those needed. */
export function readCallForm({ values }: Pick<OpenView, 'values'>, asker: UserId): CallDraft {
  const chosen = values[CALL_FIELDS.needed];
  const minutes = Number(values[CALL_FIELDS.minutes]);
  const readAhead = textIn(values[CALL_FIELDS.readAhead]);
  return {
    topic: textIn(values[CALL_FIELDS.topic]),
    ...(readAhead !== '' && { readAhead }),
    needed: typeof chosen === 'object' ? [...new Set(chosen)].map(userId).filter((id) => id !== asker) : [],
    minutes: LENGTHS.includes(minutes) ? minutes : DEFAULT_LENGTH,
  };
}

/** @returns one sentence a field, by action id; empty when all is well. */
export function checkCallForm(draft: CallDraft, facts: CallFormFacts): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  const { topic, readAhead = '' } = draft;
  if (topic === '')
    errors[CALL_FIELDS.topic] = 'Please write what must be decided, even if it is only one line.';
  if (topic.length > TOPIC_LENGTH)
    errors[CALL_FIELDS.topic] =
      `This holds ${TOPIC_LENGTH} characters. What is longer can stand behind a link.`;
  if (readAhead !== '' && !isLink(readAhead))
    errors[CALL_FIELDS.readAhead] = 'A link begins with http:// or https:// and has no spaces.';
  if (readAhead.length > LINK_LENGTH)
    errors[CALL_FIELDS.readAhead] = `A link holds ${LINK_LENGTH} characters here. Please use a shorter one.`;
  const people = aboutPeople(draft, facts);
  if (people) errors[CALL_FIELDS.needed] = people;
  if (facts.channel) errors[CALL_FIELDS.topic] = CHANNEL_ERRORS[facts.channel];
  return errors;
}

const CHANNEL_ERRORS = {
  archived: 'That channel is archived, so nothing can be posted there any more.',
  'not-in-it': 'I am not in that conversation. Invite me there with /invite, then press Find a time again.',
  left: WHY_RETURNED.left,
} as const;

function aboutPeople({ needed }: CallDraft, { apps, gone }: CallFormFacts): string | undefined {
  if (needed.length === 0) return 'Please choose who is truly needed, besides you.';
  if (needed.length > MOST_NEEDED)
    return `Please choose ${MOST_NEEDED} people at most. With more, writing it reaches everyone better.`;
  if (apps.length > 0) return `${apps.join(', ')}: apps cannot join. Please choose people only.`;
  if (gone.length > 0) return `${gone.join(', ')}: no longer active here. Please choose somebody else.`;
  return undefined;
}

/** Without the signs that would end or label a link in mrkdwn. */
const isLink = (text: string): boolean => /^https?:\/\/[^\s<>|]+$/i.test(text) && URL.canParse(text);

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
