/** What a form starts with: the words of a message, the people named in it, and sensible choices for the rest. Pure. */
import { type UserId, userId } from '../core/ids.js';
import { DEFAULT_HOURS } from '../slack/asking-fields.js';
import { guessTitle, peopleNamed, quote, readableTyped, readableWords } from '../slack/words-for-forms.js';
import type { Decision } from './decision.js';
import type { FormRefs } from './form-refs.js';
import { type FormData, QUESTION_LENGTH } from './views/form.js';
import type { logFormView } from './views/logged.js';

export interface PrefillFacts {
  readonly refs: FormRefs;
  /** Who opens the form. */
  readonly user: UserId;
  /** A message's text as Slack sent it; absent when it could not be read, or there is none. */
  readonly words?: string;
  /** Who wrote those words, when it was somebody else: they become a quote. */
  readonly wordsBy?: UserId;
  /** People to ask besides those named in the words. */
  readonly people: readonly UserId[];
  readonly options: readonly string[];
  readonly nameOf: (user: string) => string | undefined;
}

export function prefill(facts: PrefillFacts): FormData {
  const { refs, user, words, wordsBy, nameOf } = facts;
  const readable = readableWords(words ?? '', nameOf).trim();
  const question = guessTitle(words ?? '', nameOf);
  const bySomebodyElse = wordsBy !== undefined && wordsBy !== user;
  const named = [
    ...(bySomebodyElse ? [wordsBy] : []),
    ...facts.people,
    ...peopleNamed(words ?? '').map(userId),
  ];
  const inContext = bySomebodyElse ? quote(nameOf(wordsBy) ?? 'Somebody', readable) : readable;
  return {
    ...empty(refs, user),
    question,
    // A message that is all question needs no second copy of it.
    context: readable === question || readable === '' ? '' : inContext,
    options: facts.options,
    asked: [...new Set(named)].filter((id) => id !== user),
    where: refs.threadTs ? 'thread' : 'channel',
    ...(words === undefined && refs.sourceTs && { note: 'words-not-read' as const }),
  };
}

/**
 * For `/async decide`: the words are the question; where its field does not hold them, the context has all of them.
 * @param typed as it came with the command: people and channels as Slack writes them.
 */
export function fromQuestion(
  refs: FormRefs,
  user: UserId,
  typed: string,
  nameOf: PrefillFacts['nameOf'] = () => undefined,
): FormData {
  const words = readableTyped(typed, nameOf).trim();
  const [question = ''] = words.split('\n', 1);
  const fits = question === words && words.length <= QUESTION_LENGTH;
  return { ...empty(refs, user), question, context: fits ? '' : words };
}

/** For a decision that takes the place of another, in the same place, asking the same people. */
export const fromForerunner = (old: Decision, user: UserId): FormData => ({
  ...empty({ channel: old.channel, supersedes: old.id }, user),
  question: old.question,
  options: old.options,
  proposal: old.proposal,
  asked: old.asked.map((each) => each.user).filter((id) => id !== user),
  hours: old.hours,
  silence: old.silence,
  forerunner: old.question,
});

/** For words that came back: the form as its author left it. */
export const fromReturned = (decision: Decision): FormData => ({
  ...empty(
    {
      ...(decision.sourceTs !== undefined && { sourceTs: decision.sourceTs, channel: decision.channel }),
      ...(decision.threadTs !== undefined && { threadTs: decision.threadTs, channel: decision.channel }),
      ...(decision.supersedes !== undefined && {
        supersedes: decision.supersedes,
        channel: decision.channel,
      }),
    },
    decision.owner,
  ),
  question: decision.question,
  context: decision.context,
  proposal: decision.proposal,
  options: decision.options,
  asked: decision.asked.map(({ user }) => user),
  hours: decision.hours,
  silence: decision.silence,
  channel: decision.channel,
  where: decision.threadTs === undefined ? 'channel' : 'thread',
  ...(decision.quorum !== undefined && { quorum: decision.quorum }),
  ...(decision.reviewOn !== undefined && { reviewOn: decision.reviewOn }),
});

/** The same for one that was to be written down. */
export const fromReturnedLog = (decision: Decision): Parameters<typeof logFormView>[0] => {
  const { channel, sourceTs, threadTs, question, context, owner, reviewOn } = decision;
  return {
    refs: {
      channel,
      ...(sourceTs !== undefined && { sourceTs }),
      ...(threadTs !== undefined && { threadTs }),
    },
    ...{ question, words: context, owner },
    ...(reviewOn !== undefined && { reviewOn }),
  };
};

const empty = (refs: FormRefs, user: UserId): FormData => ({
  ...{ refs, question: '', context: '', proposal: '', options: [], asked: [] },
  ...{ hours: DEFAULT_HOURS, silence: 'accepts', owner: user, where: 'channel' },
});
