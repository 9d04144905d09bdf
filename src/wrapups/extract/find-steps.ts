/** Finds who said that they will do what, and what somebody named agreed to do. */
import type { UserId } from '../../core/ids.js';
import { MOST_LINES, type Step } from './extraction.js';
import type { Phrasebook } from './phrases.js';
import type { Sentence } from './sentences.js';

/** What is soon done is worth writing down only in the last so many messages. */
const LAST = 5;
/** A request counts when the one who was named says yes within so many messages. */
const ACCEPTED_WITHIN = 6;
const SHORTEST = 12;
const LONGEST = 300;
/** A sentence of fewer characters speaks of what was said just before. */
const TELLING_LENGTH = 30;
/** In characters of plain words: a heading is a label. */
const LONGEST_HEADING = 40;

export function findSteps(sentences: readonly Sentence[], book: Phrasebook): readonly Step[] {
  const later = hearLater(sentences, book);
  const headings = headingsOf(sentences, book);
  const steps = sentences.flatMap((sentence, n): Step[] => {
    const { words, said } = sentence;
    if (words.length < SHORTEST || words.length > LONGEST || isHeading(sentence, book)) return [];
    const step = stepIn(n, sentences, book, { ...later, heading: headings.get(sentence) });
    return step ? [{ text: withSurroundings(n, sentences), ts: said.ts, author: said.user, ...step }] : [];
  });
  return steps.slice(-MOST_LINES);
}

/** "Action items:", and nothing more: what is to be done is listed below it. */
const isHeading = ({ words }: Sentence, book: Phrasebook): boolean =>
  words.length <= LONGEST_HEADING &&
  book.find('listed', words)?.replace(/:$/, '') === words.replace(/:$/, '');

/** The heading of each item that stands in a list under one, in the same message. Only what stands right above an item is looked at. */
function headingsOf(sentences: readonly Sentence[], book: Phrasebook): ReadonlyMap<Sentence, string> {
  const headings = new Map<Sentence, string>();
  let last: Sentence | undefined;
  for (const [n, sentence] of sentences.entries()) {
    if (sentences[n + 1]?.isItem && isHeading(sentence, book)) last = sentence;
    else if (sentence.isItem && last?.at === sentence.at) headings.set(sentence, last.words);
  }
  return headings;
}

/** "I'll look into it" needs the sentence before it, if that is in the same message. */
function withSurroundings(n: number, sentences: readonly Sentence[]): string {
  const [before, sentence] = [sentences[n - 1], sentences[n]];
  if (!sentence) return '';
  const alone = sentence.isItem || sentence.text.length >= TELLING_LENGTH || before?.at !== sentence.at;
  return alone || (before?.text.length ?? 0) > LONGEST ? sentence.text : `${before?.text} ${sentence.text}`;
}

/** What is known of the rest of the conversation. */
interface Later {
  /** Of the last message. */
  readonly end: number;
  /** Whether somebody tells, after this sentence, that something is done. */
  isDone(sentence: Sentence, who: UserId): boolean;
}

/** What surrounds a sentence. */
interface Surroundings extends Later {
  /** Above the list in which it stands. */
  readonly heading: string | undefined;
}

function hearLater(sentences: readonly Sentence[], book: Phrasebook): Later {
  const done = new Map<UserId, number>();
  for (const { words, isQuestion, said, at } of sentences) {
    if (!isQuestion && book.find('done', words)) done.set(said.user, at);
  }
  return {
    end: sentences.at(-1)?.at ?? 0,
    isDone: ({ at }, who) => (done.get(who) ?? -1) > at,
  };
}

function stepIn(
  n: number,
  sentences: readonly Sentence[],
  book: Phrasebook,
  { end, isDone, heading }: Surroundings,
): Pick<Step, 'saw' | 'who'> | undefined {
  const sentence = sentences[n];
  if (!sentence) return undefined;
  const { words, said, named } = sentence;
  const [first] = named;
  const listed = heading ?? book.find('listed', words);
  if (listed) return { saw: listed, ...(first !== undefined && { who: first }) };
  const promise = sentence.isQuestion ? undefined : book.promise(words);
  if (promise && !book.find('undecided', words)) {
    const stale = promise.errand && sentence.at < end - LAST;
    if (stale || isDone(sentence, said.user)) return undefined;
    return { saw: promise.said, who: said.user };
  }
  if (first === undefined || first === said.user) return undefined;
  const assigned = sentence.isQuestion ? undefined : assignment(words, book);
  if (assigned) return isDone(sentence, first) ? undefined : { saw: assigned, who: first };
  const asked = book.find('asked', words);
  const yes = asked && acceptedBy(n, first, sentences, book);
  if (asked && yes && !isDone(sentence, first)) return { saw: `${asked} … ${yes}`, who: first };
  return undefined;
}

/** "@mei will open an issue": somebody named, then what they do. */
function assignment(words: string, book: Phrasebook): string | undefined {
  const at = words.indexOf('@ ');
  if (at < 0 || at > 12) return undefined;
  const after = words.slice(at + 2);
  const found = book.find('assigned', after);
  return found !== undefined && after.startsWith(found) ? `@ ${found}` : undefined;
}

function acceptedBy(
  n: number,
  who: UserId,
  sentences: readonly Sentence[],
  book: Phrasebook,
): string | undefined {
  const at = sentences[n]?.at ?? 0;
  for (let m = n + 1; m < sentences.length; m += 1) {
    const next = sentences[m];
    if (!next || next.at > at + ACCEPTED_WITHIN) return undefined;
    if (next.at === at || next.said.user !== who || next.isQuestion) continue;
    return book.find('agrees', next.words) ?? book.promise(next.words)?.said;
  }
  return undefined;
}
