/** The last weeks' picture: what is counted, where it stands, what is said beside it, and that it is a picture. */
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { addDays } from '../../src/core/calendar-date.js';
import { channelId, decisionId, messageTs, teamId, userId } from '../../src/core/ids.js';
import { instantOf } from '../../src/core/zoned-time.js';
import { chartWords, weekNote } from '../../src/digests/views/week.js';
import { type Box, type Chart, chartOf } from '../../src/digests/week/chart.js';
import { createDrawChart } from '../../src/digests/week/draw.js';
import { readWeeks, type Week, type WeekReaders } from '../../src/digests/week/weeks.js';
import { checkMessage } from '../support/check-limits.js';

const DAY = '2026-03-30';
/** Berlin's clocks change on the day before: the last week is an hour short. */
const SCHEDULE = { time: '09:00', zone: 'Europe/Berlin' } as const;
const at = (date: `${number}-${number}-${number}`) => instantOf(date, '09:00', 'Europe/Berlin');
const PEOPLE = ['UA', 'UB', 'UC', 'UD', 'UE'].map(userId);

type Happened = Partial<Record<'ways' | 'decisions' | 'wrapUps' | 'calls', readonly number[]>>;

/** Answers as the slices do: also with what was closed, or asked for, in the span. By each of `people` in turn. */
function readersOf(happened: Happened, people = PEOPLE): WeekReaders {
  const within =
    <Each>(of: keyof Happened, make: (instant: number, n: number) => Each) =>
    async (_team: unknown, _channel: unknown, { from, to }: { from: number; to: number }) =>
      (happened[of] ?? [])
        .map((instant, n) => ({ instant, each: make(instant, n) }))
        .flatMap(({ instant, each }) => (from <= instant && instant < to ? [each] : []));
  const author = (n: number) => people[n % people.length] ?? userId('UA');
  const ts = messageTs('1.1');
  const closed = within('decisions', (_instant, n) => ({
    ...{ id: decisionId(`D${n}`), owner: author(n), question: 'Which?' },
    state: n % 3 === 2 ? ('withdrawn' as const) : ('accepted' as const),
  }));
  return {
    writtenWays: within('ways', (postedAt, n) => ({
      kind: 'update',
      author: author(n),
      title: 'T',
      ts,
      postedAt,
    })),
    decisions: async (...of) => ({ opened: [], closing: [], closed: await closed(...of) }),
    wrapUps: within('wrapUps', (_instant, n) => ({ author: author(n), title: 'T', ts })),
    agreedCalls: within('calls', (startsAt, n) => ({
      asker: author(n),
      needed: PEOPLE,
      title: 'T',
      ts,
      startsAt,
    })),
  };
}
const read = (readers: WeekReaders) => readWeeks(readers, teamId('T1'), channelId('C1'), SCHEDULE, DAY);

const weekOf = (n: number, counts: Partial<Week>): Week => ({
  ...{ first: addDays('2026-02-02', 7 * n), last: addDays('2026-02-08', 7 * n) },
  ...{ ways: 0, decisions: 0, wrapUps: 0, calls: 0, ...counts },
});
const weeks = [3, 0, 5, 4, 9, 2, 7, 6].map((ways, n) =>
  weekOf(n, { ways, decisions: n % 3, wrapUps: n % 2, calls: 8 - n }),
);

