/**
 * What the rule notices about one thing that a sentence may ask for: an act ("hop on a call"), how it is asked
 * ("can we"), and what stands around both. The names of the features are those to which `weights.ts` gives a weight.
 */
import type { Role } from './language.js';
import { ACTS, type Act, actName, FRAMES, type Frame, frameName, pairName, slotName } from './names.js';
import type { Sentence } from './scan.js';
import {
  type Features,
  note,
  noteMarks,
  noteSurroundings,
  type RoleMark,
  type Surroundings,
  wordsBetween,
} from './surroundings.js';
import { OPENER } from './words.js';

/** One thing that a sentence may ask for. */
export interface Candidate {
  readonly act: Act;
  readonly frame: Frame;
  /** The words that show it, `start` to `end - 1`. */
  readonly start: number;
  readonly end: number;
  readonly features: Features;
}

const ACT_ROLES: ReadonlySet<string> = new Set(ACTS);
const FRAME_ROLES: ReadonlySet<string> = new Set(FRAMES);
/** Looking for a time is an act too, when a time is named: "does 3pm work for you?" */
const SLOTS: ReadonlySet<Role> = new Set(['free', 'fits', 'when']);
/** Frames that look for a time without a question mark: "let me know when you're free on Monday". */
const OPEN_SLOTS: ReadonlySet<Role> = new Set(['propose', 'offer', 'when']);

/** How far, in words, an asking may stand from what it asks. */
const REACH = 7;

function frameOf(marks: readonly RoleMark[], at: number, verbLast: boolean): RoleMark | undefined {
  const act = marks[at];
  if (act === undefined) return undefined;
  for (let index = at - 1; index >= 0; index -= 1) {
    const mark = marks[index];
    if (mark === undefined || act.start - mark.end > REACH) break;
    if (FRAME_ROLES.has(mark.value)) return mark;
  }
  if (!verbLast) return undefined;
  return marks.slice(at + 1).find((mark) => FRAME_ROLES.has(mark.value) && mark.start - act.end <= REACH);
}

/** Whether only greetings and the like stand before a word: "hey @ana, call me". */
function opens({ words, vocabulary }: Sentence, at: number): boolean {
  return words.slice(0, at).every((word) => ((vocabulary.bits[word] ?? 0) & OPENER) !== 0);
}

/** Whether a mark names an act, or looks for a time where one is named. */
function isAct({ value }: RoleMark, timed: boolean): boolean {
  return ACT_ROLES.has(value) || (timed && SLOTS.has(value));
}

function actOf(mark: RoleMark, framed: RoleMark | undefined, { asks }: Sentence): Act | undefined {
  if (ACT_ROLES.has(mark.value)) return mark.value as Act;
  if (framed?.value === 'third') return undefined;
  return asks || OPEN_SLOTS.has((framed ?? mark).value) ? 'slot' : undefined;
}

/**
 * Everything in a sentence that could be asked for and `promises` enough by what speaks for it; only then is it looked
 * at what speaks `against` it, which can only lower a score.
 */
export function candidates(
  sentence: Sentence,
  marks: readonly RoleMark[],
  against: () => readonly RoleMark[],
  verbLast: boolean,
  promises: (features: Features) => boolean,
): Candidate[] {
  const found: Candidate[] = [];
  const timed = marks.some(({ value }) => value === 'time');
  let around: Surroundings | undefined;
  let opposed: readonly RoleMark[] | undefined;
  for (const [at, mark] of marks.entries()) {
    if (!isAct(mark, timed)) continue;
    const framed = frameOf(marks, at, verbLast);
    const act = actOf(mark, framed, sentence);
    if (act === undefined) continue;
    const frame: Frame =
      (framed?.value as Frame | undefined) ??
      (act !== 'slot' && opens(sentence, mark.start) ? 'first' : 'none');
    around ??= { sentence, marks };
    const features: Features = { names: ['base'], marks: [undefined] };
    note(features, (act === 'slot' ? slotName[mark.value] : undefined) ?? actName[act], mark);
    note(features, frameName[frame], framed);
    note(features, pairName[frame][act]);
    noteSurroundings(features, around, act, mark, framed);
    if (framed) note(features, wordsBetween(around, framed, mark));
    if (!promises(features)) continue;
    opposed ??= against();
    noteMarks(features, opposed, act, mark, framed);
    found.push({
      act,
      frame,
      start: Math.min(mark.start, framed?.start ?? mark.start),
      end: Math.max(mark.end, framed?.end ?? mark.end),
      features,
    });
  }
  return found;
}
