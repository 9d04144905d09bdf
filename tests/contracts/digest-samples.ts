/** Digests that the contracts write. */
import type { DigestRecord, DigestSettings } from '../../src/digests/digest.js';
import { ana, general, NOW, team } from './samples.js';

export const digestSettings = (changes: Partial<DigestSettings> = {}): DigestSettings => ({
  ...{ team, channel: general, on: true },
  schedule: { cadence: 'daily', time: '17:00', days: ['mon', 'fri'], zone: 'Europe/London' },
  ...{ without: ['blockers'], regions: [], version: 1, updatedBy: ana, updatedAt: NOW },
  ...changes,
});

export const digestRecord = (changes: Partial<DigestRecord> = {}): DigestRecord => ({
  ...{
    team,
    channel: general,
    region: '',
    zones: [],
    day: '2026-03-02',
    cadence: 'daily',
    from: NOW,
    to: NOW + 10,
  },
  ...{ state: 'posting', pages: 0 },
  ...changes,
});
