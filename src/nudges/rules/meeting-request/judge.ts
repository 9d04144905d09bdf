/** Weighs a message: the reading that most looks like a request, and what was seen for and against it. */
import type { Signal, Silence } from '../../rule.js';
import { cautionOf } from './cautions.js';
import { clean, peopleIn } from './clean.js';
import { cautionEvidence, evidence, opposed, timeEvidence } from './evidence.js';
import { purposeOf } from './purpose.js';
import { type Reading, readings } from './read.js';
import { scan } from './scan.js';
import { confidence, score } from './score.js';
import { minutesOf, type Part, timeOf } from './when.js';

export interface Judged {
  readonly reading: Reading;
  /** In log-odds. */
  readonly score: number;
}

/**
 * The strongest reading of a message, or undefined when nothing in it could be a request. Readings that cannot reach
 * `least` log-odds are left out.
 */
export function strongest(text: string, least = Number.NEGATIVE_INFINITY): Judged | undefined {
  let best: Judged | undefined;
  for (const reading of readings(text, (features) => score(features) >= least)) {
    const sum = score(reading.candidate.features);
    if (best === undefined || sum > best.score) best = { reading, score: sum };
  }
  return best;
}

/** The signal of a judged message: all that the decision and the nudge need, taken from the words. */
export function signalOf(text: string, { reading, score: sum }: Judged): Signal {
  const { candidate, sentence, reader } = reading;
  const alone = sentence.from === 0 && sentence.to === reading.text.length;
  const sentences = alone ? [sentence] : scan(reading.text, reader.vocabulary);
  const minutes = minutesOf(reader.when, sentence, reading.text);
  const time = timeOf(reader.when, sentence);
  const found = cautionOf(reader.cautions, reading.text, sentences);
  return {
    rule: 'meeting-request',
    confidence: confidence(sum),
    purpose: purposeOf(reader.purposes, sentence, sentences),
    people: peopleIn(text),
    ...(minutes === undefined ? {} : { minutes }),
    ...(time === undefined ? {} : { time: asWritten(text, reading.text, time) }),
    saw: [
      ...evidence(candidate, sentence, reading.text),
      ...(time === undefined ? [] : [timeEvidence(reading.text.slice(time.from, time.to))]),
      ...(found === undefined ? [] : [cautionEvidence(found.caution, found.words)]),
    ],
    ...(found === undefined ? {} : { caution: found.caution }),
  };
}

/** A part of the cleaned text as it was written: reading happens in lower case, which nearly always keeps the places. */
function asWritten(text: string, read: string, { from, to }: Part): string {
  const original = clean(text);
  return (original.length === read.length ? original : read).slice(from, to);
}

/** Why a message does not count as a request. */
export function silenceOf(judged: Judged | undefined): Silence {
  if (judged === undefined) return { saw: [], against: [] };
  const { candidate, sentence, text } = judged.reading;
  return { saw: evidence(candidate, sentence, text), against: opposed(candidate, sentence, text) };
}
