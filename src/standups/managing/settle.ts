/**
 * Turns a draft into what a standup is to be, or says at each field what needs another look. Pure.
 *
 * Trap: who answered without a name, or to the owners alone, did so for good. Privacy is therefore chosen once: a standup that is not
 * open stays as it is, or older answers would come out with names.
 */
import type { Instant } from '../../core/clock.js';
import { AppError } from '../../core/errors.js';
import type { ChannelId } from '../../core/ids.js';
import { nextOccurrence } from '../../core/schedule.js';
import { type Zone, zoneOf } from '../../core/zoned-time.js';
import { parseSchedule } from '../parse-schedule.js';
import { type StandupSchedule, standupDefaults } from '../standup.js';
import type { Roster, Standup } from '../standup-record.js';
import { type Draft, lastHour, NAME_LENGTH, noReminder } from './draft.js';
import { readQuestions } from './read-questions.js';
import { TEMPLATES } from './templates.js';
import { FIELDS, MOST_OBSERVERS, MOST_OWNERS, MOST_PEOPLE } from './views/fields.js';

/** All of a standup that its owners choose. */
export type Terms = Pick<
  Standup,
  | 'name'
  | 'channel'
  | 'questions'
  | 'schedule'
  | 'report'
  | 'privacy'
  | 'roster'
  | 'region'
  | 'observers'
  | 'owners'
>;

export type FieldErrors = Readonly<Record<string, string>>;

export interface DraftFacts {
  readonly now: Instant;
  /** Of whoever sends the form: says which week comes first when it is held every two weeks. */
  readonly zone: Zone;
  /** The standup that is edited, or duplicated; keeps what the form does not show. */
  readonly base?: Standup;
  readonly editing: boolean;
  /** The region that is typed, by its code; or why it is none. Absent when none is typed. */
  readonly region?: string | { readonly refused: string };
  /** Ids of the user groups that may be chosen. */
  readonly groups: readonly string[];
}

export function settle(draft: Draft, facts: DraftFacts): { errors: FieldErrors } | { terms: Terms } {
  const errors: Record<string, string> = {};
  /** A sentence for the person becomes one at the field; anything else is a fault of ours. */
  const at = <Read>(field: string, read: () => Read): Read | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'bad-input') throw error;
      errors[field] = error.message;
      return undefined;
    }
  };
  const channel = at(FIELDS.channel, () => chosenChannel(draft));
  const questions = at(FIELDS.questions, () => readQuestions(draft, facts.base?.questions ?? []));
  const name = at(FIELDS.name, () => readName(draft));
  const zone = at(FIELDS.zone, () => (draft.zone === '' ? undefined : zoneOf(draft.zone)));
  const remindAt = at(FIELDS.reminder, () => readReminder(draft, facts.base?.schedule));
  const schedule = at(FIELDS.when, () => readSchedule(draft, zone, facts, remindAt));
  const roster = channel && at(rosterField(draft), () => readRoster(draft, channel, facts));
  const region = at(FIELDS.region, () => readRegion(facts));
  const privacy = at(FIELDS.privacy, () => readPrivacy(draft, facts));
  at(FIELDS.observers, () => atMost(draft.observers, MOST_OBSERVERS));
  at(FIELDS.owners, () => checkOwners(draft.owners));
  if (Object.keys(errors).length > 0 || !channel || !questions || !name || !schedule || !roster || !privacy) {
    return { errors };
  }
  const report = {
    mode: draft.report === 'thread' ? ('thread' as const) : ('compiled' as const),
    groupBy: draft.report === 'compiled-question' ? ('question' as const) : ('person' as const),
  };
  const { observers, owners } = draft;
  const chosen = { name, channel, questions, schedule, report, privacy, roster, observers, owners };
  return { terms: { ...chosen, ...(region !== undefined && { region }) } };
}

/** @throws AppError `bad-input`: there is always somebody who looks after it. */
export function checkOwners(owners: Draft['owners']): void {
  if (owners.length === 0) {
    throw refusal('A standup needs at least one owner. To leave, choose somebody who takes over.');
  }
  atMost(owners, MOST_OWNERS);
}

