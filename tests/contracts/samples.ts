/** Values that the contracts write; the letters in ids say what they are. */
import type { Instant } from '../../src/core/clock.js';
import { channelId, messageTs, proposalId, teamId, userId, wrapUpId } from '../../src/core/ids.js';
import type { Installation } from '../../src/installations/installation.js';
import type { NudgeRecord } from '../../src/nudges/nudge.js';
import type { OutboxRecord } from '../../src/outbox/outbox.js';
import type { LesserOffer } from '../../src/outbox/unasked.js';
import type { Proposal } from '../../src/proposals/proposal.js';
import type { WrapUp } from '../../src/wrapups/wrap-up.js';

export const KEY = new Uint8Array(32).fill(1);
export const OTHER_KEY = new Uint8Array(32).fill(2);

export const team = teamId('T1');
export const otherTeam = teamId('T2');
export const ana = userId('UANA');
export const ben = userId('UBEN');
export const general = channelId('CGENERAL');
export const random = channelId('CRANDOM');

export const NOW: Instant = Date.UTC(2026, 2, 1, 9);
export const HOUR_MS = 3_600_000;

export const nudge = (changes: Partial<NudgeRecord> = {}): NudgeRecord => ({
  team,
  channel: general,
  ts: messageTs('1.000001'),
  user: ana,
  rule: 'meeting-request',
  purpose: 'question',
  confidence: 0.93,
  saw: ['asks to talk live'],
  decidedAt: NOW,
  ...changes,
});

export const proposal = (changes: Partial<Proposal> = {}): Proposal => ({
  team,
  id: proposalId('P1'),
  kind: 'question',
  author: ana,
  channel: general,
  title: 'Which queue first?',
  context: 'The importer reads two queues.',
  body: 'Should the slow one go first?',
  asked: [ben],
  state: 'saved',
  createdAt: NOW,
  ...changes,
});

export const wrapUp = (changes: Partial<WrapUp> = {}): WrapUp => ({
  team,
  id: wrapUpId('W1'),
  author: ana,
  channel: general,
  title: 'Queues of the importer',
  outcome: 'Ana: the slow one first [1]',
  questions: 'Ben: who owns the alerts? [2]',
  steps: 'Ben: writes the migration',
  links: 'https://example.com/queues',
  cites: [messageTs('1.000001'), messageTs('1.000002')],
  toChannel: false,
  state: 'saved',
  version: 1,
  createdAt: NOW,
  ...changes,
});

export const outgoing = (changes: Partial<OutboxRecord> = {}): OutboxRecord => ({
  team,
  key: 'nudge:1',
  state: 'intended',
  contentHash: 'h1',
  kind: 'ephemeral',
  channel: general,
  user: ana,
  unasked: 'nudge',
  attempts: 1,
  intendedAt: NOW,
  updatedAt: NOW,
  leasedUntil: NOW + 15_000,
  ...changes,
});

export const lesserOffer = (changes: Partial<LesserOffer> = {}): LesserOffer => ({
  team,
  user: ana,
  key: `decision:D1:reminder:${ana}`,
  source: 'decision-reminder',
  about: 'D1',
  ...changes,
});

export const installation = (changes: Partial<Installation> = {}): Installation => ({
  team,
  botUser: userId('UBOT'),
  botId: 'BBOT',
  botToken: 'xoxb-secret-of-the-team',
  scopes: ['chat:write', 'commands'],
  installedAt: NOW,
  state: 'active',
  ...changes,
});
