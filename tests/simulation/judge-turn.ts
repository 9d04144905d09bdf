/**
 * Judges one member's turn on one work day.
 *
 * Where the app cannot know in time, it is given the time to learn: a delivery may be held for some minutes; what happened while it was
 * down, and Slack gave up telling, it learns when it next looks for itself. There the turn is only held to the rules that always hold:
 * asked once at most, never without cause, and with something on record.
 */
import type { Occurrence } from '../../src/standups/occurrence.js';
import { keyOf, overlaps, type Person, type Record, type Shown, type SimStandup, zoneAt } from './record.js';
import { type DueTurn, dueIn, type Stretch } from './turns-due.js';
import { dateOn } from './wall.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CATCH_UP_MS = 240 * MINUTE_MS;
/** A call that began in time may be answered after it. */
const ON_ITS_WAY_MS = MINUTE_MS;
/** Held deliveries, refusals of Slack with a wait, a prompt that has to be looked for: all of it is over by then. */
const GRACE_MS = 20 * MINUTE_MS;
/** What was missed while the app was down is made up for within so long. */
const LOOKS_FOR_ITSELF_MS = 6 * HOUR_MS + GRACE_MS;

export interface Case {
  readonly standup: SimStandup;
  readonly person: Person;
  readonly stretches: readonly Stretch[];
  readonly workDay: string;
  readonly turn: DueTurn | undefined;
  /** The turns of the dates before and after. */
  readonly neighbours: readonly (DueTurn | undefined)[];
  readonly prompts: readonly Shown[];
  readonly reminders: readonly Shown[];
  readonly written: Occurrence | undefined;
}

type Wrong = readonly [kind: string, what: string];

export function judgeTurn(record: Record, end: number, given: Case): readonly Wrong[] {
  const { standup, person, workDay, turn, prompts, reminders, written } = given;
  const wrong: Wrong[] = [];
  const where = `${standup.name}, ${workDay}, ${person.name}`;
  const say = (kind: string, more = '') => {
    const due = turn ? `due ${iso(turn.due)}` : 'not due';
    const seen = prompts.map(({ at }) => `asked ${iso(at)}`).join(', ') || 'not asked';
    const kept = written
      ? `on record as ${written.state} (${written.reason ?? 'no reason'})`
      : 'not on record';
    wrong.push([kind, `${where}: ${due}, ${seen}, ${kept}${more && `; ${more}`}`]);
  };
  if (prompts.length > 1) say('asked twice');
  if (reminders.length > 1) say('reminded twice');
  for (const { at } of prompts) {
    if (!hasCause(given, at)) say('asked without cause');
    for (const why of against(record, given, at)) say(`asked ${why}`);
  }
  for (const { at } of reminders) {
    if (!prompts.some((prompt) => prompt.at < at)) say('reminded, but not asked', iso(at));
    if (turn && isClear(record, given) && at >= turn.closes) say('reminded after its time', iso(at));
    for (const why of against(record, given, at)) say(`reminded ${why}`, iso(at));
  }
  if (!turn || turn.closes > end) return wrong;
  const { figures } = record;
  if (isOnRoster(given, turn, 0)) figures.turns += 1;
  if (isOnRoster(given, turn, 0) && person.holidays.has(workDay)) figures.holidays += 1;
  const owed = isOwed(record, given, turn);
  if (owed) figures.owed += 1;
  if (owed && prompts.length === 0) say('not asked');
  if (isClear(record, given) && isOnRoster(given, turn, LOOKS_FOR_ITSELF_MS)) {
    const silent = ['skipped', 'missed', 'answered', 'closed'];
    if (!written) say('nothing on record');
    else if (prompts.length === 0 && !silent.includes(written.state)) say('silent without a reason');
    else if (prompts.length > 0 && written.state === 'missed') say('asked, and recorded as missed');
  }
  return wrong;
}

/** Whether the schedule explains that they were asked then: as things stood, or stood shortly before. */
function hasCause({ standup, stretches, workDay, person }: Case, at: number): boolean {
  const onRoster = (standup.members.get(person.id) ?? []).some(
    ({ from, to }) => from <= at && at <= to + LOOKS_FOR_ITSELF_MS,
  );
  return (
    onRoster &&
    stretches.some((stretch) => {
      if (stretch.from > at || stretch.to < at - LOOKS_FOR_ITSELF_MS) return false;
      const due = dueIn(stretch, workDay);
      const last = Math.min(CATCH_UP_MS, stretch.schedule.windowHours * HOUR_MS) + ON_ITS_WAY_MS;
      return due !== undefined && due <= at && at <= due + last;
    })
  );
}

