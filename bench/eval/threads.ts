/**
 * How good the rule `long-thread` is on labelled conversations ("is it worth writing up?"). There are few of them, so that the limit is
 * also chosen anew without each conversation in turn, and each judged by the limit chosen without it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeTalk, type Spoken } from '../../src/nudges/explain-talk.js';
import { longThread } from '../../src/nudges/rules/long-thread.js';
import { DEFAULT_TALK_MESSAGES, thresholds } from '../../src/nudges/sensitivity.js';

export interface Conversation {
  readonly id: string;
  readonly messages: readonly Spoken<number>[];
  readonly label?: { readonly writeup: boolean; readonly why: string; readonly borderline: boolean };
}

type Labelled = Conversation & { readonly label: NonNullable<Conversation['label']> };

/** Limits that the cross-validation chooses among. */
const LIMITS = [9, 10, 11, 12, 13, 14, 15, 16, 18, 20];

export interface ThreadQuality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface ThreadFigures {
  readonly conversations: number;
  readonly all: ThreadQuality;
  readonly clear: ThreadQuality;
  readonly validated: ThreadQuality;
  readonly validatedClear: ThreadQuality;
  /** Wrong ones, for `--errors`. */
  readonly errors: readonly string[];
}

/** The conversations below `folder`, or undefined when they are not there. */
export function loadThreads(folder: string): readonly Conversation[] | undefined {
  const file = join(folder, 'threads', 'dev.jsonl');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line): Conversation => JSON.parse(line));
}

const judged = ({ messages }: Conversation, wanted: number) =>
  judgeTalk(messages, longThread, { wanted, threshold: thresholds.normal });

function qualityOf(verdicts: readonly { readonly nudge: boolean; readonly worth: boolean }[]): ThreadQuality {
  const count = (nudge: boolean, worth: boolean) =>
    verdicts.filter((each) => each.nudge === nudge && each.worth === worth).length;
  const right = count(true, true);
  const precision = right / Math.max(1, right + count(true, false));
  const recall = right / Math.max(1, right + count(false, true));
  return { precision, recall, f1: (2 * precision * recall) / Math.max(Number.MIN_VALUE, precision + recall) };
}

export function threadFigures(conversations: readonly Conversation[]): ThreadFigures {
  const labelled = conversations.filter((each): each is Labelled => each.label !== undefined);
  const nudges = new Map(LIMITS.map((limit) => [limit, labelled.map((each) => judged(each, limit).nudge)]));
  const verdict = (index: number, limit: number) => ({
    nudge: nudges.get(limit)?.[index] ?? false,
    worth: labelled[index]?.label.writeup ?? false,
  });
  const at = (limitOf: (index: number) => number, only: (each: Labelled) => boolean = () => true) =>
    qualityOf(labelled.flatMap((each, index) => (only(each) ? [verdict(index, limitOf(index))] : [])));
  /** The limit with the best F1 on all others; of equals the lowest, which hears the most. */
  const withoutIt = labelled.map((_, left) => {
    const f1 = (limit: number) =>
      qualityOf(labelled.flatMap((_each, index) => (index === left ? [] : [verdict(index, limit)]))).f1;
    return LIMITS.reduce((best, limit) => (f1(limit) > f1(best) ? limit : best));
  });
  const usual = () => DEFAULT_TALK_MESSAGES;
  const chosen = (index: number) => withoutIt[index] ?? DEFAULT_TALK_MESSAGES;
  const isClear = ({ label }: Labelled) => !label.borderline;
  return {
    conversations: labelled.length,
    ...{ all: at(usual), clear: at(usual, isClear) },
    ...{ validated: at(chosen), validatedClear: at(chosen, isClear) },
    errors: labelled.flatMap((each) => {
      const { nudge, quiet } = judged(each, DEFAULT_TALK_MESSAGES);
      if (nudge === each.label.writeup) return [];
      return [`${nudge ? 'false alarm' : `missed (${quiet})`} ${each.id} [${each.label.why}]`];
    }),
  };
}
