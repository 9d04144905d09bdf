/** What `/async preview` and `/async why` are told by the slices beside standups and nudges. */
import { describe, expect, test } from '@jest/globals';
import { createComing as callsComing } from '../../src/calls/coming.js';
import { channelId, decisionId, messageTs, type UserId, userId } from '../../src/core/ids.js';
import { type Availability, defaultWorkingHours } from '../../src/core/working-hours.js';
import { createComing as decisionsComing } from '../../src/decisions/coming.js';
import { createComing as digestsComing } from '../../src/digests/coming.js';
import type { DigestSettings } from '../../src/digests/digest.js';
import { choicesView, type ShownChoice } from '../../src/nudges/views/why.js';
import type { Person } from '../../src/people/person.js';
import type { Preference } from '../../src/people/preference.js';
import { myPreviewView } from '../../src/standups/managing/views/coming.js';
import { createRecentChoices } from '../../src/standups/scheduling/recent-choices.js';
import { call } from '../contracts/call-samples.js';
import { digestRecord, digestSettings } from '../contracts/digest-samples.js';
import { occurrence, standup } from '../contracts/standup-samples.js';
import { decision, NOW, position } from '../decisions/samples.js';
import { checkMessage } from '../support/check-limits.js';
import { aChannel, TEAM } from '../support/fake-slack.js';

const HOUR = 3_600_000;
const BEN = userId('UBEN');
const aPerson = (id: UserId, availability: Availability): Person => ({
  ...{ id, name: id, zone: availability.hours.zone, availability },
  ...{ isBot: false, isGuest: false, isExternal: false, isDeactivated: false, isAdmin: false },
});
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

describe('of digests', () => {
  const schedule = { cadence: 'daily', time: '17:00', days: ['wed', 'fri'], zone: 'Europe/London' } as const;
  const ben = aPerson(BEN, {
    ...{ hours: defaultWorkingHours('America/New_York'), holidays: [] },
    leave: [{ from: '2026-03-13', to: '2026-03-13' }],
  });
  const mei = aPerson(userId('UMEI'), { hours: defaultWorkingHours('Asia/Tokyo'), leave: [], holidays: [] });
  const reading = (of: {
    readonly set?: Partial<DigestSettings>;
    readonly chose?: Partial<Preference>;
    readonly postedOn?: string;
  }) =>
    digestsComing({
      digests: { find: async (_team, _channel, day) => (day === of.postedOn ? digestRecord() : undefined) },
      myDigests: async () => [
        { settings: digestSettings({ schedule, ...of.set }), channel: aChannel({ id: channelId('C1') }) },
      ],
      readMembers: async () =>
        [ben, mei].map(({ id: user, name, availability }) => ({ ...availability, user, name })),
      people: { person: async () => ben },
      preferences: {
        find: async () => ({
          ...{ team: TEAM, user: BEN, optedOut: false, quietRules: [], updatedAt: 0 },
          ...of.chose,
        }),
      },
    })(TEAM, BEN, span);
  const hours = async (of: Parameters<typeof reading>[0]) =>
    (await reading(of)).map(({ at }) => new Date(at).toISOString().slice(5, 13));

  test('each of my channels’ is told of, but for one that was posted ahead of its time', async () => {
    expect(await hours({})).toEqual(['03-11T17', '03-13T17']);
    expect(await hours({ postedOn: '2026-03-11' })).toEqual(['03-13T17']);
  });

  test('of a hand-over my own region’s part is told of, at its morning', async () => {
    const items = await reading({
      set: { schedule: { ...schedule, cadence: 'hand-over', days: ['mon', 'thu'] } },
    });
    expect(items.map(({ at }) => at)).toEqual([Date.UTC(2026, 2, 12, 13), Date.UTC(2026, 2, 16, 13)]);
    expect(items[0]?.what).toContain('your region’s part of the hand-over in <#');
  });

  test('a catch-up is told of for each of my days at work, and for none while I am snoozed or turned off', async () => {
    const set = { schedule: { ...schedule, days: [] } };
    const mine = ['03-11T13', '03-12T13', '03-16T13', '03-17T13'];
    expect(await hours({ set })).toEqual([]);
    expect(await hours({ set, chose: { catchUp: true } })).toEqual(mine);
    const snoozedUntil = Date.UTC(2026, 2, 12, 14);
    expect(await hours({ set, chose: { catchUp: true, snoozedUntil } })).toEqual(mine.slice(2));
    expect(await hours({ set, chose: { catchUp: true, optedOut: true } })).toEqual([]);
  });
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
  expect(JSON.stringify(shown)).toContain('And 23 more after that.');
  expect(JSON.stringify(shown)).toContain('No standup asks you anything.');
});
