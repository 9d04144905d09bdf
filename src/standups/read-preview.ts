/** From the text of a standup file to what `plan` takes, or to every problem at once. */
import { z } from 'zod';
import { addDays, type CalendarDate } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import { holidaysOf } from '../core/holidays.js';
import { wallOf } from '../core/zoned-time.js';
import { plan } from './plan.js';
import { isDate, KNOWN_KEYS, PREVIEW_FILE, type PreviewFile } from './preview-file.js';
import type { Member, StandupSchedule } from './standup.js';

export interface PreviewRequest {
  readonly schedule: StandupSchedule;
  readonly members: readonly Member[];
  readonly from: Instant;
  readonly to: Instant;
  /** Where something is written that has no meaning, such as `standup.windowHour`: often a slip of the pen. */
  readonly ignored: readonly string[];
}

/** Sentences that begin with where the problem is: `members[2].zone: "Mars" is not a time zone I know. …` */
export interface Problems {
  readonly problems: readonly string[];
}

export async function readPreview(text: string): Promise<PreviewRequest | Problems> {
  const written = parsed(text);
  if (written === undefined) return { problems: ['The file: is not JSON.'] };
  const { data, error } = await PREVIEW_FILE.safeParseAsync(written, { error: typeProblem });
  if (!data) return { problems: error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`) };
  const members = await membersOf(data);
  return {
    schedule: scheduleOf(data, members),
    members,
    from: data.from,
    to: data.to,
    ignored: ignoredIn(written),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** Types are all that is left to zod to find; everything else has its sentence in `preview-file.ts`. */
const typeProblem = ({ input, expected }: z.core.$ZodRawIssue): string =>
  input === undefined ? 'is missing.' : `must be ${KINDS[String(expected)] ?? expected}.`;

/** `members[0].leave[1]`; the file itself has no name. */
function placeOf(path: readonly PropertyKey[]): string {
  const steps = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return steps.join('').slice(1) || 'The file';
}

/** Members of one region share one set of holidays, so that a big roster costs no more than its regions. */
async function membersOf({ standup, members, from, to }: PreviewFile): Promise<readonly Member[]> {
  // Somewhere the year may have changed already, or not yet.
  const firstYear = yearOf(addDays(wallOf(from, 'UTC').date, -1));
  const lastYear = yearOf(addDays(wallOf(to, 'UTC').date, 1));
  const everybodys = typeof standup.holidays === 'boolean' ? [] : standup.holidays;
  const sets = new Map<string | undefined, ReadonlySet<CalendarDate>>();
  for (const region of new Set(members.map((member) => member.region))) {
    const dates = new Set(everybodys.filter(isDate));
    const regions = [
      ...everybodys.filter((entry) => !isDate(entry)),
      ...(region === undefined ? [] : [region]),
    ];
    for (const each of regions) {
      for (const date of await holidaysOf(each, firstYear, lastYear)) dates.add(date);
    }
    sets.set(region, dates);
  }
  return members.map(({ region, workingDays, ...member }) => ({
    ...member,
    holidays: sets.get(region) ?? new Set(),
    ...(workingDays && { workingDays }),
  }));
}

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));

function scheduleOf({ standup, from, to }: PreviewFile, members: readonly Member[]): StandupSchedule {
  const { everyWeeks, anchor, remindAt, holidays, ...rest } = standup;
  const weekly = { ...rest, holidays: holidays !== false, ...(remindAt !== undefined && { remindAt }) };
  if (everyWeeks === 1) return weekly;
  const [first] = plan(weekly, members, from, to);
  const everyTwoWeeksFrom = anchor ?? first?.workDay;
  return { ...weekly, ...(everyTwoWeeksFrom !== undefined && { everyTwoWeeksFrom }) };
}

/** Only where everything has a default is a wrong name easily overlooked. */
function ignoredIn(written: unknown): readonly string[] {
  const { data } = z
    .object({ standup: z.looseObject({}), members: z.array(z.looseObject({})) })
    .safeParse(written);
  const unknown = (place: string, value: object, known: ReadonlySet<string>) =>
    Object.keys(value).flatMap((key) => (known.has(key) ? [] : [`${place}.${key}`]));
  return [
    ...unknown('standup', data?.standup ?? {}, KNOWN_KEYS.standup),
    ...(data?.members ?? []).flatMap((member, i) => unknown(`members[${i}]`, member, KNOWN_KEYS.member)),
  ];
}
