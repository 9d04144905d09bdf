/** What a form starts with: the words of a message, the people named in it, and sensible choices for the rest. Pure. */
import { type UserId, userId } from '../core/ids.js';
import { DEFAULT_HOURS } from '../slack/asking-fields.js';
import { guessTitle, peopleNamed, quote, readableWords } from '../slack/words-for-forms.js';
import type { FormRefs } from './form-refs.js';
import type { FormData } from './views/form.js';

export interface PrefillFacts {
  readonly refs: FormRefs;
  /** Who opens the form. */
  readonly user: UserId;
  /** The message's text as Slack sent it; absent when it could not be read. */
  readonly words?: string;
  /** Who wrote those words, when it was somebody else: they become a quote in the context. */
  readonly wordsBy?: UserId;
  /** People to ask besides those named in the words. */
  readonly people: readonly UserId[];
  readonly nameOf: (user: string) => string | undefined;
}

export function prefill(facts: PrefillFacts): FormData {
  const { refs, user, words, wordsBy, nameOf } = facts;
  const readable = readableWords(words ?? '', nameOf).trim();
  const bySomebodyElse = wordsBy !== undefined && wordsBy !== user;
  const named = [
    ...(bySomebodyElse ? [wordsBy] : []),
    ...facts.people,
    ...peopleNamed(words ?? '').map(userId),
  ];
  return {
    refs,
    title: guessTitle(words ?? '', nameOf),
    context: bySomebodyElse && readable !== '' ? quote(nameOf(wordsBy) ?? 'Somebody', readable) : '',
    body: bySomebodyElse ? '' : readable,
    asked: [...new Set(named)].filter((id) => id !== user),
    replyHours: refs.kind === 'update' ? undefined : DEFAULT_HOURS,
    where: refs.threadTs ? 'thread' : 'channel',
    ...(words === undefined && refs.sourceTs && { note: 'words-not-read' as const }),
  };
}
