/** A standup, its people and what they answered, for the tests of reports. */
import type { CalendarDate } from '../../../src/core/calendar-date.js';
import { channelId, standupId, type UserId, userId } from '../../../src/core/ids.js';
import { instantOf } from '../../../src/core/zoned-time.js';
import type { Occurrence } from '../../../src/standups/occurrence.js';
import { standupDefaults } from '../../../src/standups/standup.js';
import type { Question, Standup, StandupResponse } from '../../../src/standups/standup-record.js';
import { TEAM } from '../../support/fake-slack.js';

export const CHANNEL = channelId('C1');
export const DAY: CalendarDate = '2026-03-10';
export const [ANA, BEN, MEI, OLA] = ['UANA', 'UBEN', 'UMEI', 'UOLA'].map(userId) as [
  UserId,
  UserId,
  UserId,
  UserId,
];
/** Display names; the second one is up to no good. */
const NAMES: ReadonlyMap<string, string> = new Map([
  [ANA, 'Ana'],
  [BEN, '<!channel> Bob'],
  [MEI, 'Mei'],
  [OLA, 'Ola'],
]);
export const nameOf = (user: UserId): string => NAMES.get(user) ?? `Person ${user}`;

const QUESTIONS: readonly Question[] = [
  { text: 'What did you do last?', role: 'last' },
  { text: 'What is next?', role: 'plan' },
  { text: 'Is anything in your way?', role: 'blockers' },
];

export const standup = (of: Partial<Standup> = {}): Standup => ({
  ...{ team: TEAM, id: standupId('S0000000000000001'), name: 'Daily', channel: CHANNEL },
  ...{ questions: QUESTIONS, schedule: standupDefaults, privacy: 'open' },
  report: { mode: 'thread', groupBy: 'person' },
  roster: { kind: 'list', users: [ANA, BEN, MEI] },
  ...{ observers: [], owners: [OLA], state: 'active', createdBy: OLA },
  ...{ createdAt: 0, updatedAt: 0, version: 1 },
  ...of,
});

/** Ten in the morning, and the end of the window, UTC. */
export const PROMPT_AT = instantOf(DAY, '10:00', 'UTC');
export const CLOSES_AT = instantOf(DAY, '18:00', 'UTC');

export const occurrence = (user: UserId, of: Partial<Occurrence> = {}): Occurrence => ({
  ...{ team: TEAM, standup: standup().id, workDay: DAY, user, state: 'prompted' },
  ...{ opensAt: PROMPT_AT, promptAt: PROMPT_AT, remindAt: PROMPT_AT, closesAt: CLOSES_AT },
  ...of,
});

export const response = (
  user: UserId,
  answers: readonly string[],
  of: Partial<StandupResponse> = {},
): StandupResponse => ({
  ...{ team: TEAM, standup: standup().id, workDay: DAY, user, answers, asked: QUESTIONS },
  ...{ submittedAt: PROMPT_AT + 60_000, late: false },
  ...of,
});
