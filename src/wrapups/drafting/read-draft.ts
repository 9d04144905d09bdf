/** Reads a model's answer: lines that cite a message which is there, and nothing else. Pure. */
import { z } from 'zod';
import { shorten } from '../../slack/mrkdwn.js';
import { numberCitations, splitCitation } from '../citations.js';
import { MOST_LINES } from '../extract/extraction.js';
import type { Said } from '../extract/sentences.js';
import type { Prefilled } from '../prefill.js';
import type { Words } from '../wrap-up.js';

const LINE_LENGTH = 300;
const TITLE_LENGTH = 80;

const lines = z.array(z.string()).catch([]);
const drafted = z.object({
  title: z.string().catch(''),
  outcome: lines,
  questions: lines,
  steps: lines,
});

interface CitedLine {
  readonly text: string;
  readonly ts: Said['ts'];
}

/**
 * @param given what the form has already: its title where the draft has none, and its links.
 * @param reveal puts the names back.
 * @returns undefined when there is not one line that can be used.
 */
export function readDraft(
  content: string,
  conversation: readonly Said[],
  given: Prefilled,
  reveal: (text: string) => string,
): Prefilled | undefined {
  const draft = drafted.safeParse(jsonIn(content)).data;
  if (!draft) return undefined;
  const places = conversation.map(({ ts }) => ts);
  const cited = (some: readonly string[]): readonly CitedLine[] =>
    some
      .flatMap((each): CitedLine[] => {
        const { text, ts } = splitCitation(oneLine(each).replace(/\]\.$/, ']'), places);
        return ts === undefined || text === '' ? [] : [{ text: shorten(reveal(text), LINE_LENGTH), ts }];
      })
      .slice(0, MOST_LINES);
  const links = given.words.links.split('\n').flatMap((link): CitedLine[] => {
    const { text, ts } = splitCitation(link, given.cites);
    return ts === undefined ? [] : [{ text, ts }];
  });
  const [outcome, questions, steps] = [cited(draft.outcome), cited(draft.questions), cited(draft.steps)];
  const all = [...outcome, ...questions, ...steps];
  if (all.length === 0) return undefined;
  const { cites, numberOf } = numberCitations([...all, ...links].map(({ ts }) => ts));
  const written = (some: readonly CitedLine[]) =>
    some.map(({ text, ts }) => `${text} [${numberOf(ts)}]`).join('\n');
  const words: Words = {
    title: shorten(reveal(oneLine(draft.title)), TITLE_LENGTH) || given.words.title,
    outcome: written(outcome),
    questions: written(questions),
    steps: written(steps),
    links: written(links),
  };
  return { words, cites };
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** Models like to talk around their JSON. */
function jsonIn(content: string): unknown {
  try {
    return JSON.parse(content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
