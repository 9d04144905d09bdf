/** Scenarios RST-01, 03, 09 and 10, LIM-03, SCH-29, and MOV-01 and 06 through the whole app: what a restart, a move and a deaf Slack do to prompts. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { teamId, userId } from '../../src/core/ids.js';
import { inEveryProcessZone } from '../support/process-zones.js';
import { only } from '../support/scene.js';
import { type StandupHands, standupHands } from '../support/standups.js';
import { openStory, type Story } from '../support/story.js';

const utc = (text: string) => Date.parse(text);

let story: Story;
let hands: StandupHands;
const begun: Story[] = [];
afterEach(async () => {
  for (const each of begun.splice(0)) await each.end();
});

async function begin(startsAt: string) {
  story = await openStory({ startsAt: utc(startsAt), invited: false });
  begun.push(story);
  hands = standupHands(story.sandbox);
}

/** A channel of its own with these people, and a standup at `when` for all of them. @returns their ids; the first is the owner. */
async function standup(when: string, people: readonly { name: string; tz: string }[]): Promise<string[]> {
  const { workspace } = story.sandbox;
  const members = people.map((each) => workspace.addUser(each));
  const [owner = ''] = members;
  const channel = workspace.addChannel({ name: `standup-${owner}`, members, withApp: true });
  await hands.make(owner, channel, { when });
  return members;
}

/** Nothing runs until then. */
const downUntil = (instant: string) => story.restart(async () => story.clock.advanceTo(utc(instant)));
const until = (instant: string) => story.clock.advanceTo(utc(instant));

test('RST-01: a prompt that fell due while nothing ran goes out at the start, once', async () => {
  await begin('2026-06-01T12:00Z');
  const [ana = ''] = await standup('weekdays at 9:00', [{ name: 'ana', tz: 'America/New_York' }]);
  await until('2026-06-01T12:55Z');
  await downUntil('2026-06-01T13:20Z');
  await until('2026-06-01T16:30Z');
  expect(hands.promptedAt(ana)).toEqual(['2026-06-01T13:20']);
});

test('RST-03: after three days without a process nobody is flooded, and each missed day is recorded', async () => {
  await begin('2026-06-01T12:00Z');
  const [ana = ''] = await standup('weekdays at 9:00', [{ name: 'ana', tz: 'America/New_York' }]);
  await until('2026-06-01T12:55Z');
  await downUntil('2026-06-04T13:10Z');
  await until('2026-06-04T16:30Z');
  expect(hands.promptedAt(ana)).toEqual(['2026-06-04T13:10']);
  await story.restart(async ({ repositories }) => {
    const recorded = await repositories.occurrences.recent(
      teamId(story.sandbox.workspace.id),
      userId(ana),
      9,
    );
    const missed = recorded.filter(({ state }) => state === 'missed').reverse();
    expect(missed.map(({ workDay, reason }) => `${workDay} ${reason}`)).toEqual([
      ...['2026-06-01 outage', '2026-06-02 outage', '2026-06-03 outage'],
    ]);
  });
});

describe('a form and a button from before a restart', () => {
  test('RST-09: open the form, and save what was typed', async () => {
    await begin('2026-06-01T12:59Z');
    const people = ['ana', 'ben'].map((name) => ({ name, tz: 'America/New_York' }));
    const [ana = '', ben = ''] = await standup('weekdays at 9:00', people);
    await until('2026-06-01T13:01Z');
    await hands.opensAnswer(ben);
    await story.restart();
    expect(await hands.answers(ana, ['a', 'pressed after the restart', ''])).toBe('update');
    expect((await hands.sends(ben, ['b', 'typed before the restart', ''])).action).toBe('update');
    await story.clock.advance(60_000);
    const [channel] = story.sandbox.deliveries.flatMap(({ payload }) => payload.channel_id ?? []);
    const report = only(hands.reports(String(channel)));
    const told = hands.replies(report, String(channel)).map((reply) => hands.reads(ana, reply));
    expect(told).toEqual([
      expect.stringContaining('pressed after the restart'),
      expect.stringContaining('typed before the restart'),
    ]);
  });
});

