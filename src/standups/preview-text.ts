/** The coming prompts for people: grouped by work day, in each member's own time, with clock changes and skips in words. */
import { type CalendarDate, dayNumber } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import { formatInZone, wallOf, type Zone } from '../core/zoned-time.js';
import { clockChange, wallTimeNote } from './clock-notes.js';
import { SKIP_SENTENCES } from './reason-sentences.js';
import type { Member, Slot, StandupSchedule } from './standup.js';

const DAY_MS = 86_400_000;
/** Before somebody's first prompt there is none to compare with: the clock of a week ago is what they are used to. */
const WEEK_MS = 7 * DAY_MS;

/**
 * @param slots in time order, of these members.
 * @returns lines that end with a line break.
 */
export function previewText(
  schedule: StandupSchedule,
  members: readonly Member[],
  slots: Iterable<Slot>,
): string {
  const zones = new Map(members.map(({ id, zone }) => [id, zone]));
  const lastPrompt = new Map<string, Instant>();
  const days = new Map<CalendarDate, string[]>();
  for (const slot of slots) {
    const zone = zones.get(slot.user) ?? 'UTC';
    const lines = days.get(slot.workDay) ?? [];
    days.set(slot.workDay, lines);
    lines.push(`  ${slot.user}: ${slotInWords(schedule, slot, zone, lastPrompt.get(slot.user))}`);
    if (slot.skip === undefined) lastPrompt.set(slot.user, slot.promptAt);
  }
  if (days.size === 0) return 'Nobody is asked in that time.\n';
  const inOrder = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.map(([day, lines]) => `${[dayHeading(day), ...lines].join('\n')}\n`).join('\n');
}

/** One slot in its member's own time. @param before their prompt before this one, if any. */
export function slotInWords(
  schedule: StandupSchedule,
  slot: Slot,
  zone: Zone,
  before: Instant = slot.promptAt - WEEK_MS,
): string {
  if (slot.skip) return `not asked: ${SKIP_SENTENCES[slot.skip]}`;
  const { promptAt, remindAt, closesAt, workDay } = slot;
  const at = (instant: Instant) =>
    formatInZone(instant, zone, wallOf(instant, zone).date === workDay ? 'time' : 'day-and-time');
  const asksIn = schedule.zone === 'member' ? zone : schedule.zone;
  const notes = [
    wallTimeNote(schedule.time, asksIn, promptAt),
    ...[...new Set([zone, asksIn])].map((each) => clockChange(each, before, promptAt)),
  ].filter((note) => note !== undefined);
  // A reminder that would come when the window closes is none.
  const reminded = remindAt < closesAt ? `, reminded at ${at(remindAt)}` : '';
  const times = `asked at ${at(promptAt)}${reminded}, open until ${at(closesAt)} (${zone})`;
  return [times, ...notes].join('; ');
}

/** `'Mon 9 Mar 2026'`. */
export const dayHeading = (day: CalendarDate): string =>
  `${formatInZone(dayNumber(day) * DAY_MS, 'UTC', 'day')} ${day.slice(0, 4)}`;
