/** What `/async preview` and `/async why` are told by the slices beside standups and nudges. */
import { expect, test } from '@jest/globals';
import { createComing as callsComing } from '../../src/calls/coming.js';
import { channelId, decisionId, messageTs, userId } from '../../src/core/ids.js';
import { createComing as decisionsComing } from '../../src/decisions/coming.js';
import { createComing as digestsComing } from '../../src/digests/coming.js';
import { choicesView, type ShownChoice } from '../../src/nudges/views/why.js';
import { myPreviewView } from '../../src/standups/managing/views/coming.js';
import { createRecentChoices } from '../../src/standups/scheduling/recent-choices.js';
import { call } from '../contracts/call-samples.js';
import { digestSettings } from '../contracts/digest-samples.js';
import { occurrence, standup } from '../contracts/standup-samples.js';
import { decision, NOW, position } from '../decisions/samples.js';
import { checkMessage } from '../support/check-limits.js';
import { TEAM } from '../support/fake-slack.js';

const HOUR = 3_600_000;
const BEN = userId('UBEN');
const span = { from: NOW, to: NOW + 7 * 24 * HOUR };

test('decisions tell of my planned reminder and of the deadline, until I took a position', async () => {
  const open = decision({
    ...{ postedAt: NOW, deadline: NOW + 8 * HOUR },
    asked: [{ user: BEN, hours: 8, remindAt: NOW + 4 * HOUR }],
  });
  const told = (taken: boolean, sees = true) =>
    decisionsComing({
      decisions: {
        openFor: async () => [open],
        positionsOf: async () => (taken ? [position('agree', { decision: open.id }, BEN)] : []),
      },
      seeing: { channel: async () => sees },
    })(TEAM, BEN, span);
  expect(await told(false)).toEqual([
    { at: NOW + 4 * HOUR, what: 'a reminder of “Do we move?”, unless you took a position' },
    { at: NOW + 8 * HOUR, what: '“Do we move?” closes' },
  ]);
  expect((await told(true)).map(({ at }) => at)).toEqual([NOW + 8 * HOUR]);
  expect(await told(false, false)).toEqual([]);
});

test('what is not posted, or lies outside of the span, is not told of', async () => {
  const far = decision({ id: decisionId('D2'), postedAt: NOW, deadline: span.to });
  const saved = decision({ deadline: NOW + HOUR });
  const read = decisionsComing({
    decisions: { openFor: async () => [far, saved], positionsOf: async () => [] },
    seeing: { channel: async () => true },
  });
  expect(await read(TEAM, BEN, span)).toEqual([]);
});

test('a call that has its time is asked about at its end; one that is over, or has none, is not', async () => {
  const agreed = call({ state: 'agreed', startsAt: NOW + HOUR, minutes: 30 });
  const read = (of: typeof agreed) => callsComing({ calls: { allOf: async () => [of] } })(TEAM, BEN, span);
  const [asked] = await read(agreed);
  expect(asked?.at).toBeGreaterThanOrEqual(NOW + HOUR + 30 * 60_000);
  expect(await read({ ...agreed, askedAt: NOW })).toEqual([]);
  expect(await read(call())).toEqual([]);
});

test('a digest is told of when it is on, at its next time', async () => {
  const schedule = { cadence: 'daily', time: '17:00', days: ['wed', 'fri'], zone: 'Europe/London' } as const;
  const read = (on: boolean) =>
    digestsComing({ digests: { changedBy: async () => [digestSettings({ on, schedule })] } })(
      TEAM,
      BEN,
      span,
    );
  expect((await read(true)).map(({ at }) => at)).toEqual([Date.UTC(2026, 2, 11, 17)]);
  expect(await read(false)).toEqual([]);
});

test('why tells when a standup left somebody alone, in time order with the rest, with the reason', async () => {
  const recent = createRecentChoices({
    occurrences: {
      recent: async () => [
        occurrence({ state: 'skipped', reason: 'leave', promptAt: NOW - HOUR }),
        occurrence({ state: 'answered', workDay: '2026-03-03' }),
      ],
    },
    standups: { findHead: async () => standup({ name: 'Daily <!here>' }) },
  });
  const others = await recent(TEAM, BEN, 10);
  const nudged: ShownChoice = {
    ...{ team: TEAM, channel: channelId('C1'), ts: messageTs('1.1'), user: BEN, rule: 'meeting-request' },
    ...{ purpose: 'status', confidence: 0.9, saw: [], decidedAt: NOW - 2 * HOUR, when: 'before' },
    arrival: 'shown',
  };
  const shown = choicesView(
    [nudged],
    others.map((other) => ({ ...other, when: 'later' })),
  );
  expect(checkMessage(shown)).toEqual([]);
  expect(JSON.stringify(shown)).toMatch(
    /Daily &lt;!here&gt; did not ask you on Mon 2 Mar 2026, because you were on leave \(`leave`\).*suggested a written way/,
  );
});

test('a preview holds what else is coming, and says how much more there is', () => {
  const also = Array.from({ length: 40 }, (_, n) => ({
    at: NOW + n * HOUR,
    what: `thing ${n} ${'x'.repeat(150)}`,
  }));
  const shown = myPreviewView([], 0, also);
  expect(checkMessage(shown)).toEqual([]);
  expect(JSON.stringify(shown)).toContain('And 28 more after that.');
  expect(JSON.stringify(shown)).toContain('No standup asks you anything.');
});
