/** A hand-over, through the real app: two weeks of four zones over the week in which America's clocks change. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, type CalendarDate, weekdayOf } from '../../src/core/calendar-date.js';
import { instantOf, wallOf, type Zone } from '../../src/core/zoned-time.js';
import { openScene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Monday, 2 March 2026, 00:00 in Berlin, an hour before Tokyo's morning: New York changes its clocks on the 8th. */
const STARTS = Date.UTC(2026, 2, 1, 23);
const ZONES = ['Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles'] as const;
const PLACES: Readonly<Record<string, Zone>> = {
  Tokyo: 'Asia/Tokyo',
  Berlin: 'Europe/Berlin',
  'Los Angeles, New York': 'America/New_York',
};

let story: Story;
beforeAll(async () => {
  story = await openStory({ startsAt: STARTS });
});
afterAll(() => story.end());

const isWorkDay = (date: CalendarDate) => !['sat', 'sun'].includes(weekdayOf(date));

/** Of the regions, working days or not, in order. */
const mornings = (days: number): readonly number[] =>
  Array.from({ length: days }, (_, n) => addDays('2026-03-02', n))
    .flatMap((date) => Object.values(PLACES).map((zone) => instantOf(date, '09:00', zone)))
    .sort();

/** The first morning of a working day in that zone after `at`. */
function nextMorning(zone: Zone, at: number): number {
  for (let date = wallOf(at, zone).date; ; date = addDays(date, 1)) {
    const morning = instantOf(date, '09:00', zone);
    if (isWorkDay(date) && morning > at) return morning;
  }
}

test('every update reaches every region exactly once, in its next morning, over a restart and a clock change', async () => {
  const scene = openScene(story);
  const people: Somebody[] = [];
  for (const [n, tz] of ZONES.entries()) people.push(await scene.person(`p${n}`, { tz }));
  const [, ana] = people;
  if (!ana) throw new Error('nobody');
  await ana.types('digest settings');
  const saved = await ana.submits({
    'digests:zone': 'Europe/Berlin',
    'digests:cadence': 'hand-over',
    // What waits for an answer is told again and again: this is about what is told once.
    'digests:sections': ['written-ways'],
  });
  expect(saved.action).toBe('update');
  await scene.sandbox.closeView(ana.id, ana.form().id, 'all');

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
  // The app is down but for the minutes around each morning: time passes faster, and every part comes after a restart.
  for (const [n, at] of mornings(14).entries()) {
    await story.restart(() => story.clock.advanceTo(at - MINUTE_MS));
    await story.clock.advance(2 * MINUTE_MS);
    if (n % 2 === 0 && at < STARTS + 11 * DAY_MS) await asks(n / 2);
  }

  const parents = scene.posts().filter(({ thread_ts, text }) => !thread_ts && text.startsWith('Hand-over,'));
  expect(new Set(parents.map(({ text }) => text)).size).toBe(parents.length);
  const told = parents.flatMap((parent) =>
    scene.replies(parent).map((reply) => ({ at: Number(reply.ts) * 1000, text: ana.reads(reply) })),
  );
  let latest = 0;
  for (const { title, at } of written) {
    for (const [place, zone] of Object.entries(PLACES)) {
      const heard = told.filter(({ text }) => text.includes(`${place}: since`) && text.includes(title));
      expect([title, place, heard.length]).toEqual([title, place, 1]);
      const due = nextMorning(zone, at);
      const late = (heard[0]?.at ?? Number.NaN) - due;
      expect(late).toBeGreaterThanOrEqual(0);
      latest = Math.max(latest, late);
    }
  }
  expect(latest).toBeLessThan(60_000);
  expect(written.length).toBeGreaterThan(8);
  const last = ana.reads(parents.at(-1) ?? { text: '', blocks: [] });
  expect(last).toContain('Tokyo');
  expect(last).not.toContain('to come');
}, 240_000);
