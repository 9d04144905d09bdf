/** Reads a schedule as people write it: `9:30 tues thurs`, `weekdays at 9`, `every other monday 10:00 Europe/Berlin`. Pure. */
import { WEEKDAYS, type Weekday } from '../core/calendar-date.js';
import { AppError } from '../core/errors.js';
import { type WallTime, wallTime, type Zone } from '../core/zoned-time.js';
import { spokenZone } from './spoken-zone.js';

/** What was said. What was not is for the caller to keep or to ask: nothing is made up. */
export interface SpokenSchedule {
  readonly time?: WallTime;
  /** In the order of the week, each once. */
  readonly days?: readonly Weekday[];
  readonly everyTwoWeeks?: true;
  /** One zone for all, or `'member'`: each in their own. */
  readonly zone?: 'member' | Zone;
}

/** One phrase; `except` are days that it takes away. */
type Phrase = SpokenSchedule & { readonly except?: readonly Weekday[] };

const EXAMPLES =
  'I read words like "9:30 tue thu", "weekdays at 9", "every other monday 10:00" or "mon 14:00 Europe/Berlin".';
/** Longer than any schedule, so that a pasted page is refused at once. */
const LONGEST = 200;

const DAY = '(mon|tue|wed|thu|fri|sat|sun)(?:days?|s|sdays?|nesdays?|rs?|rsdays?|urdays?)?(?![a-z])';
const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const HALF = '(?: ?([ap])\\.?m\\b\\.?| in the (morning|afternoon|evening)\\b)?';
/** What may not follow a time of day: more digits, a date, a span. */
const END = '(?![\\w:-]|\\.\\d)';