test('RST-10: one whom Slack will not have written to stops nobody else, and the owner hears of it once', async () => {
  await begin('2026-06-01T06:40Z');
  const { sandbox } = story;
  const [olga = '', ben = '', gone = '', mei = ''] = await standup(
    'weekdays at 9:00',
    ['olga', 'ben', 'gone', 'mei'].map((name) => ({ name, tz: 'Europe/Berlin' })),
  );
  // Slack's word of the deactivation is late by days: the app finds out by being refused.
  sandbox.traffic.hold();
  await sandbox.workspace.changeUser(gone, { deleted: true });
  await until('2026-06-02T16:00Z');
  const both = ['2026-06-01T07:00', '2026-06-02T07:00'];
  expect([olga, ben, mei].map(hands.promptedAt)).toEqual([both, both, both]);
  const refused = sandbox
    .refusals()
    .map(({ method, error, at }) => [method, error, new Date(at).getUTCDate()]);
  expect(refused).toEqual([['chat.postMessage', 'user_disabled', 1]]);
  const told = sandbox.dmsOf(olga).filter((each) => hands.reads(olga, each).includes('could not ask'));
  expect(told).toHaveLength(1);
  await sandbox.traffic.release();
  story.expectRefusals();
});

test('LIM-03: prompts go by the zone that was seen last while Slack refuses to tell it', async () => {
  await begin('2026-06-01T05:30Z');
  const [ana = ''] = await standup('weekdays at 9:00', [{ name: 'ana', tz: 'Europe/Paris' }]);
  await until('2026-06-01T06:50Z'); // What was looked up more than an hour ago is looked up again.
  story.sandbox.faults.next('users.info', { rateLimited: { retryAfter: 600 } }, 100);
  await until('2026-06-01T07:00Z');
  await story.sandbox.settle();
  expect(hands.promptedAt(ana)).toEqual(['2026-06-01T07:00']);
  await until('2026-06-01T07:10Z');
  expect(hands.prompts(ana)).toHaveLength(1);
  expect(story.sandbox.refusals().map(({ method }) => method)).toContain('users.info');
  story.sandbox.faults.clear();
  story.expectRefusals();
});

describe('somebody’s zone', () => {
  test('MOV-01: a move west after the prompt, told by Slack, asks them once that day', async () => {
    await begin('2026-05-12T06:30Z');
    const [ana = ''] = await standup('weekdays at 9:00', [{ name: 'ana', tz: 'Europe/Berlin' }]);
    await until('2026-05-12T11:00Z');
    await story.sandbox.workspace.changeUser(ana, { tz: 'America/New_York' });
    await until('2026-05-13T13:30Z');
    expect(hands.promptedAt(ana)).toEqual(['2026-05-12T07:00', '2026-05-13T13:00']);
  });

  test('MOV-06: counts by its name, when the offset seen the evening before is no longer so', async () => {
    await begin('2026-03-07T20:00Z');
    const [ana = ''] = await standup('sun-thu 9:00', [{ name: 'ana', tz: 'America/New_York' }]);
    story.sandbox.faults.next('users.info', { error: 'internal_error' }, 1_000); // Nothing newer than that evening is known.
    await until('2026-03-08T14:30Z');
    expect(hands.promptedAt(ana)).toEqual(['2026-03-08T13:00']);
    expect(story.sandbox.refusals().map(({ method }) => method)).toContain('users.info');
    story.sandbox.faults.clear();
    story.expectRefusals();
  });
});

test('SCH-29: what people are asked, shown and told is the same whatever zone the process is in', async () => {
  const seen = await inEveryProcessZone(async () => {
    await begin('2026-10-31T12:59Z'); // The night before America's clocks go back.
    const { sandbox } = story;
    const [ana = ''] = await standup('every day at 9:00', [{ name: 'ana', tz: 'America/New_York' }]);
    await until('2026-10-31T13:01Z');
    await hands.answers(ana, ['a', 'b', '']);
    const { channel = '' } = only(sandbox.dmsOf(ana));
    for (const words of ['preview', 'ooo 2026-11-02', 'standup']) {
      await sandbox.slash(ana, channel, '/async', words);
    }
    const shown = [...sandbox.dmsOf(ana), ...sandbox.ephemeralsOf(ana)].map((each) => hands.reads(ana, each));
    return { at: hands.promptedAt(ana), shown };
  });
  const [first] = seen;
  expect(first?.at).toEqual(['2026-10-31T13:00']);
  expect(first?.shown).toHaveLength(4);
  expect(seen).toEqual(seen.map(() => first));
});
