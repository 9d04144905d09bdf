/** A standup, a turn and an answer to write, with what a test does not care about filled in. */
import { standupId } from '../../src/core/ids.js';
import type { Occurrence } from '../../src/standups/occurrence.js';
import { standupDefaults } from '../../src/standups/standup.js';
import type { Standup, StandupResponse } from '../../src/standups/standup-record.js';
import { ana, ben, general, HOUR_MS, NOW, team } from './samples.js';

const asked = [
  { text: 'What did you finish?', role: 'last' },
  { text: 'What is next?', role: 'plan' },
  { text: 'What are you waiting for?', role: 'blockers' },
] as const;

export const standup = (changes: Partial<Standup> = {}): Standup => ({
  team,
  id: standupId('S1'),
  name: 'Platform daily',
  channel: general,
  questions: asked,
  schedule: standupDefaults,
  report: { mode: 'thread', groupBy: 'person' },
  privacy: 'open',
  roster: { kind: 'list', users: [ana, ben] },
  observers: [],
  owners: [ana],
  state: 'active',
  createdBy: ana,
  createdAt: NOW,
  updatedAt: NOW,
  version: 1,
  ...changes,
});

/** Planned, with nothing due. */
export const occurrence = (changes: Partial<Occurrence> = {}): Occurrence => ({
  team,
  standup: standup().id,
  workDay: '2026-03-02',
  user: ana,
  state: 'waiting',
  opensAt: NOW - HOUR_MS,
  promptAt: NOW,
  remindAt: NOW + 4 * HOUR_MS,
  closesAt: NOW + 8 * HOUR_MS,
  ...changes,
});

export const response = (changes: Partial<StandupResponse> = {}): StandupResponse => ({
  team,
  standup: standup().id,
  workDay: '2026-03-02',
  user: ana,
  answers: ['the importer', 'its tests', ''],
  asked,
  submittedAt: NOW,
  late: false,
  ...changes,
});
