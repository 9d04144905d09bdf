/**
 * Who is asked when: pure, and the one answer to it. The scheduler does what this says and the previews show it.
 *
 * Members of one zone share all reckoning of time, so that a slot costs little more than making it: 100,000 members
 * are a few hundred zones. Nothing is reckoned before it is asked for.
 */
import { addDays, type CalendarDate, weekdayOf } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import { type Occurrence, occurrences } from '../core/schedule.js';
import { instantOf, type WallTime, wallOf, type Zone } from '../core/zoned-time.js';
import type { Member, SkipReason, Slot, StandupSchedule } from './standup.js';

/** When answers ahead of the prompt begin to count: the working day is over for most by then. */
const EVENING: WallTime = '18:00';

const MINUTE_MS = 60_000;

/** The members of one zone, each with their place on the roster, and what is due in it next. */
interface ZoneQueue<Id extends string> {
  readonly zone: Zone;
  readonly members: { readonly place: number; readonly member: Member<Id> }[];
  readonly coming: Generator<Occurrence>;
  next: Occurrence | undefined;
}

/**
 * Every slot with `from <= promptAt < to`, by `promptAt` and then in the order of `members`; also those that are
 * skipped, with the reason. However a span is cut, its parts hold the slots of the whole.
 * A weekday on which the standup is not held has no slots at all.
 * @param members each id once.
 */
export function* plan<Id extends string>(
  schedule: StandupSchedule,
  members: readonly Member<Id>[],
  from: Instant,
  to: Instant,
): Generator<Slot<Id>> {
  const queues = byZone(schedule, members, from, to);
  for (;;) {
    const at = queues.reduce((earliest, { next }) => Math.min(earliest, next?.at ?? earliest), to);
    const due = queues.filter(({ next }) => next?.at === at);
    if (due.length === 0) return;
    const slots = due.flatMap((queue) => slotsOf(schedule, queue));
    if (due.length > 1) slots.sort((one, other) => one.place - other.place);
    for (const { slot } of slots) yield slot;
    for (const queue of due) queue.next = nextOf(queue.coming);
  }
}

function byZone<Id extends string>(
  schedule: StandupSchedule,
  members: readonly Member<Id>[],
  from: Instant,
  to: Instant,
): ZoneQueue<Id>[] {
  const queues = new Map<Zone, ZoneQueue<Id>>();
  members.forEach((member, place) => {
    const known = queues.get(member.zone);
    if (known) known.members.push({ place, member });
    else {
      const coming = occurrences(schedule, member.zone, from, to);
      queues.set(member.zone, {
        zone: member.zone,
        members: [{ place, member }],
        coming,
        next: nextOf(coming),
      });
    }
  });
  return [...queues.values()];
}

function slotsOf<Id extends string>(schedule: StandupSchedule, { zone, members, next }: ZoneQueue<Id>) {
  if (!next) return [];
  const window = windowOf(schedule, zone, next);
  const today = memberDate(schedule, zone, next);
  return members.map(({ place, member }) => {
    const skip = skipReason(schedule, member, today);
    return { place, slot: { user: member.id, ...window, ...(skip && { skip }) } };
  });
}

/** A fixed zone may ask somebody on a date that is not the work day where they are: their absences go by their own. */
export const memberDate = (
  schedule: Pick<StandupSchedule, 'zone'>,
  memberZone: Zone,
  { workDay, at }: Pick<Occurrence, 'workDay' | 'at'>,
): CalendarDate => (schedule.zone === 'member' ? workDay : wallOf(at, memberZone).date);

/** A member's window has its own start and length, so that it crosses midnights and clock changes unharmed. */
function windowOf(schedule: StandupSchedule, memberZone: Zone, due: Occurrence): Omit<Slot, 'user'> {
  const zone = schedule.zone === 'member' ? memberZone : schedule.zone;
  const closesAt = due.at + Math.round(schedule.windowHours * 60) * MINUTE_MS;
  const remindAt = reminderOf(schedule, zone, due, closesAt);
  const opensAt = Math.min(instantOf(addDays(due.workDay, -1), EVENING, zone), due.at);
  return { workDay: due.workDay, opensAt, promptAt: due.at, remindAt, closesAt };
}

function reminderOf(schedule: StandupSchedule, zone: Zone, due: Occurrence, closesAt: Instant): Instant {
  const { remindAt, time } = schedule;
  if (remindAt === undefined) return (due.at + closesAt) / 2;
  if (typeof remindAt !== 'string')
    return Math.min(due.at + remindAt.minutesAfterPrompt * MINUTE_MS, closesAt);
  const date = remindAt < time ? addDays(due.workDay, 1) : due.workDay;
  // A clock change between the two can put this wall time before the prompt, or past the window.
  return Math.min(Math.max(instantOf(date, remindAt, zone), due.at), closesAt);
}

function skipReason(schedule: StandupSchedule, member: Member, today: CalendarDate): SkipReason | undefined {
  if (member.deactivated) return 'deactivated';
  if (member.leave.some(({ from, to }) => from <= today && today <= to)) return 'leave';
  if (schedule.holidays && member.holidays.has(today)) return 'holiday';
  if (member.workingDays && !member.workingDays.includes(weekdayOf(today))) return 'day-off';
  return undefined;
}

function nextOf(coming: Generator<Occurrence>): Occurrence | undefined {
  const { done, value } = coming.next();
  return done ? undefined : value;
}
