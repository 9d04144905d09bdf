/**
 * Hears when a conversation goes on live: rapid, back and forth between people, and not settled. Few measures and round limits, since
 * there are few labelled conversations to choose them by; `npm run eval` says how far they can be believed.
 */
import {
  type Evidence,
  MARKS,
  type Signal,
  type Talk,
  type TalkCaution,
  type TalkRule,
  type Turn,
} from '../rule.js';
import { fires, quiet } from './long-thread/examples.js';
import { type Figures, figuresOf, unsettled } from './long-thread/figures.js';
import { read } from './long-thread/read.js';

/** The second most active person wrote at least so many, and the speaker changed at least so often: else it is a monologue. */
const LEAST_BY_SECOND = 3;
const LEAST_CHANGES = 5;
/** The two most active wrote at least this share: below it, several talks run through each other. */
const LEAST_BY_TWO = 0.7;
/** What sums of tenths may be off by. */
const ROUNDING = 1e-9;
/** Below this the rule has nothing to say. */
const LEAST_CONFIDENCE = 0.45;

const isLive = ({ second, changes }: Figures) => second >= LEAST_BY_SECOND && changes >= LEAST_CHANGES;

/** As much substance as is wanted makes the default threshold of 0.6, a quarter more the strictest of 0.8 (`sensitivity.ts`). */
const confidenceOf = (substance: number, wanted: number): number =>
  Math.max(0, Math.min(0.95, 0.6 + 0.8 * (substance / wanted - 1)));

/** The substance that makes such a confidence: `confidenceOf` the other way round. */
const substanceFor = (confidence: number, wanted: number): number => wanted * (1 + (confidence - 0.6) / 0.8);

function cautionOf(
  turns: readonly Turn[],
  whole: Figures,
  open: Figures,
  wanted: number,
): TalkCaution | undefined {
  const some = (mark: number) => turns.some(({ marks }) => marks & mark);
  if (some(MARKS.incident)) return 'incident';
  if (some(MARKS.care)) return 'care';
  if (!isLive(open) || confidenceOf(open.substance, wanted) < LEAST_CONFIDENCE)
    return confidenceOf(whole.substance, wanted) < LEAST_CONFIDENCE ? 'chatter' : 'settled';
  return open.byTwo < LEAST_BY_TWO ? 'mixed-topics' : undefined;
}

const sawOf = ({ messages, people, changes, lasted }: Figures): readonly Evidence[] => [
  { what: `${messages} messages in ${Math.max(1, Math.round(lasted / 60))} min`, words: '' },
  { what: `${people} people, ${changes} changes of speaker`, words: '' },
];

function detect({ turns, wanted }: Talk): Signal | undefined {
  const whole = figuresOf(turns);
  if (!isLive(whole) || confidenceOf(whole.messages, wanted) < LEAST_CONFIDENCE) return undefined;
  const rest = unsettled(turns);
  const open = rest.length === turns.length ? whole : figuresOf(rest);
  const caution = cautionOf(turns, whole, open, wanted);
  return {
    rule: 'long-thread',
    confidence: confidenceOf(open.substance, wanted),
    purpose: 'unknown',
    people: [...new Set(turns.map(({ user }) => user))],
    saw: sawOf(caution === undefined ? open : whole),
    ...(caution && { caution }),
  };
}

/** A message adds at most one to each measure, unless it takes thanks back; what it pushes out of the window takes away, or is none of the two most active's. */
function notBefore({ turns, wanted }: Talk, confidence: number): number {
  const rest = unsettled(turns);
  // Whoever gave thanks may still go on, and then all that they thanked for counts again.
  if (unsettled(turns, turns.at(-1)?.at).length > rest.length) return 1;
  const open = figuresOf(rest);
  const needed = substanceFor(confidence, wanted);
  const fromHere = Math.max(
    needed - open.substance,
    LEAST_CHANGES - open.changes,
    LEAST_BY_SECOND - open.second,
    (LEAST_BY_TWO - open.byTwo) * open.messages,
  );
  // An outcome may be said next, and all begin anew; people on fire are left alone until the last such word is out of the window.
  const hushed = turns.findLastIndex(({ marks }) => marks & (MARKS.incident | MARKS.care)) + 1;
  return Math.max(1, hushed, Math.ceil(Math.min(fromHere, needed) - ROUNDING));
}

export const longThread: TalkRule = {
  id: 'long-thread',
  summary: 'A conversation goes on live, with nothing settled yet.',
  examples: { fires, quiet },
  read,
  detect,
  notBefore,
  explain(talk) {
    const signal = detect(talk);
    if (signal) return signal;
    const { messages, people, second, changes } = figuresOf(talk.turns);
    return {
      saw: [{ what: `${messages} messages, ${people} people`, words: '' }],
      against: [
        ...(second < LEAST_BY_SECOND ? [{ what: `the second most active wrote ${second}`, words: '' }] : []),
        ...(changes < LEAST_CHANGES ? [{ what: `${changes} changes of speaker`, words: '' }] : []),
      ],
    };
  },
};