function chosenChannel({ channel }: Draft): ChannelId {
  if (channel === undefined) throw refusal('Please choose a channel for the report.');
  return channel;
}

function readName(draft: Draft): string {
  const name = (draft.name || TEMPLATES[draft.template].name).replace(/\s+/g, ' ');
  if (name.length > NAME_LENGTH) throw refusal(`A name holds ${NAME_LENGTH} characters.`);
  return name;
}

/** What the words do not say stays as it was, or is as the template has it. @param zone as its own field names it. */
function readSchedule(
  draft: Draft,
  zone: Zone | undefined,
  facts: DraftFacts,
  remindAt: StandupSchedule['remindAt'],
): StandupSchedule {
  const before = facts.base?.schedule;
  const template = parseSchedule(TEMPLATES[draft.template].when);
  const said = parseSchedule(draft.when || TEMPLATES[draft.template].when);
  if (zone !== undefined && said.zone !== undefined && said.zone !== zone) {
    const words = said.zone === 'member' ? 'each person’s own time zone' : said.zone;
    throw refusal(`These words name ${words}, and the field below names ${zone}. Please name one.`);
  }
  const weekly = {
    time: said.time ?? before?.time ?? standupDefaults.time,
    days: said.days ?? before?.days ?? template.days ?? standupDefaults.days,
    zone: zone ?? said.zone ?? standupDefaults.zone,
  };
  return {
    ...weekly,
    ...(said.everyTwoWeeks && { everyTwoWeeksFrom: firstWeek(weekly, facts) }),
    windowHours: draft.windowHours,
    ...(remindAt !== undefined && { remindAt }),
    holidays: draft.holidays,
    catchUpMinutes: draft.catchUpMinutes,
  };
}

/** The week of the coming occurrence; one that is held every two weeks already keeps its rhythm. */
function firstWeek(
  weekly: Pick<StandupSchedule, 'time' | 'days' | 'zone'>,
  { base, now, zone }: DraftFacts,
): NonNullable<StandupSchedule['everyTwoWeeksFrom']> {
  const kept = base?.schedule.everyTwoWeeksFrom;
  if (kept !== undefined) return kept;
  const first = nextOccurrence(weekly, zone, now);
  if (!first) throw refusal('I found no day on which that would be held.');
  return first.workDay;
}

function readReminder(
  { reminder, windowHours }: Draft,
  before?: StandupSchedule,
): StandupSchedule['remindAt'] {
  if (reminder === 'off') return noReminder(windowHours);
  if (reminder === 'last-hour') {
    if (windowHours <= 1)
      throw refusal('A reminder an hour before the end needs more than an hour to answer.');
    return lastHour(windowHours);
  }
  return reminder === 'as-set' ? before?.remindAt : undefined;
}

/** Where what is wrong with the roster is mended. */
const rosterField = ({ roster }: Draft): string => (roster === 'group' ? FIELDS.group : FIELDS.people);

function readRoster(draft: Draft, channel: ChannelId, { base, groups }: DraftFacts): Roster {
  if (draft.roster === 'channel') return { kind: 'channel', channel };
  if (draft.roster === 'group') {
    const kept = base?.roster.kind === 'group' && base.roster.group === draft.group;
    if (!kept && !groups.includes(draft.group)) throw refusal('Please choose a user group.');
    return { kind: 'group', group: draft.group };
  }
  if (draft.people.length === 0) throw refusal('Please choose the people to ask.');
  atMost(draft.people, MOST_PEOPLE);
  return { kind: 'list', users: draft.people };
}

function readRegion({ region }: DraftFacts): string | undefined {
  if (typeof region === 'object') throw refusal(region.refused);
  return region;
}

function readPrivacy({ privacy }: Draft, { base, editing }: DraftFacts): Standup['privacy'] {
  if (!editing || !base || base.privacy === 'open' || base.privacy === privacy) return privacy;
  throw refusal(
    `This standup is ${base.privacy}, and so are the answers people gave: that stays. For other rules, duplicate it.`,
  );
}

function atMost(people: Draft['people'], most: number): void {
  if (people.length > most) throw refusal(`Please choose ${most} people at most.`);
}

const refusal = (sentence: string): AppError => new AppError('bad-input', sentence);
