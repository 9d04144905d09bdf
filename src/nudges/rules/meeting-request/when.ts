/** The time and the length that a request names, if it does. */
import type { Language } from './language.js';
import { compile, type Lexicon, type Mark, marks } from './lexicon.js';
import { type Sentence, textOf } from './scan.js';
import type { Vocabulary } from './words.js';

/** Minutes for a phrase, or minutes for each of the number it holds; null marks a point in time, which is no length. */
type Length = { readonly minutes: number } | null;

export interface WhenLexicon {
  readonly time: Lexicon<'time'>;
  readonly length: Lexicon<Length>;
}

export function whenLexicon(language: Language, vocabulary: Vocabulary): WhenLexicon {
  const time = language.phrases.time ?? [];
  const lengths = Object.entries(language.minutes).map(([phrase, minutes]): [string, Length] => [
    phrase,
    { minutes },
  ]);
  return {
    time: compile(
      time.map((phrase): [string, 'time'] => [phrase, 'time']),
      vocabulary,
    ),
    // "in 15 minutes" is a point in time: the longer phrase wins over "15 minutes".
    length: compile(
      [
        ...lengths,
        ...time
          .filter((phrase) => phrase.includes('$unit'))
          .map((phrase): [string, Length] => [phrase, null]),
      ],
      vocabulary,
    ),
  };
}

/** Words allowed between two times that belong together: "tomorrow *at* 3pm", "Wed *or* Thu". */
const MOST_BETWEEN = 1;

/** The longest run of times in a sentence, in the words of `text`. */
export function timeOf(lexicon: WhenLexicon, sentence: Sentence, text: string): string | undefined {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of marks(lexicon.time, sentence.words)) {
    const last = runs.at(-1);
    if (last && start - last.end <= MOST_BETWEEN) last.end = end;
    else runs.push({ start, end });
  }
  const longest = runs.reduce<(typeof runs)[number] | undefined>(
    (best, run) => (best === undefined || run.end - run.start > best.end - best.start ? run : best),
    undefined,
  );
  if (longest === undefined) return undefined;
  return textOf(sentence, longest.start, longest.end, text);
}

/** The longest talk that anybody proposes; more is a number of something else. */
const MOST_MINUTES = 480;

/** The length that a sentence names, in minutes; the last one of a range ("10-15 min"). */
export function minutesOf(lexicon: WhenLexicon, sentence: Sentence): number | undefined {
  const lengths = marks(lexicon.length, sentence.words).flatMap((mark) => minutesIn(mark, sentence) ?? []);
  return lengths.find((minutes) => minutes > 0 && minutes <= MOST_MINUTES);
}

function minutesIn({ value, start, end }: Mark<Length>, sentence: Sentence): number | undefined {
  if (value === null) return undefined;
  const number = sentence.words.slice(start, end).find(({ spelling }) => /^\d+$/.test(spelling))?.spelling;
  return number === undefined ? value.minutes : Number(number) * value.minutes;
}
