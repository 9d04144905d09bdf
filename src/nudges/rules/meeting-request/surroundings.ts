/** What stands around a thing that may be asked for: what belongs to it, and what speaks against it. */
import type { Role } from './language.js';
import type { Mark } from './lexicon.js';
import { type Act, objectName, opposingName } from './names.js';
import type { Sentence } from './scan.js';
import { GOAL, LIGHT, OBJECT } from './words.js';

export type RoleMark = Mark<Role>;

export interface Surroundings {
  readonly sentence: Sentence;
  readonly marks: readonly RoleMark[];
}

/** What was noticed, side by side: the name of a feature, and the words that show it where there are any. */
export interface Features {
  readonly names: string[];
  readonly marks: (RoleMark | undefined)[];
}

/** Notes a feature, once. */
export function note({ names, marks }: Features, name: string, mark?: RoleMark): void {
  if (names.includes(name)) return;
  names.push(name);
  marks.push(mark);
}

/** How far, in words, a denial reaches: "I *don't* think we need a call". */
const DENIAL_REACH = 5;
/** Distances, in words, within which one thing belongs to another. */
const NEAR = { time: 3, book: 4, you: 4, other: 2, after: 4, against: 5 };
/** Sentences of more words than `LONG`, and those `DEEP` characters into a message, ask less often than they tell. */
const LONG = 26;
const BARE = 5;
const DEEP = 300;

function gap(first: RoleMark, second: RoleMark): number {
  return first.end <= second.start ? second.start - first.end : first.start - second.end;
}

/** Notes what one mark says about the act, if anything. */
function noteMark(features: Features, mark: RoleMark, act: Act, at: RoleMark, from: number): void {
  const distance = gap(mark, at);
  switch (mark.value) {
    case 'not':
      if (mark.start < at.start && Math.min(distance, from - mark.end) <= DENIAL_REACH)
        note(features, 'not', mark);
      break;
    case 'time':
      note(features, 'time', mark);
      if (distance <= NEAR.time) note(features, 'time near', mark);
      break;
    case 'span':
    case 'quick':
      note(features, 'short', mark);
      break;
    case 'book':
      if (mark.start < at.start && distance <= NEAR.book) note(features, 'book', mark);
      break;
    case 'you':
      if (distance <= NEAR.you) note(features, 'you', mark);
      break;
    case 'other':
      if (mark.start >= at.end && distance <= NEAR.other) note(features, 'other', mark);
      break;
    case 'written':
    case 'past':
    case 'report':
    case 'standing':
    case 'sense':
    case 'accept':
    case 'notice': {
      const name = opposingName[mark.value];
      note(features, distance < 0 ? name.on : distance <= NEAR.against ? name.near : name.far, mark);
      break;
    }
    case 'ask':
    case 'offer':
    case 'free':
    case 'when':
    case 'fits':
      if (mark.start >= at.end && distance <= NEAR.after) note(features, 'asked after', mark);
      break;
    case 'outside':
      note(features, 'outside', mark);
      break;
    case 'live':
    case 'meeting':
    case 'means':
      if (act !== 'live' && act !== 'meeting' && act !== 'means') note(features, 'live beside', mark);
      break;
    default:
  }
}

/** Whether the word after an act is its object, which turns "sync" and "call" into other things: "call *the API*". */
function noteObject(features: Features, { sentence, marks }: Surroundings, act: Act, at: RoleMark): void {
  const next = sentence.words[at.end];
  if (next === undefined || act === 'talk' || marks.some(({ start }) => start === at.end)) return;
  const bits = sentence.vocabulary.bits[next] ?? 0;
  const goal = act === 'slot' && (bits & GOAL) !== 0;
  if (goal && !marks.some(({ start }) => start === at.end + 1)) note(features, 'for help');
  else if ((bits & LIGHT) === 0 || (act === 'tool' && (bits & OBJECT) !== 0)) note(features, objectName[act]);
}

/** Notes what marks say about an act and its frame. */
export function noteMarks(
  features: Features,
  marks: readonly RoleMark[],
  act: Act,
  at: RoleMark,
  frame: RoleMark | undefined,
): void {
  const from = Math.min(at.start, frame?.start ?? at.start);
  for (const mark of marks) if (mark !== at && mark !== frame) noteMark(features, mark, act, at, from);
}

/** Notes everything around an act and its frame. */
export function noteSurroundings(
  features: Features,
  around: Surroundings,
  act: Act,
  at: RoleMark,
  frame: RoleMark | undefined,
): void {
  const { words, asks, code, link, mention, from } = around.sentence;
  noteMarks(features, around.marks, act, at, frame);
  if (asks) note(features, 'question');
  if (asks && act === 'slot') note(features, 'slot asked');
  if (mention) note(features, 'mention');
  if (link) note(features, 'link');
  if (code) note(features, 'code');
  if (words.length > LONG) note(features, 'long');
  if (from > DEEP) note(features, 'deep');
  if (words.length <= BARE) note(features, asks ? 'bare question' : 'bare');
  noteObject(features, around, act, at);
}

/** How much stands between an asking and its act that belongs to neither: "please *read the file sent* over the phone". */
export function wordsBetween({ sentence, marks }: Surroundings, frame: RoleMark, at: RoleMark): string {
  let strange = 0;
  for (let word = Math.min(frame.end, at.end); word < Math.max(frame.start, at.start); word += 1) {
    const known = marks.some(({ start, end, value }) => start <= word && word < end && value !== 'sense');
    if (!known && ((sentence.vocabulary.bits[sentence.words[word] ?? 0] ?? 0) & LIGHT) === 0) strange += 1;
  }
  return strange === 0 ? 'close' : strange === 1 ? 'loose' : 'far';
}
