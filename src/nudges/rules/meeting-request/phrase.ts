/** How phrases are written in the language tables. */
import { fold } from './words.js';

/** Every spelling of a phrase written with `a|b` and `c?`. */
export function spellings(phrase: string): string[] {
  let starts = [''];
  for (const word of phrase.split(' ')) {
    const optional = word.endsWith('?');
    const options = (optional ? word.slice(0, -1) : word).split('|');
    const longer = starts.flatMap((start) => options.map((option) => `${start} ${option}`.trimStart()));
    starts = optional ? starts.concat(longer) : longer;
  }
  return starts;
}

/** Scripts without spaces are read letter by letter. */
const UNSPACED = /[\u3040-\u9fff\uac00-\ud7a3]|[^\u3040-\u9fff\uac00-\ud7a3]+/g;

/** The words of one spelling. */
export function phraseWords(spelling: string): readonly string[] {
  return spelling.split(' ').flatMap((word) => fold(word).match(UNSPACED) ?? []);
}
