/**
 * What a language is to the rule: a table of phrases, each under the part it plays in a request. Data alone; adding a
 * language is one file in `languages/` and one line in its index.
 *
 * How a phrase is written: words with spaces between; `a|b` for either; a trailing `?` for a word that may be missing.
 * `#n` stands for any number, `#clock` for a time of day (3pm, 14:30), `@` for a mention, `@all` for a mention of
 * everybody, `#` for a channel. Accents and capitals do not matter. Scripts written without spaces are read letter by
 * letter, so their phrases are written as they are. The longest phrase wins.
 */
import type { Purpose } from '../../rule.js';
import type { WordLists } from './words.js';

/** The parts a phrase can play. */
export type Role =
  // How it is asked.
  | 'propose' // "can we", "let's", "shall I"
  | 'wish' // "I'd like to", "I was hoping to"
  | 'ask' // "can you", "please"
  | 'offer' // "happy to", "feel free to"
  | 'third' // somebody else, or a fact: "they can", "how do you"
  | 'plan' // "I'll", "we will"
  | 'free' // "are you free", "do you have time"
  | 'when' // "when can", "what time", "a good time"
  | 'fits' // "works for you"
  // What is asked.
  | 'live' // certainly by voice or in person: "hop on", "call me", "pair"
  | 'ring' // "call me", "give us a ring"
  | 'meeting' // a meeting by its noun: "a call", "some time on the calendar"
  | 'talk' // could be text as well: "talk", "discuss", "go over"
  | 'join' // "join us"
  | 'tool' // a bare word that may mean talking: "call", "zoom", "sync"
  | 'means' // "on Zoom", "by phone"
  | 'book' // "set up", "schedule"
  | 'poll' // "when2meet", "calendly"
  // What belongs to it.
  | 'time' // "tomorrow", "at 3pm"
  | 'span' // "15 minutes", "half an hour": also `minutes` below
  | 'quick' // "quick", "briefly"
  | 'you' // "with you", "with us"
  | 'other' // "with him", "to them"
  // What speaks against it.
  | 'not' // "don't", "no need", "instead of"
  | 'undenied' // "why don't we", "don't hesitate": no denial
  | 'past' // "yesterday", "we talked"
  | 'written' // "in the PR", "here", "by mail"
  | 'standing' // "the weekly meeting", "today's standup"
  | 'notice' // "reminder", "Meeting ID", "will be talking"
  | 'accept' // "works for me", "see you then"
  | 'report' // "I have a meeting", "on a call"
  | 'sense' // the same word in another sense: "zoom level", "call stack"
  | 'outside' // candidates and customers, who meet live
  // What deserves silence, and what only sounds like it.
  | 'calm' // "after lunch", "the incident report"
  | 'incident'
  | 'care'
  | 'social'
  | 'agenda';

export interface Language extends WordLists {
  /** ISO 639-1 code. */
  readonly code: string;
  /** True where the verb of asking comes after what is asked ("通話できますか"). */
  readonly verbLast?: boolean;
  /** Starts of words, one of which stands in every request: the cheap test that most messages fail. `\b` ends a word. */
  readonly triggers: readonly string[];
  readonly phrases: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Words that tell what the talk would be for. */
  readonly purposes: Readonly<Partial<Record<Exclude<Purpose, 'unknown'>, readonly string[]>>>;
  /** Lengths of time in minutes: `{ 'half an hour': 30 }`; `#n` multiplies (`{ '#n hours': 60 }`). */
  readonly minutes: Readonly<Record<string, number>>;
}
