/** Finds the questions that nobody answered, as far as words can tell. */
import { type Line, MOST_LINES } from './extraction.js';
import type { Phrasebook } from './phrases.js';
import type { Sentence } from './sentences.js';

/** Whoever answers does so within so many messages, or refers to the question later. */
const ANSWERED_WITHIN = 8;
/** Words of a question: fewer say nothing without their surroundings. */
const FEWEST_WORDS = 4;
const LONGEST = 300;

export function findQuestions(sentences: readonly Sentence[], book: Phrasebook): readonly Line[] {
  const later = hearLater(sentences, book);
  const open = sentences.flatMap((sentence, n): Line[] => {
    const saw = asks(sentence, book);
    if (saw === undefined || later.closes(sentence) || isAnswered(n, sentences, book)) return [];
    return [{ text: sentence.text, ts: sentence.said.ts, author: sentence.said.user, saw }];
  });
  // What was asked last is what is still open.
  return open.slice(-MOST_LINES);
}

/** The words that make it a question, if it is one that may stand in a summary. */
function asks({ words, isQuestion }: Sentence, book: Phrasebook): string | undefined {
  const count = words.split(' ').length;
  const spaceless = words.length > 12 && count < FEWEST_WORDS && !/[a-z]/.test(words);
  if (words.length > LONGEST || (count < FEWEST_WORDS && !spaceless)) return undefined;
  if (!isQuestion) return book.find('wondered', words);
  if (book.find('rhetorical', words.replace(/[\s?？!.]+$/u, ''))) return undefined;
  return '?';
}

/** Whether somebody else says something that may be an answer, soon. */
function isAnswered(n: number, sentences: readonly Sentence[], book: Phrasebook): boolean {
  const question = sentences[n];
  if (!question) return false;
  for (let m = n + 1; m < sentences.length; m += 1) {
    const next = sentences[m];
    if (!next || next.at > question.at + ANSWERED_WITHIN) return false;
    if (next.said.user !== question.said.user && isTelling(next) && !book.find('dodged', next.words))
      return true;
  }
  return false;
}

const isTelling = ({ isQuestion, words }: Sentence): boolean => !isQuestion && words !== '';

/** What closes a question at any time: its asker says so, or somebody comes back to the asker by name. */
function hearLater(sentences: readonly Sentence[], book: Phrasebook) {
  const settled = new Map<string, number>();
  const told = new Map<string, number>();
  for (const sentence of sentences) {
    if (book.find('settled', sentence.words)) settled.set(sentence.said.user, sentence.at);
    if (isTelling(sentence)) for (const user of sentence.named) told.set(user, sentence.at);
  }
  return {
    closes: ({ at, said }: Sentence): boolean =>
      (settled.get(said.user) ?? -1) > at || (told.get(said.user) ?? -1) > at,
  };
}
