/** What stands around a thing that may be asked for: what belongs to it, and what speaks against it. */
import type { Role } from './language.js';
import type { Mark } from './lexicon.js';
import { type Act, objectName, opposingName } from './names.js';
import type { Sentence } from './scan.js';

export type RoleMark = Mark<Role>;

export interface Surroundings {
  readonly sentence: Sentence;
  readonly marks: readonly RoleMark[];
}

/** Feature names, each with the words that show it where there are any. */
export type Features = Map<string, RoleMark | undefined>;

/** How far, in words, a denial reaches: "I *don't* think we need a call". */
const DENIAL_REACH = 5;
/** Distances, in words, within which one thing belongs to another. */
const NEAR = { time: 3, book: 4, you: 4, other: 2, against: 5 };
/** Sentences longer than this, and those after the third, ask less often than they tell. */
const LONG = 26;
const BARE = 5;
const DEEP = 3;

function gap(first: RoleMark, second: RoleMark): number {
  return first.end <= second.start ? second.start - first.end : first.start - second.end;
}

/** Notes what one mark says about the act, if anything. */
function noteMark(features: Features, mark: RoleMark, act: Act, at: RoleMark, from: number): void {
  const distance = gap(mark, at);
  switch (mark.value) {
    case 'not':
      if (mark.start < at.start && Math.min(distance, from - mark.end) <= DENIAL_REACH)
        features.set('not', mark);
      break;
    case 'time':
      features.set('time', mark);
      if (distance <= NEAR.time) features.set('time near', mark);
      break;
    case 'span':
    case 'quick':
      features.set('short', mark);
      break;
    case 'book':
      if (mark.start < at.start && distance <= NEAR.book) features.set('book', mark);
      break;
    case 'you':
      if (distance <= NEAR.you) features.set('you', mark);
      break;
    case 'other':
      if (mark.start >= at.end && distance <= NEAR.other) features.set('other', mark);
      break;
    case 'written':
    case 'past':
    case 'report':
    case 'standing':
    case 'sense':
    case 'accept':
    case 'notice': {
      const name = opposingName[mark.value];
      features.set(distance < 0 ? name.on : distance <= NEAR.against ? name.near : name.far, mark);
      break;
    }
    case 'outside':
      features.set('outside', mark);
      break;
    case 'live':
    case 'meeting':
    case 'means':
      if (act !== 'live' && act !== 'meeting' && act !== 'means') features.set('live beside', mark);
      break;
    default:
  }
}

/** Whether the word after an act is its object, which turns "sync" and "call" into other things: "call *the API*". */
function noteObject(features: Features, { sentence, marks }: Surroundings, act: Act, at: RoleMark): void {
  const next = sentence.words[at.end];
  if (next === undefined || act === 'talk' || marks.some(({ start }) => start === at.end)) return;
  if (act === 'slot' && next.goal && !marks.some(({ start }) => start === at.end + 1))
    features.set('for help', undefined);
  else if (!next.light || (act === 'tool' && next.object)) features.set(objectName[act], undefined);
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
  const { words, asks, code, link, mention, part } = around.sentence;
  noteMarks(features, around.marks, act, at, frame);
  const note = (name: string, holds: boolean): void => {
    if (holds) features.set(name, undefined);
  };
  note('question', asks);
  note('slot asked', asks && act === 'slot');
  note('mention', mention);
  note('link', link);
  note('code', code);
  note('long', words.length > LONG);
  note('deep', part > DEEP);
  note(asks ? 'bare question' : 'bare', words.length <= BARE);
  noteObject(features, around, act, at);
}

/** How much stands between an asking and its act that belongs to neither: "please *read the file sent* over the phone". */
export function wordsBetween({ sentence, marks }: Surroundings, frame: RoleMark, at: RoleMark): string {
  let strange = 0;
  for (let word = Math.min(frame.end, at.end); word < Math.max(frame.start, at.start); word += 1) {
    const known = marks.some(({ start, end, value }) => start <= word && word < end && value !== 'sense');
    if (!known && !sentence.words[word]?.light) strange += 1;
  }
  return strange === 0 ? 'close' : strange === 1 ? 'loose' : 'far';
}
