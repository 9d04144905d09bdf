/**
 * What the answer form carries along unseen. The questions travel with it, so that a form opened before they were edited, or
 * before a deploy, is still saved under the questions its answers were written for.
 */
import { z } from 'zod';
import { type CalendarDate, calendarDate } from '../../core/calendar-date.js';
import { AppError } from '../../core/errors.js';
import { type StandupId, standupId, type UserId, userId } from '../../core/ids.js';
import { LIMITS } from '../../slack/limits.js';
import type { Question } from '../standup-record.js';

export interface FormRefs {
  readonly standup: StandupId;
  readonly workDay: CalendarDate;
  /** Whose answer it is; nobody else's submit is taken. */
  readonly user: UserId;
  readonly asked: readonly Question[];
  /** The answer whose lines the form offers, by work day and stamp. */
  readonly carried?: { readonly workDay: CalendarDate; readonly stamp: number };
}

/** A question as it travelled: very long ones are cut to find room. */
export interface TravelledQuestion extends Question {
  /** Of the whole text, in UTF-16 units. */
  readonly length: number;
}

const stored = z.object({
  standup: z.string().min(1).transform(standupId),
  workDay: z.string().transform(calendarDate),
  user: z.string().min(1).transform(userId),
  asked: z
    .array(
      z
        .tuple([z.string(), z.enum(['last', 'plan', 'blockers', 'other']), z.number()])
        .transform(([text, role, length]): TravelledQuestion => ({ text, role, length })),
    )
    .min(1),
  carried: z
    .tuple([z.string().transform(calendarDate), z.number()])
    .transform(([workDay, stamp]) => ({ workDay, stamp }))
    .exactOptional(),
});

/** Questions are cut to the first of these lengths with which all of them find room. */
const LENGTHS = [3_000, 1_000, 500, 250, 120, 60, 30] as const;

export function writeRefs({ standup, workDay, user, asked, carried }: FormRefs): string {
  const written = (length: number) =>
    JSON.stringify({
      ...{ standup, workDay, user },
      asked: asked.map(({ text, role }) => [cut(text, length), role, text.length]),
      ...(carried && { carried: [carried.workDay, carried.stamp] }),
    });
  const length = LENGTHS.find((each) => written(each).length <= LIMITS.view.privateMetadata);
  return written(length ?? 0);
}

/** @throws AppError `bad-input` when it is not what `writeRefs` wrote. */
export function readRefs(
  privateMetadata: string,
): FormRefs & { readonly asked: readonly TravelledQuestion[] } {
  try {
    return stored.parse(JSON.parse(privateMetadata));
  } catch (cause) {
    throw new AppError('bad-input', 'This form cannot be read any more. Please open it again.', { cause });
  }
}

/** Puts back the end of questions that had to be cut, where the very same question is still known. */
export const wholeQuestions = (
  travelled: readonly TravelledQuestion[],
  known: readonly Question[],
): readonly Question[] =>
  travelled.map(({ text, role, length }) => {
    const same = known.find((each) => each.text.length === length && each.text.startsWith(text));
    return { text: same?.text ?? text, role };
  });

/** Never inside a surrogate pair. */
const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
