/** Finds what a conversation came to: what was decided, what was agreed to, and what turned out to be the cause or the cure. */
import { type Line, MOST_LINES } from './extraction.js';
import type { Sign } from './language.js';
import type { Phrasebook } from './phrases.js';
import type { Sentence } from './sentences.js';

/** So many messages after a suggestion, somebody else's yes still means it. */
const AGREED_WITHIN = 4;
/** "That worked" speaks of what somebody else said at most so many messages before. */
const HELPED_WITHIN = 3;
/** Shorter ones say nothing without their surroundings, longer ones are a story. In characters of plain words. */
const SHORTEST = 16;
const LONGEST = 400;
const LONGEST_AGREED = 240;
/** A yes stands at the start of a short message. */
const YES_LENGTH = 80;
/** Words after a phrase that may take it back; the first is the rest of the phrase's last word, mostly none. */
const NEXT_WORDS = 3;

/** What counts more when there are too many. */
const WEIGHTS = { decided: 3, agreed: 2.5, found: 2, helped: 1.5 } as const;

interface Candidate {
  readonly sentence: Sentence;
  readonly weight: number;
  readonly saw: string;
}

export function findOutcomes(sentences: readonly Sentence[], book: Phrasebook): readonly Line[] {
  const candidates = new Map<Sentence, Candidate>();
  const take = (sentence: Sentence | undefined, kind: keyof typeof WEIGHTS, saw: string) => {
    if (!sentence || !isTellable(sentence, kind)) return;
    const before = candidates.get(sentence);
    const weight = WEIGHTS[kind];
    if (!before || before.weight < weight) candidates.set(sentence, { sentence, weight, saw });
  };
  for (const [n, sentence] of sentences.entries()) {
    const words = addressed(sentence.words);
    const suggested = certain('suggested', words, book);
    const yes = suggested && yesTo(sentences, n, book);
    // "Shall we take the second one?" "Yes, let's."
    if (suggested && yes) take(sentence, 'agreed', `${suggested} … ${yes}`);
    if (sentence.isQuestion) continue;
    // "Yes, we should keep it": what it agrees to was said by somebody else.
    const agrees = suggested && startsMessage(sentences, n) ? book.find('agrees', words) : undefined;
    if (suggested && agrees && words.startsWith(agrees)) take(sentence, 'agreed', `${agrees} … ${suggested}`);
    const decided = certain('decided', words, book);
    if (decided) take(sentence, 'decided', decided);
    const found = certain('found', words, book);
    if (found) take(sentence, 'found', found);
    const helped = words.length < YES_LENGTH ? certain('helped', words, book) : undefined;
    if (helped) take(whatHelped(sentences, n), 'helped', `… ${helped}`);
  }
  return best([...candidates.values()]);
}

/** Without the names of those it is addressed to. */
const addressed = (words: string): string => words.replace(/^(?:@[ ,:]*)+/, '');

const startsMessage = (sentences: readonly Sentence[], n: number): boolean =>
  sentences[n]?.at !== sentences[n - 1]?.at;

/** The phrase, unless what leads up to it, or its next words, take it back: "if we decide", "we'll see". */
function certain(sign: Sign, words: string, book: Phrasebook): string | undefined {
  const phrase = book.find(sign, words);
  if (phrase === undefined) return undefined;
  const end = words.indexOf(phrase) + phrase.length;
  const next = words.slice(end).split(' ', NEXT_WORDS).join(' ');
  return book.find('undecided', words.slice(0, end) + next) ? undefined : phrase;
}

/** An aside in brackets is no proposal, and a yes to a long text may be to any part of it. */
function isTellable({ words }: Sentence, kind: keyof typeof WEIGHTS): boolean {
  if (words.length < SHORTEST || words.startsWith('(')) return false;
  return kind === 'agreed' ? words.length <= LONGEST_AGREED && !words.includes('(') : words.length <= LONGEST;
}

/** Somebody else's yes soon after, at the start of a message. */
function yesTo(sentences: readonly Sentence[], n: number, book: Phrasebook): string | undefined {
  const of = sentences[n];
  for (let m = n + 1; of && m < sentences.length; m += 1) {
    const next = sentences[m];
    if (!next || next.at > of.at + AGREED_WITHIN) return undefined;
    if (!startsMessage(sentences, m) || next.said.user === of.said.user || next.isQuestion) continue;
    const words = addressed(next.words);
    const yes = words.length < YES_LENGTH ? book.find('agrees', words) : undefined;
    if (yes && !book.find('undecided', words) && !isReserved(sentences, m, book)) return yes;
  }
  return undefined;
}

/** "Yes, but …", also in the next sentence. */
function isReserved(sentences: readonly Sentence[], m: number, book: Phrasebook): boolean {
  const [yes, next] = [sentences[m], sentences[m + 1]];
  if (!yes || book.find('reserves', yes.words)) return true;
  const reserve = next?.at === yes.at ? book.find('reserves', next.words) : undefined;
  return reserve !== undefined && next?.words.startsWith(reserve) === true;
}

/** Advice: a sentence of somebody else just before that tells what to do. */
const ADVICE =
  /^(?:you (?:can|could|should|need|have|might|may)|try|use|set|add|run|put|remove|install|change|make sure)\b|\b(?:you (?:can|could|should|need to|have to|might|want)|try|instead)\b/;

function whatHelped(sentences: readonly Sentence[], n: number): Sentence | undefined {
  const thanks = sentences[n];
  for (let m = n - 1; thanks && m >= 0; m -= 1) {
    const before = sentences[m];
    if (!before || before.at < thanks.at - HELPED_WITHIN) return undefined;
    const other = before.said.user !== thanks.said.user;
    if (other && !before.isQuestion && ADVICE.test(before.words)) return before;
  }
  return undefined;
}

/** The weightiest; of equals the later, because people change their minds. In the order in which they were said. */
function best(candidates: readonly Candidate[]): readonly Line[] {
  const ranked = [...candidates].sort(
    (one, two) => two.weight - one.weight || two.sentence.at - one.sentence.at,
  );
  return ranked
    .slice(0, MOST_LINES)
    .sort((one, two) => one.sentence.at - two.sentence.at)
    .map(({ sentence, saw }) => ({
      ...{ text: sentence.text, ts: sentence.said.ts, author: sentence.said.user, saw },
    }));
}
