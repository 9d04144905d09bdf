/** The time and the length that a request names, if it does. */
import type { Language } from './language.js';
import { compile, type Lexicon, type Mark, marks } from './lexicon.js';
import { type Sentence, textOf } from './scan.js';
import type { Draft } from './words.js';

/** Minutes for a phrase, or minutes for each of the number it holds; null marks a point in time, which is no length. */
type Length = { readonly minutes: number } | null;

export interface WhenLexicon {
  readonly time: Lexicon<'time'>;
  readonly length: Lexicon<Length>;
}

export function whenLexicon(language: Language, draft: Draft): WhenLexicon {
  const time = language.phrases.time ?? [];
  const lengths = Object.entries(language.minutes).map(([phrase, minutes]): [string, Length] => [
    phrase,
    { minutes },
  ]);
  return {
    time: compile(
      time.map((phrase): [string, 'time'] => [phrase, 'time']),
      draft,
    ),
    // "in 15 minutes" is a point in time: the longer phrase wins over "15 minutes".
    length: compile(
      [
        ...lengths,
        ...time
          .filter((phrase) => phrase.includes('$unit'))
          .map((phrase): [string, Length] => [phrase, null]),
      ],
      draft,
    ),
  };
}

/** Words allowed between two times that belong together: "tomorrow *at* 3pm", "Wed *or* Thu". */
const MOST_BETWEEN = 1;

/** A part of the text that was scanned. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** The longest run of times in a sentence. */
export function timeOf(lexicon: WhenLexicon, sentence: Sentence): Part | undefined {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of marks(lexicon.time, sentence)) {
    const last = runs.at(-1);
    if (last && start - last.end <= MOST_BETWEEN) last.end = end;
    else runs.push({ start, end });
  }
  const [longest] = runs.sort((one, two) => two.end - two.start - (one.end - one.start));
  const from = sentence.starts[longest?.start ?? -1];
  const to = sentence.ends[(longest?.end ?? 0) - 1];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The longest talk that anybody proposes; more is a number of something else. */
const MOST_MINUTES = 480;

/** The length that a sentence names, in minutes; the last one of a range ("10-15 min"). */
export function minutesOf(lexicon: WhenLexicon, sentence: Sentence, text: string): number | undefined {
  const lengths = marks(lexicon.length, sentence).flatMap((mark) => minutesIn(mark, sentence, text) ?? []);
  return lengths.find((minutes) => minutes > 0 && minutes <= MOST_MINUTES);
}

function minutesIn(
  { value, start, end }: Mark<Length>,
  sentence: Sentence,
  text: string,
): number | undefined {
  if (value === null) return undefined;
  const number = /\b\d+\b/.exec(textOf(sentence, start, end, text))?.[0];
  return number === undefined ? value.minutes : Number(number) * value.minutes;
}