/** What may stand at the start of the words that are left, tried in this order, and what it says. */
const PHRASES: readonly (readonly [RegExp, (match: RegExpExecArray) => Phrase])[] = [
  [/^(?:every|each) (?:(?:14|fourteen) days)\b/i, () => ({ everyTwoWeeks: true })],
  [new RegExp(`^(\\d{1,2})(?:[:.h](\\d\\d)|h)?${HALF}${END}`, 'i'), (match) => ({ time: clockTime(match) })],
  [
    new RegExp(`^([01]\\d|2[0-4])(\\d\\d)(?: ?(?:h|hrs|hours))?${END}`, 'i'),
    (match) => ({ time: clockTime(match) }),
  ],
  [/^(?:noon|midday)\b/i, () => ({ time: '12:00' })],
  [/^midnight\b/i, () => ({ time: '00:00' })],
  [
    /^(?:every (?:other|second|2nd|two weeks|2 weeks|fortnight)|once (?:every two weeks|a fortnight)|fortnightly|alternate)\b(?: weeks?\b)?/i,
    () => ({ everyTwoWeeks: true }),
  ],
  [
    new RegExp(`^(${HOURS.join('|')})(?: o['’]clock)?${HALF}${END}`, 'i'),
    (match) => ({ time: clockTime(match) }),
  ],
  [/^(?:(?:every|each) ?day|daily)\b/i, () => ({ days: WEEKDAYS })],
  [/^(?:week|work|working |business )days?\b/i, () => ({ days: WEEKDAYS.slice(0, 5) })],
  [/^weekends?\b/i, () => ({ days: ['sat', 'sun'] })],
  [/^m ?- ?f\b/i, () => ({ days: WEEKDAYS.slice(0, 5) })],
  [/^m[/ ]?w[/ ]?f\b/i, () => ({ days: ['mon', 'wed', 'fri'] })],
  [/^t[/ ]?th\b/i, () => ({ days: ['tue', 'thu'] })],
  [
    new RegExp(
      `^(?:except|but not|not|without|excluding)(?: for)?(?: on)? ${DAY}(?:(?:,| and| or|,? ?&) ?${DAY})*`,
      'i',
    ),
    ([words]) => ({ except: daysIn(words) }),
  ],
  [
    new RegExp(`^${DAY}\\.? ?(?:-|to\\b|through\\b|until\\b) ?${DAY}`, 'i'),
    ([, first, last]) => ({ days: range(first, last) }),
  ],
  [new RegExp(`^${DAY}`, 'i'), ([, day]) => ({ days: range(day, day) })],
  [
    /^(?:in )?(?:(?:each|every)(?: person|one|body|one else)['’]s |their |the members?['’]? )?(?:own|local)(?: time)?(?: zone)?\b/i,
    () => ({ zone: 'member' }),
  ],
  // Last: words that say nothing by themselves.
  [
    /^(?:[\s,;&+/.@()]+|(?:every week|each week|once a week|and|at|all|each|every|on|in|the|weekly|time|zone|sharp|o['’]clock)\b)/i,
    () => ({}),
  ],
];

/**
 * English words and names of days, in any order; hours of 24, or with am and pm.
 * @throws AppError `bad-input`, with a sentence for the person, when any word is not understood: a day that is not
 *   recognised never turns into others.
 */
export function parseSchedule(text: string): SpokenSchedule {
  if (text.length > LONGEST) throw refusal('That is too long for a schedule.');
  const said = phrases(text.trim().replace(/\s+/g, ' ').replace(/[‐-―]/g, '-'));
  const [time, another] = new Set(said.flatMap((one) => one.time ?? []));
  if (another) throw refusal(`A standup has one time, and I read both ${time} and ${another}.`);
  const [zone, otherZone] = new Set(said.flatMap((one) => one.zone ?? []));
  if (otherZone) throw refusal(`A standup has one time zone, and I read both ${zone} and ${otherZone}.`);
  const days = daysOf(said);
  const everyTwoWeeks = said.some((one) => one.everyTwoWeeks);
  if (!time && days.length === 0 && !everyTwoWeeks) throw refusal('I found neither a time nor a day.');
  return {
    ...(time && { time }),
    ...(days.length > 0 && { days }),
    ...(everyTwoWeeks && { everyTwoWeeks }),
    ...(zone && { zone }),
  };
}

/** Those that were named, in the order of the week, without those that were taken away. */
function daysOf(said: readonly Phrase[]): readonly Weekday[] {
  const named = new Set(said.flatMap((one) => one.days ?? []));
  const except = new Set(said.flatMap((one) => one.except ?? []));
  if (except.size > 0 && named.size === 0)
    throw refusal('I read which days not, but not on which it is held.');
  const days = WEEKDAYS.filter((day) => named.has(day) && !except.has(day));
  if (named.size > 0 && days.length === 0) throw refusal('That leaves no day at all.');
  return days;
}

const daysIn = (words: string): readonly Weekday[] =>
  [...words.matchAll(new RegExp(`\\b${DAY}`, 'gi'))].flatMap(([, day]) => range(day, day));

function phrases(text: string): readonly Phrase[] {
  if (text === '') return [];
  for (const [pattern, meaning] of PHRASES) {
    const match = pattern.exec(text);
    if (match) return [meaning(match), ...phrases(text.slice(match[0].length))];
  }
  const spoken = spokenZone(text);
  if (spoken) return [{ zone: spoken.zone }, ...phrases(text.slice(spoken.length))];
  const [word = ''] = text.split(' ');
  if (/^bi-?weekly/i.test(word)) {
    throw refusal(`"${word}" is twice a week to some and every two weeks to others.`);
  }
  if (/^(?:month|first|last|third|1st|3rd|4th)/i.test(word)) {
    throw refusal(`I do not understand "${word}": a standup is held every week, or every two weeks.`);
  }
  throw refusal(`I do not understand "${word}" in a schedule.`);
}

/** Hours of 24 are checked by `wallTime`; with am and pm, 12 comes before 1. */
function clockTime(match: RegExpExecArray): WallTime {
  const [written] = match;
  // A number in words has no minutes: its second group is the half of the day.
  const spelled = HOURS.indexOf((match[1] ?? '').toLowerCase()) + 1;
  const [minutes = '00', letter, partOfDay] = spelled > 0 ? ['00', match[2], match[3]] : match.slice(2);
  const hour = spelled > 0 ? spelled : Number(match[1]);
  const half = letter?.toLowerCase() ?? (partOfDay && (/morning/i.test(partOfDay) ? 'a' : 'p'));
  if (half && (hour < 1 || hour > 12)) throw refusal(`"${written}" is not a time of day.`);
  const of24 = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return wallTime(`${String(of24).padStart(2, '0')}:${minutes}`);
}

/** From one day to another, over the weekend if need be. */
function range(first = '', last = ''): readonly Weekday[] {
  const names: readonly string[] = WEEKDAYS;
  const from = names.indexOf(first.toLowerCase());
  const length = ((names.indexOf(last.toLowerCase()) - from + 7) % 7) + 1;
  return [...WEEKDAYS, ...WEEKDAYS].slice(from, from + length);
}

const refusal = (sentence: string): AppError => new AppError('bad-input', `${sentence} ${EXAMPLES}`);
