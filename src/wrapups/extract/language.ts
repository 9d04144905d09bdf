/**
 * What a language is to the extraction: a table of phrases, each under what it says about a sentence. Data alone; adding a language is
 * one file in `languages/` and one line in its index.
 *
 * How a phrase is written: lower case, without accents, words with one space between; `a|b` for either, where `_` stands for a
 * space (`we'll|we_will`); a trailing `?` for a word that may be missing. Whole words are met, wherever they stand in the sentence; `^` in front only at its start, `$` behind only at its
 * end. `@` stands for somebody named.
 */
export type Sign =
  // Outcomes.
  | 'decided' // says by itself that something was decided: "we agreed to", "the plan is"
  | 'suggested' // decided only if somebody else agrees: "let's", "i propose"
  | 'found' // what was wrong, or what helped: "turns out", "the fix was"
  | 'agrees' // "sounds good", "+1"
  | 'helped' // "that worked": what was suggested before is the outcome
  | 'reserves' // "but", "though": a yes that is none
  | 'undecided' // before an outcome's words takes the sentence out of the outcomes: "if we", "we'll see"
  // Questions.
  | 'wondered' // a question without its sign: "we still need to decide"
  | 'rhetorical' // no question at all: "right?", "how are you"
  | 'dodged' // an answer that is none: "not sure", "good question"
  | 'settled' // the asker found it: "never mind", "got it"
  // Next steps.
  | 'promised' // starts what the speaker will do, a verb follows: "i'll"
  | 'asked' // asks the one named: "can you"
  | 'assigned' // after somebody named: "will", "takes"
  | 'listed' // "action item", "todo"
  | 'done'; // "done", "opened": an earlier promise is kept

export interface Language {
  /** ISO 639-1 code. */
  readonly code: string;
  readonly phrases: Readonly<Record<Sign, readonly string[]>>;
  /** What is worth writing down when somebody promises it, as it follows 'promised'. */
  readonly tasks: readonly string[];
  /** The same, but done within minutes: only worth it when the conversation ended there. */
  readonly errands: readonly string[];
}
