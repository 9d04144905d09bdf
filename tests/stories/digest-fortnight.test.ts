/** A channel's digest, through the real app: two weeks of four zones over the weekend on which America's clocks change; and DIG-10. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, type CalendarDate, weekdayOf } from '../../src/core/calendar-date.js';
import { instantOf, wallOf } from '../../src/core/zoned-time.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { standupHands } from '../support/standups.js';
import { openStory, type Story } from '../support/story.js';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Monday, 2 March 2026, 00:00 in Berlin: New York changes its clocks on the 8th. */
const STARTS = Date.UTC(2026, 2, 1, 23);
const ZONES = ['Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles'] as const;
/** Where the digest's clock hangs. */
const HERE = 'America/New_York';

let story: Story;
beforeAll(async () => {
  story = await openStory({ startsAt: STARTS });
});
afterAll(() => story.end());

const isWorkDay = (date: CalendarDate) => !['sat', 'sun'].includes(weekdayOf(date));
const digestOf = (date: CalendarDate) => instantOf(date, '17:00', HERE);

/** The first digest after `at`. */
function nextDigest(at: number): number {
  for (let date = wallOf(at, HERE).date; ; date = addDays(date, 1))
    if (isWorkDay(date) && digestOf(date) > at) return digestOf(date);
}

/** How much of a span lies on working days. */
function workDaysMs(from: number, to: number): number {
  let total = 0;
  for (let date = wallOf(from, HERE).date; instantOf(date, '00:00', HERE) < to; date = addDays(date, 1)) {
    if (!isWorkDay(date)) continue;
    const [start, end] = [instantOf(date, '00:00', HERE), instantOf(addDays(date, 1), '00:00', HERE)];
    total += Math.min(end, to) - Math.max(start, from);
  }
  return total;
}

async function setDigest(scene: Scene, by: Somebody, entries: Parameters<Somebody['submits']>[0]) {
  await by.types('digest settings');
  expect((await by.submits(entries)).action).toBe('update');
  await scene.sandbox.closeView(by.id, by.form().id, 'all');
}

const isDigest = ({ text, thread_ts }: { readonly text: string; readonly thread_ts?: string }) =>
  thread_ts === undefined && text.startsWith('Digest, ');

test('every update is in exactly one digest, within a working day, over restarts and a clock change', async () => {
  const scene = openScene(story);
  const people: Somebody[] = [];
  for (const [n, tz] of ZONES.entries()) people.push(await scene.person(`p${n}`, { tz }));
  const [ana] = people;
  if (!ana) throw new Error('nobody');
  await setDigest(scene, ana, {
    ...{ 'digests:zone': HERE, 'digests:time': '17:00' },
    // What waits for an answer is told again and again: this is about what is told once.
    'digests:sections': ['written-ways'],
  });

  const written: { readonly title: string; readonly at: number }[] = [];
  const asks = async (n: number) => {
    const who = people[n % people.length];
    if (!who) throw new Error('nobody');
    await who.says('can we hop on a quick call tomorrow at 3pm?');
    await who.pressesInNote('Ask in writing');
    const title = `Update ${String(n).padStart(2, '0')}`;
    await who.submits({ 'proposals:title': title });
    written.push({ title, at: story.clock.now() });
  };
  const moments = Array.from({ length: 15 }, (_, n) => addDays('2026-03-02', n)).flatMap((date) => [
    instantOf(date, '09:00', 'Asia/Tokyo'),
    instantOf(date, '09:00', 'Europe/Berlin'),
    digestOf(date),
  ]);
  // The app is down but for the minutes around each: time passes faster, and every digest comes after a restart.
  for (const [n, at] of moments.sort((one, other) => one - other).entries()) {
    if (at - MINUTE_MS <= story.clock.now()) continue;
    const isAsked = at < STARTS + 13 * DAY_MS;
    await story.restart(() => story.clock.advanceTo(at - MINUTE_MS));
    // Some just before a digest, some just after it.
    if (isAsked && n % 4 === 0) await asks(written.length);
    await story.clock.advance(2 * MINUTE_MS);
    if (isAsked && n % 4 === 2) await asks(written.length);
  }

  const told = scene.posts().filter(isDigest);
  expect(new Set(told.map(({ text }) => text)).size).toBe(told.length);
  expect(written.length).toBeGreaterThan(15);
  for (const { title, at } of written) {
    const heard = told.filter((each) => ana.reads(each).includes(title)).map(({ ts }) => Number(ts) * 1000);
    expect([title, heard.length]).toEqual([title, 1]);
    const [toldAt = Number.NaN] = heard;
    expect(toldAt - nextDigest(at)).toBeGreaterThanOrEqual(0);
    expect(toldAt - nextDigest(at)).toBeLessThan(MINUTE_MS);
    expect(workDaysMs(at, nextDigest(at))).toBeLessThanOrEqual(DAY_MS);
  }
}, 240_000);

/** Who wants to read a standup and not be asked is its observer, and can turn off all that comes unasked besides: this one did both. */
test('DIG-10: who opted out is not asked, not reminded, and not said to be missing', async () => {
  const scene = openScene(story);
  const hands = standupHands(story.sandbox);
  const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
  const cora = await scene.person('cora');
  await cora.types('settings me off');
  const today = wallOf(story.clock.now(), 'Europe/Berlin').date;
  const day = [1, 2, 3].map((n) => addDays(today, n)).find(isWorkDay) ?? today;
  await hands.make(ana.id, scene.channel, { when: 'weekdays at 10:00', observers: [cora.id] });
  await setDigest(scene, ana, { 'digests:zone': 'Europe/Berlin', 'digests:time': '19:00' });
  const until = (time: '09:59' | '18:59') =>
    story.restart(() => story.clock.advanceTo(instantOf(day, time, 'Europe/Berlin')));
  await until('09:59');
  await story.clock.advance(2 * MINUTE_MS);
  expect(await hands.answers(ana.id, ['the importer', 'the freeze', ''])).toBe('update');
  await story.clock.advance(5 * 60 * MINUTE_MS);
  await until('18:59');
  await story.clock.advance(2 * MINUTE_MS);

  expect([ben, cora].map(({ id }) => hands.prompts(id).length)).toEqual([1, 0]);
  expect([ben, cora].map(({ id }) => hands.reminders(id).length)).toEqual([1, 0]);
  const digest = ana.reads(only(scene.posts().filter(isDigest)));
  expect(digest).toContain('1 of 2 answered; no answer yet: *ben*');
  expect(digest).not.toContain('cora');
}, 120_000);