describe('what is counted', () => {
  test('is eight weeks of seven dates before the digest, each instant in one of them', async () => {
    const edges = [at('2026-02-02'), at('2026-03-23') - 1, at('2026-03-23'), at(DAY) - 1];
    const outside = [at('2026-02-02') - 1, at(DAY)];
    const read8 = await read(readersOf({ ways: [...edges, at('2026-03-25'), ...outside] }));
    expect(read8?.map(({ ways }) => ways)).toEqual([1, 0, 0, 0, 0, 0, 1, 3]);
    expect(read8?.[0]).toMatchObject({ first: '2026-02-02', last: '2026-02-08' });
    expect(read8?.[7]).toMatchObject({ first: '2026-03-23', last: '2026-03-29' });
  });

  test('are decisions with an outcome, wrap-ups, and calls that began', async () => {
    const some = [1, 2, 3, 4, 5, 6].map((n) => at('2026-03-24') + n);
    expect(
      (await read(readersOf({ ways: some, decisions: some, wrapUps: some, calls: some })))?.[7],
    ).toMatchObject({ ways: 6, decisions: 4, wrapUps: 6, calls: 6 });
  });

  test('what was posted or takes place outside of a week, and was only closed or asked for in it, is not of it', async () => {
    const [early] = await readersOf({ ways: [1] }).writtenWays(teamId('T1'), channelId('C1'), {
      from: 0,
      to: 2,
    });
    const readers = readersOf({ calls: [1, 2, 3, 4, 5].map((n) => at('2026-03-24') + n) });
    const read8 = await read({ ...readers, writtenWays: async () => (early ? [early] : []) });
    expect(read8?.map(({ ways }) => ways)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('is nothing at all when fewer than five people did it, over all weeks together', async () => {
    const some = Array.from({ length: 40 }, (_, n) => at('2026-02-03') + n * 86_400_000);
    expect(await read(readersOf({ ways: some }, PEOPLE.slice(0, 4)))).toBeUndefined();
    expect(await read(readersOf({ decisions: some }, [...PEOPLE.slice(0, 4), userId('')]))).toBeUndefined();
    expect(await read(readersOf({ ways: some }))).toHaveLength(8);
  });
});

describe('the chart', () => {
  const chart = chartOf(weeks, chartWords(weeks));
  const inside = ({ x, y, width, height }: Box, { width: w, height: h }: Chart) =>
    x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= w && y + height <= h;

  test.each([
    ['of these weeks', weeks],
    ['of weeks with nothing in them', weeks.map((_, n) => weekOf(n, {}))],
    ['of weeks with a great deal in them', weeks.map((_, n) => weekOf(n, { ways: 12_345, calls: 7 * n }))],
  ])('%s stays within its edges', (_what, given) => {
    const drawn = chartOf(given, chartWords(given));
    expect(drawn.boxes.filter((box) => !inside(box, drawn))).toEqual([]);
  });

  test('shows every count as high as it is, on a scale of round numbers', () => {
    const ticks = chart.labels.filter(({ text, align }) => align === 'right' && /^\d+$/.test(text));
    expect(ticks.map(({ text }) => text)).toEqual(['0', '5', '10']);
    const [zero, five] = ticks.map(({ y }) => y);
    const each = ((zero ?? 0) - (five ?? 0)) / 5;
    const calls = chart.boxes.filter(({ colour }) => colour === '#e08a00').slice(1);
    expect(calls.map(({ height }) => Math.round((height / each) * 1000) / 1000)).toEqual([
      8, 7, 6, 5, 4, 3, 2, 1,
    ]);
  });

  test('names its axes and everything that has a colour', () => {
    const texts = chart.labels.map(({ text }) => text);
    for (const words of [
      'Written instead of met',
      'Written ways',
      'Decisions',
      'Wrap-ups',
      'Calls',
      'How many',
      'Week that began on',
      '2 Feb',
      '23 Mar',
    ])
      expect(texts).toContain(words);
    expect(texts).toContain('Everybody in this channel together, 2 Feb – 29 Mar');
  });

  test('is told in words too, for whoever cannot see it', () => {
    const note = weekNote(weeks);
    expect(note.text).toContain('From 23 Mar to 29 Mar: 6 written ways, 1 decision and 1 wrap-up; 1 call.');
    expect(note.text).toContain('from 2 Feb: 3 and 8, 9 Feb: 2 and 7, ');
    expect(checkMessage(note)).toEqual([]);
  });
});

describe('the picture', () => {
  test('is a PNG of twice the chart’s points, white at its corner and coloured in its bars', async () => {
    const chart = chartOf(weeks, chartWords(weeks));
    const png = readPng(await createDrawChart()(chart));
    expect([png.width, png.height]).toEqual([chart.width * 2, chart.height * 2]);
    expect(png.colourAt(2, 2)).toBe('#ffffff');
    const bar = chart.boxes.filter(({ colour }) => colour === '#0072b2').at(-1);
    if (!bar) throw new Error('there is no bar');
    expect(
      png.colourAt(Math.round((bar.x + bar.width / 2) * 2), Math.round((bar.y + bar.height / 2) * 2)),
    ).toBe('#0072b2');
    // Letters are there: without its font the title's place would be bare.
    const title = Array.from({ length: 400 }, (_, x) => png.colourAt(48 + x, 70));
    expect(title.filter((colour) => colour !== '#ffffff').length).toBeGreaterThan(20);
  });
});

/** Reads a PNG of 8 bits and 3 or 4 channels, as its specification says. */
function readPng(bytes: Uint8Array) {
  const file = Buffer.from(bytes);
  expect(file.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  const chunks: { readonly type: string; readonly data: Buffer }[] = [];
  for (let from = 8; from < file.length; ) {
    const length = file.readUInt32BE(from);
    const type = file.toString('latin1', from + 4, from + 8);
    chunks.push({ type, data: file.subarray(from + 8, from + 8 + length) });
    from += 12 + length;
  }
  const header = chunks[0]?.data ?? Buffer.alloc(13);
  const [width, height, depth, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]];
  expect([depth, chunks.at(-1)?.type]).toEqual([8, 'IEND']);
  const channels = kind === 6 ? 4 : 3;
  const raw = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
  );
  const row = width * channels;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const left = x < channels ? 0 : (pixels[y * row + x - channels] ?? 0);
      const up = y === 0 ? 0 : (pixels[(y - 1) * row + x] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (pixels[(y - 1) * row + x - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      pixels[y * row + x] = (raw[y * (row + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return {
    ...{ width, height },
    colourAt: (x: number, y: number) =>
      `#${pixels.toString('hex', y * row + x * channels, y * row + x * channels + 3)}`,
  };
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((each) => Math.abs(left + up - corner - each));
  if (a === undefined || b === undefined || c === undefined) return 0;
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
