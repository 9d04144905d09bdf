/** What a form starts with: what was found in the conversation, each line with the person and its citation. Pure. */
import type { UserId } from '../core/ids.js';
import { shorten } from '../slack/mrkdwn.js';
import { readableWords } from '../slack/readable-words.js';
import { numberCitations } from './citations.js';
import type { Extraction, Line, Step } from './extract/extraction.js';
import { type Said, sentencesOf } from './extract/sentences.js';
import type { Words } from './wrap-up.js';

/** A guessed title; one typed by hand may be longer. */
const TITLE_LENGTH = 80;
/** In characters of plain words: a shorter sentence, such as "Question." or "Thanks!", says nothing without the next. */
const SHORTEST_TITLE = 12;
/** A line says the thing; the message it cites has the rest. In characters. */
const LINE_LENGTH = 240;

export interface Prefilled {
  readonly words: Words;
  readonly cites: Parameters<typeof numberCitations>[0];
}

/** @param nameOf display names; somebody unknown stays an id. */
export function prefill(
  said: readonly Said[],
  found: Extraction,
  nameOf: (user: string) => string | undefined,
): Prefilled {
  const all = [...found.outcomes, ...found.questions, ...found.steps, ...found.links];
  const { cites, numberOf } = numberCitations(all.map(({ ts }) => ts));
  const named = (user: UserId) => nameOf(user) ?? user;
  const line = (one: Line, who: UserId) =>
    `${named(who)}: ${lineOf(readableWords(one.text, nameOf))} [${numberOf(one.ts)}]`;
  const lines = (some: readonly Line[]) => some.map((one) => line(one, one.author)).join('\n');
  const stepLines = found.steps.map((step: Step) => line(step, step.who ?? step.author)).join('\n');
  return {
    cites,
    words: {
      title: titleOf(said, nameOf),
      outcome: lines(found.outcomes),
      questions: lines(found.questions),
      steps: stepLines,
      links: found.links
        .map((link) => `${readableWords(link.text, nameOf)} [${numberOf(link.ts)}]`)
        .join('\n'),
    },
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Half a link leads nowhere: a line that would be cut within one ends before it. */
function lineOf(words: string): string {
  const whole = oneLine(words);
  const cut = shorten(whole, LINE_LENGTH);
  return cut === whole ? whole : cut.replace(/[\s(]*https?:\/\/\S*…$/, '…');
}

/** The first sentence of the first message that says something, without greetings and names. */
function titleOf(said: readonly Said[], nameOf: (user: string) => string | undefined): string {
  const [first] = said;
  if (!first) return '';
  const bare = { ...first, text: first.text.replace(GREETINGS, '') };
  const sentences = sentencesOf([bare]).filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
  const sentence = sentences.find(({ words }) => words.length >= SHORTEST_TITLE) ?? sentences[0];
  const title = shorten(oneLine(readableWords(sentence?.text ?? '', nameOf)), TITLE_LENGTH);
  return /^https?:/.test(title) ? title : title.charAt(0).toUpperCase() + title.slice(1);
}

/**
 * At the start of a message: words that greet, and people named. Whom a greeting is for stands behind it or before a comma: "All our
 * tests fail" and "Team A is blocked" greet nobody.
 */
const GREETINGS =
  /^(?:[\s,:!.]+|(?:(?:hi|hey|hello|good morning)(?: (?:all|team|folks|there|guys|everyone|everybody))?|(?:morning|all|team|folks|guys|everyone|everybody)(?=\s*(?:[,:!.]|$)))(?![\p{L}\p{N}'’-])|<[@!][^<>]*>)+/iu;