/** Everything that forbade to write to them at that instant. */
function against({ done }: Record, { standup, person, workDay, turn }: Case, at: number): readonly string[] {
  const since = done.get(keyOf(standup, workDay, person.id));
  const away = person.away.some(({ from, to }) => from <= at - GRACE_MS && at < to);
  const zoneMoved = person.zones.some((zone) => Math.abs(zone.at - at) < 24 * HOUR_MS);
  const date = standup.schedules[0]?.schedule.zone
    ? turn && dateOn(zoneAt(person, turn.due), turn.due)
    : workDay;
  const onLeave = person.leave.some(
    (leave) => leave.at < at && date !== undefined && leave.from <= date && date <= leave.to,
  );
  const moved = zoneMoved && standup.schedules[0]?.schedule.zone !== undefined;
  const onHoliday = date !== undefined && person.holidays.has(date);
  return [
    ...(since !== undefined && since < at ? ['after answering or skipping'] : []),
    ...(away ? ['although Slack says that they are away'] : []),
    ...(onLeave && !moved ? ['on leave'] : []),
    ...(onHoliday && !moved ? ['on a public holiday'] : []),
  ];
}

/** Whether they had to be asked: nothing spoke against it, and the app was up for long enough in time to do so. */
function isOwed(record: Record, given: Case, turn: DueTurn): boolean {
  const { standup, person, workDay } = given;
  const key = keyOf(standup, workDay, person.id);
  if (!isClear(record, given)) return false;
  // Whoever answered or skipped ahead was not to be asked any more.
  if (given.prompts.length === 0 && (record.done.has(key) || record.doneMaybe.has(key))) return false;
  const latest = Math.min(turn.due + CATCH_UP_MS, turn.closes, turn.stretch.to);
  const date = turn.stretch.schedule.zone ? dateOn(turn.stretch.zone, turn.due) : workDay;
  if (person.leave.some(({ from, to }) => from <= date && date <= to)) return false;
  if (person.holidays.has(date)) return false;
  if (overlaps(person.away, turn.reached - 65 * MINUTE_MS, latest)) return false;
  if (!isOnRoster(given, turn, LOOKS_FOR_ITSELF_MS)) return false;
  // What is asked late goes by who was asked last: of two work days that come at once, the newer counts.
  const crowded = given.neighbours.some((other) => other && Math.abs(other.due - turn.due) < 12 * HOUR_MS);
  if (crowded) return false;
  const changed = Math.max(...changesOf(given).filter((at) => at <= latest), 0);
  const from = Math.max(turn.reached, changed + GRACE_MS);
  return record.up.some((up) => Math.min(up.to, latest) - Math.max(up.from, from) >= GRACE_MS);
}

/** On the roster from well before the turn until it was over. */
const isOnRoster = ({ standup, person }: Case, { reached, closes }: DueTurn, early: number): boolean =>
  (standup.members.get(person.id) ?? []).some(
    ({ from, to }) =>
      (from === standup.schedules[0]?.at ? from <= reached : from <= reached - early) && closes <= to,
  );

const changesOf = ({ standup, person }: Case): readonly number[] =>
  [...person.zones.slice(1), ...standup.schedules.slice(1)].map(({ at }) => at);

/** Whether the app could know in time of every change that touches the turn. */
function isClear({ up }: Record, given: Case): boolean {
  const { turn, standup } = given;
  if (!turn) return false;
  const near = (at: number) => turn.reached - 36 * HOUR_MS < at && at < turn.closes;
  const learned = (at: number) => up.some(({ from, to }) => from <= at && at + GRACE_MS <= to);
  const unconfirmed = standup.unsettled.some(
    ({ from, to }) =>
      from < turn.closes &&
      turn.reached - HOUR_MS < to &&
      !standup.schedules.some(({ at }) => from <= at && at <= to),
  );
  return !unconfirmed && changesOf(given).filter(near).every(learned);
}

const iso = (at: number): string => new Date(at).toISOString().slice(0, 16);
