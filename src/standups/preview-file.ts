/** What a standup file looks like: JSON with a standup, its members and a span. All of the standup has defaults. */
import { z } from 'zod';
import { type CalendarDate, calendarDate, WEEKDAYS } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { isRegion } from '../core/holidays.js';
import { type WallTime, wallTime, zoneOf } from '../core/zoned-time.js';
import { type StandupSchedule, standupDefaults } from './standup.js';

/** A week: by then a standup that is held weekly has its next turn. */
const LONGEST_WINDOW_HOURS = 168;
const LONGEST_CATCH_UP_MINUTES = 1_440;
/** Ten years with their leap days; a span beyond is a slip of the pen. */
const LONGEST_SPAN_MS = 3_653 * 86_400_000;

const INSTANT =
  /^(\d{4}-\d\d-\d\d)(T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))$/;

/** `2026-03-08T13:00:00Z`; seconds may be left out, and an offset may stand for the `Z`. */
function instant(text: string): Instant {
  const [, date, rest] = INSTANT.exec(text) ?? [];
  if (date !== undefined && rest !== undefined) return Date.parse(`${calendarDate(date)}${rest}`);
  throw new AppError('bad-input', `"${text}" is not an instant. They are written like 2026-03-08T13:00:00Z.`);
}

/** A text that one of our readers understands: its refusals are sentences already. */
const textFor = <Value>(read: (text: string) => Value) =>
  z.string().transform((text, check) => {
    try {
      return read(text);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      check.addIssue(error.message);
      return z.NEVER;
    }
  });

const date = textFor(calendarDate);

/** A holiday that is written as a date, and not as a region. */
export const isDate = (entry: string): entry is CalendarDate => date.safeParse(entry).success;

const weekdays = z.array(z.enum(WEEKDAYS, { error: 'must be mon, tue, wed, thu, fri, sat or sun.' }));
const within = (least: number, most: number) => {
  const error = `must be from ${least} to ${most}.`;
  return z.number().min(least, { error }).max(most, { error });
};
const NO_REGION = 'is not a region I know. Regions are written like DE, DE-BE or US-CA.';

/** True or false, or what everybody keeps besides their own: a region, or a list of regions and dates. */
const holidays = z
  .union([z.boolean(), z.array(z.string()), z.string().transform((one) => [one])], {
    error: 'must be true, false, or a list of regions and dates.',
  })
  .superRefine(async (entries, check) => {
    if (typeof entries === 'boolean') return;
    for (const [i, entry] of entries.entries()) {
      if (isDate(entry) || (await isRegion(entry))) continue;
      check.addIssue({ code: 'custom', path: [i], message: `"${entry}" is no date, and ${NO_REGION}` });
    }
  });

const standup = z
  .object({
    time: textFor(wallTime).default(standupDefaults.time),
    days: weekdays.min(1, { error: 'must name at least one day.' }).default([...standupDefaults.days]),
    zone: textFor((text) => (text === 'member' ? text : zoneOf(text))).default(standupDefaults.zone),
    everyWeeks: z.literal([1, 2], { error: 'must be 1 or 2.' }).default(1),
    /** A date of any week in which a standup of every two weeks is held. Absent: the first work day of the span. */
    anchor: date.optional(),
    windowHours: within(0.25, LONGEST_WINDOW_HOURS).default(standupDefaults.windowHours),
    remindAt: z
      .union(
        [
          textFor(wallTime),
          z
            .number()
            .min(0)
            .transform((minutes) => ({ minutesAfterPrompt: minutes })),
        ],
        {
          error: 'must be a time such as 15:00, or minutes after the prompt such as 240.',
        },
      )
      .optional(),
    holidays: holidays.default(standupDefaults.holidays),
    /** Looking ahead never needs it; it is here because every standup has it. */
    catchUpMinutes: within(0, LONGEST_CATCH_UP_MINUTES).default(standupDefaults.catchUpMinutes),
  })
  .refine(({ time, remindAt, windowHours }) => minutesBetween(time, remindAt) < windowHours * 60, {
    path: ['remindAt'],
    error: 'must be before the window closes.',
  });

/** From the prompt to the reminder, on a day without a clock change. */
function minutesBetween(time: WallTime, remindAt: StandupSchedule['remindAt']): number {
  if (remindAt === undefined) return 0;
  if (typeof remindAt === 'object') return remindAt.minutesAfterPrompt;
  const [prompt = 0, reminder = 0] = [time, remindAt].map((at) => Date.parse(`1970-01-01T${at}Z`) / 60_000);
  return (reminder - prompt + 1_440) % 1_440;
}

const member = z.object({
  id: z.string().min(1, { error: 'must not be empty.' }),
  zone: textFor(zoneOf),
  leave: z
    .array(
      z
        .tuple([date, date], { error: 'must be its first and its last date: ["2026-03-02", "2026-03-06"].' })
        .refine(([from, to]) => from <= to, { error: 'ends before it begins.' })
        .transform(([from, to]) => ({ from, to })),
    )
    .default([]),
  region: z
    .string()
    .refine(isRegion, { error: ({ input }) => `"${input}" ${NO_REGION}` })
    .optional(),
  workingDays: weekdays.optional(),
  deactivated: z.boolean().default(false),
});

const members = z.array(member).superRefine((all, check) => {
  const seen = new Set<string>();
  all.forEach(({ id }, i) => {
    if (seen.has(id)) check.addIssue({ code: 'custom', path: [i], message: `"${id}" is listed before.` });
    seen.add(id);
  });
});

const bothRead = z.object({ from: z.number(), to: z.number() });

/** A file as it is written, checked and with every default filled in. */
export const PREVIEW_FILE = z
  .object({ standup: standup.prefault({}), members, from: textFor(instant), to: textFor(instant) })
  .refine(({ from, to }) => from < to && to - from <= LONGEST_SPAN_MS, {
    path: ['to'],
    error: 'must be after "from", by ten years at most.',
    when: ({ value }) => bothRead.safeParse(value).success,
  });

export type PreviewFile = z.output<typeof PREVIEW_FILE>;

/** What may be set, for telling people about slips of the pen in what has defaults. */
export const KNOWN_KEYS = {
  standup: new Set(Object.keys(standup.shape)),
  member: new Set(Object.keys(member.shape)),
} as const;
