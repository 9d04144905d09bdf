import { describe, expect, test } from '@jest/globals';
import { runCli } from '../../src/cli/run-cli.js';
import { terminal } from './terminal.js';

const FILE = {
  standup: { time: '09:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'], zone: 'member' },
  members: [
    { id: 'ana', zone: 'America/New_York' },
    { id: 'mei', zone: 'Asia/Tokyo', leave: [['2026-03-09', '2026-03-13']] },
    { id: 'jonas', zone: 'Europe/Berlin', region: 'DE-BE' },
  ],
  from: '2026-03-08T00:00:00Z',
  to: '2026-03-10T00:00:00Z',
};

async function preview(file: object | string, ...args: readonly string[]) {
  const { io, written, complained } = terminal(typeof file === 'string' ? file : JSON.stringify(file));
  const code = await runCli(['preview', ...args], io);
  return { code, written: written(), complained: complained() };
}

describe('as JSON lines', () => {
  test('each slot is a line, in time order, with its instants in UTC and the reason of a skip', async () => {
    const { code, written, complained } = await preview(FILE, '--json');
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    const monday = '"workDay":"2026-03-09"';
    expect(written.split('\n')).toEqual([
      `{"user":"mei",${monday},"promptAt":"2026-03-09T00:00:00Z","remindAt":"2026-03-09T04:00:00Z","closesAt":"2026-03-09T08:00:00Z","skip":"leave"}`,
      `{"user":"jonas",${monday},"promptAt":"2026-03-09T08:00:00Z","remindAt":"2026-03-09T12:00:00Z","closesAt":"2026-03-09T16:00:00Z"}`,
      `{"user":"ana",${monday},"promptAt":"2026-03-09T13:00:00Z","remindAt":"2026-03-09T17:00:00Z","closesAt":"2026-03-09T21:00:00Z"}`,
      '',
    ]);
  });

  test('a roster of thousands keeps its order and loses nobody', async () => {
    const members = Array.from({ length: 2_345 }, (_, i) => ({ id: `U${i}`, zone: 'UTC' }));
    const { written } = await preview({ ...FILE, members }, '--json');
    const users = written
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).user);
    expect(users).toEqual(members.map(({ id }) => id));
  });

  test('nobody to ask is no line', async () => {
    expect(await preview({ ...FILE, members: [] }, '--json')).toEqual({
      code: 0,
      written: '',
      complained: '',
    });
  });
});

describe('for people', () => {
  test('days have headings, times are the member’s own, and clock changes and skips are in words', async () => {
    const { code, written } = await preview(FILE);
    expect(code).toBe(0);
    expect(written).toBe(
      [
        'Mon 9 Mar 2026',
        '  mei: not asked: on leave',
        '  jonas: asked at 09:00, reminded at 13:00, open until 17:00 (Europe/Berlin)',
        '  ana: asked at 09:00, reminded at 13:00, open until 17:00 (America/New_York); clocks in America/New_York have gone forward by 1 hour since the prompt before',
        '',
      ].join('\n'),
    );
  });

  test('nobody to ask is said', async () => {
    expect((await preview({ ...FILE, members: [] })).written).toBe('Nobody is asked in that time.\n');
  });
});

describe('asked for wrongly, it answers 2 and writes nothing', () => {
  test('with every problem at once', async () => {
    const { code, written, complained } = await preview({
      standup: { time: '25:00', days: ['mon', 'blursday'], windowHours: 0, everyWeeks: 3 },
      members: [
        { zone: 'Mars/Olympus' },
        { id: 'U2', zone: 'UTC', region: 'DE-XX', leave: [['2026-03-09']] },
      ],
      from: '2026-03-10T00:00:00Z',
      to: '2026-03-08T00:00:00Z',
    });
    expect({ code, written }).toEqual({ code: 2, written: '' });
    const lines = complained.trimEnd().split('\n');
    expect(lines[0]).toBe('This standup cannot be planned yet:');
    expect(new Set(lines.slice(1))).toEqual(
      new Set([
        '- standup.time: "25:00" is not a time of day. Times are written like 09:30.',
        '- standup.days[1]: must be mon, tue, wed, thu, fri, sat or sun.',
        '- standup.windowHours: must be from 0.25 to 168.',
        '- standup.everyWeeks: must be 1 or 2.',
        '- members[0].id: is missing.',
        '- members[0].zone: "Mars/Olympus" is not a time zone I know. Zones are written like Europe/Berlin.',
        '- members[1].region: "DE-XX" is not a region I know. Regions are written like DE, DE-BE or US-CA.',
        '- members[1].leave[0]: must be its first and its last date: ["2026-03-02", "2026-03-06"].',
        '- to: must be after "from", by ten years at most.',
      ]),
    );
  });

  test.each(['', '  \n'])('without a file (%j) it says how to give one', async (nothing) => {
    const { code, complained } = await preview(nothing);
    expect(code).toBe(2);
    expect(complained).toContain('meanwhile preview < standup.json');
  });

  test('with a word that it does not know', async () => {
    const { code, complained } = await preview(FILE, '--jsonl');
    expect(code).toBe(2);
    expect(complained).toContain('meanwhile preview < standup.json');
  });
});

test('a name that means nothing here is told, and the rest is planned', async () => {
  const standup = { ...FILE.standup, windowHour: 4 };
  const members = [{ id: 'ana', zone: 'UTC', leaves: [] }];
  const { code, written, complained } = await preview({ ...FILE, standup, members }, '--json');
  expect(code).toBe(0);
  expect(complained).toBe('Not known, and left out: standup.windowHour, members[0].leaves\n');
  expect(written).toContain('"closesAt":"2026-03-09T17:00:00Z"');
});

test('bytes that arrive in pieces are put together before they are read', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...FILE, members: [{ id: 'Zoë', zone: 'UTC' }] }));
  const { io, written } = terminal();
  const pieces = (async function* () {
    for (const byte of bytes) yield Uint8Array.of(byte);
  })();
  expect(await runCli(['preview', '--json'], { ...io, input: pieces })).toBe(0);
  expect(JSON.parse(written()).user).toBe('Zoë');
});
