/** Precision, recall and the like, from verdicts. */
import type { Line } from './data.js';

/** What the rule says of a line at the default sensitivity. */
export interface Verdict {
  readonly line: Line;
  readonly confidence: number;
  readonly nudges: boolean;
}

export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly right: number;
  readonly falseAlarms: number;
  readonly missed: number;
}

export function quality(verdicts: readonly Verdict[]): Quality {
  const right = verdicts.filter(({ line, nudges }) => nudges && line.label).length;
  const falseAlarms = verdicts.filter(({ line, nudges }) => nudges && !line.label).length;
  const missed = verdicts.filter(({ line, nudges }) => !nudges && line.label).length;
  const precision = right / Math.max(1, right + falseAlarms);
  const recall = right / Math.max(1, right + missed);
  const f1 = (2 * precision * recall) / Math.max(Number.MIN_VALUE, precision + recall);
  return { precision, recall, f1, right, falseAlarms, missed };
}

/** False alarms per 1,000 messages. */
export function perThousand(verdicts: readonly Verdict[]): number {
  return (1000 * quality(verdicts).falseAlarms) / Math.max(1, verdicts.length);
}

/** Lines per group, in order of first sight. */
export function grouped(verdicts: readonly Verdict[], by: (line: Line) => string): Map<string, Verdict[]> {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const group = groups.get(by(verdict.line)) ?? [];
    groups.set(by(verdict.line), [...group, verdict]);
  }
  return groups;
}

/** Share of lines that ask, for every tenth of confidence: how far the confidences can be believed. */
export function calibration(verdicts: readonly Verdict[]): { from: number; lines: number; asking: number }[] {
  return [0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95].map((from, at, all) => {
    const to = all[at + 1] ?? 1.01;
    const within = verdicts.filter(({ confidence }) => confidence >= from && confidence < to);
    const asking = within.filter(({ line }) => line.label).length;
    return { from, lines: within.length, asking: asking / Math.max(1, within.length) };
  });
}
