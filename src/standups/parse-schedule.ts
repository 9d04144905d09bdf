/** Reads a schedule as people write it: `9:30 tues thurs`, `weekdays at 9`, `every other monday 10:00`. Pure. */
import { WEEKDAYS, type Weekday } from '../core/calendar-date.js';
import { AppError } from '../core/errors.js';
import { type WallTime, wallTime } from '../core/zoned-time.js';

/** What was said. What was not is for the caller to keep or to ask: nothing is made up. */
export interface SpokenSchedule {
  readonly time?: WallTime;
  /** In the order of the week, each once. */
  readonly days?: readonly Weekday[];
  readonly everyTwoWeeks?: true;
}

const EXAMPLES = 'I read words like "9:30 tue thu", "weekdays at 9" or "every other monday 10:00".';
/** Longer than any schedule, so that a pasted page is refused at once. */
const LONGEST = 200;

const DAY = '(mon|tue|wed|thu|fri|sat|sun)(?:days?|s|sdays?|nesdays?|rs?|rsdays?|urdays?)?(?![a-z])';

/** What may stand at the start of the words that are left, tried in this order, and what it says. */
const PHRASES: readonly (readonly [RegExp, (match: RegExpExecArray) => SpokenSchedule])[] = [
  [/^(\d{1,2})(?:[:.](\d\d))? ?(?:([ap])\.?m\b\.?)?(?![\w:-]|\.\d)/, (match) => ({ time: clockTime(match) })],
  [/^(?:noon|midday)\b/, () => ({ time: '12:00' })],
  [/^midnight\b/, () => ({ time: '00:00' })],
  [
    /^(?:every (?:other|second|two weeks|2 weeks|fortnight)|fortnightly|alternate)\b(?: weeks?\b)?/,
    () => ({ everyTwoWeeks: true }),
  ],
  [/^(?:(?:every|each) ?day|daily)\b/, () => ({ days: WEEKDAYS })],
  [/^(?:week|work|working |business )days?\b/, () => ({ days: WEEKDAYS.slice(0, 5) })],
  [/^weekends?\b/, () => ({ days: ['sat', 'sun'] })],
  [
    new RegExp(`^${DAY}\\.? ?(?:-|to\\b|through\\b) ?${DAY}`),
    ([, first, last]) => ({ days: range(first, last) }),
  ],
  [new RegExp(`^${DAY}`), ([, day]) => ({ days: range(day, day) })],
  // Last: words that say nothing by themselves.
  [/^(?:[\s,;&+/.@]+|(?:and|at|each|every|on|the|weekly|o['’]clock)\b)/, () => ({})],
];

/**
 * English words and names of days, in any order; hours of 24, or with am and pm.
 * @throws AppError `bad-input`, with a sentence for the person, when any word is not understood: a day that is not
 *   recognised never turns into others.
 */
export function parseSchedule(text: string): SpokenSchedule {
  if (text.length > LONGEST) throw refusal('That is too long for a schedule.');
  const said = phrases(text.toLowerCase().replace(/\s+/g, ' ').replace(/[‐-―]/g, '-'));
  const [time, another] = new Set(said.flatMap((one) => one.time ?? []));
  if (another) throw refusal(`A standup has one time, and I read both ${time} and ${another}.`);
  const days = new Set(said.flatMap((one) => one.days ?? []));
  const everyTwoWeeks = said.some((one) => one.everyTwoWeeks);
  if (!time && days.size === 0 && !everyTwoWeeks) throw refusal('I found neither a time nor a day.');
  return {
    ...(time && { time }),
    ...(days.size > 0 && { days: WEEKDAYS.filter((day) => days.has(day)) }),
    ...(everyTwoWeeks && { everyTwoWeeks }),
  };
}

function phrases(text: string): readonly SpokenSchedule[] {
  if (text === '') return [];
  for (const [pattern, meaning] of PHRASES) {
    const match = pattern.exec(text);
    if (match) return [meaning(match), ...phrases(text.slice(match[0].length))];
  }
  const [word] = text.split(' ');
  if (word === 'biweekly') throw refusal('"biweekly" is twice a week to some and every two weeks to others.');
  throw refusal(`I do not understand "${word}" in a schedule.`);
}

/** Hours of 24 are checked by `wallTime`; with am and pm, 12 comes before 1. */
function clockTime([written = '', hours = '', minutes = '00', half]: RegExpExecArray): WallTime {
  const hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) throw refusal(`"${written}" is not a time of day.`);
  const of24 = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return wallTime(`${String(of24).padStart(2, '0')}:${minutes}`);
}

/** From one day to another, over the weekend if need be. */
function range(first = '', last = ''): readonly Weekday[] {
  const names: readonly string[] = WEEKDAYS;
  const from = names.indexOf(first);
  const length = ((names.indexOf(last) - from + 7) % 7) + 1;
  return [...WEEKDAYS, ...WEEKDAYS].slice(from, from + length);
}

const refusal = (sentence: string): AppError => new AppError('bad-input', `${sentence} ${EXAMPLES}`);
