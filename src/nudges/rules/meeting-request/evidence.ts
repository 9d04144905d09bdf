/** Features in words that a person understands, for "Why this?" and `meanwhile explain`. */
import type { Caution, Evidence } from '../../rule.js';
import type { Candidate } from './features.js';
import type { Act, Frame } from './names.js';
import { type Sentence, textOf } from './scan.js';

const ASKS: Record<Frame, string> = {
  propose: 'proposes',
  wish: 'would like',
  ask: 'asks somebody',
  offer: 'offers',
  plan: 'plans',
  free: 'asks whether somebody is free',
  when: 'asks when',
  first: 'asks',
  third: 'speaks of others who want',
  none: 'mentions',
};

const FOR: Record<Act, string> = {
  live: 'to talk live',
  ring: 'to be called',
  meeting: 'to meet',
  talk: 'to talk',
  join: 'to join a talk',
  tool: 'to talk live',
  means: 'to talk live',
  poll: 'to find a time',
  slot: 'at a time',
};

/** Feature names that speak for a request, beside the act itself. */
const SUPPORT: Readonly<Record<string, string>> = {
  short: 'names a length',
  book: 'sets something up',
  'asked after': 'looks for a time or leaves the choice',
  you: 'wants to talk with the reader',
  'live beside': 'by voice or in person',
};

/** Feature names that speak against it. */
const AGAINST: Readonly<Record<string, string>> = {
  not: 'says no to it',
  other: 'is about talking to somebody else',
  outside: 'is with somebody outside the team',
  far: 'the words stand far apart',
  code: 'is about code',
  deep: 'stands deep in a long message',
  long: 'is one point of a long sentence',
  'for help': 'asks for help that can be written',
  'by third': 'speaks of others, or of how something works',
  'by none': 'asks nobody for it',
  ...near('past', 'tells of the past'),
  ...near('report', 'tells of a meeting'),
  ...near('standing', 'is about a meeting that stands'),
  ...near('written', 'is to be written'),
  ...near('sense', 'uses the word in another sense'),
  ...near('accept', 'accepts or says goodbye'),
  ...near('notice', 'announces'),
};

function near(role: string, what: string): Record<string, string> {
  return { [role]: what, [`${role} near`]: what, [`${role} on`]: what };
}

const CAUTIONS: Readonly<Record<Caution, string>> = {
  incident: 'sounds like an incident',
  care: 'sounds personal',
  social: 'sounds social',
  'agenda-present': 'has an agenda already',
};

/** By contract. */
const MOST_CHARACTERS = 80;

function words(sentence: Sentence, start: number, end: number, text: string): string {
  return textOf(sentence, start, end, text).trim().toLowerCase().slice(0, MOST_CHARACTERS);
}

function listed(
  { features }: Candidate,
  sentence: Sentence,
  text: string,
  names: Readonly<Record<string, string>>,
): Evidence[] {
  return features.names.flatMap((name, at) => {
    const what = names[name];
    const mark = features.marks[at];
    if (what === undefined) return [];
    return [{ what, words: mark === undefined ? '' : words(sentence, mark.start, mark.end, text) }];
  });
}

/** What was seen that speaks for a request, the act first; `text` is the one that was scanned. */
export function evidence(candidate: Candidate, sentence: Sentence, text: string): Evidence[] {
  const what = `${ASKS[candidate.frame]} ${FOR[candidate.act]}`;
  const act = { what, words: words(sentence, candidate.start, candidate.end, text) };
  return [act, ...listed(candidate, sentence, text, SUPPORT)];
}

/** What was seen that speaks against it. */
export function opposed(candidate: Candidate, sentence: Sentence, text: string): Evidence[] {
  return listed(candidate, sentence, text, AGAINST);
}

export function timeEvidence(time: string): Evidence {
  return { what: 'names a time', words: time.toLowerCase().slice(0, MOST_CHARACTERS) };
}

export function cautionEvidence(caution: Caution, shown: string): Evidence {
  return { what: CAUTIONS[caution], words: shown.slice(0, MOST_CHARACTERS) };
}
