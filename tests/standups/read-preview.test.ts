import { describe, expect, test } from '@jest/globals';
import { plan } from '../../src/standups/plan.js';
import { type PreviewRequest, readPreview } from '../../src/standups/read-preview.js';
import { standupDefaults } from '../../src/standups/standup.js';
import { told } from './samples.js';

const SPAN = { from: '2026-05-11T00:00:00Z', to: '2026-05-25T00:00:00Z' };
const ANA = { id: 'ana', zone: 'Europe/Berlin' };

const read = (file: unknown) => readPreview(typeof file === 'string' ? file : JSON.stringify(file));

async function request(file: object): Promise<PreviewRequest> {
  const answer = await read({ members: [ANA], ...SPAN, ...file });
  if ('problems' in answer) throw new Error(answer.problems.join('\n'));
  return answer;
}

async function problems(file: unknown): Promise<readonly string[]> {
  const answer = await read(file);
  return 'problems' in answer ? answer.problems : [];
}

const skips = async (file: object) => {
  const { schedule, members, from, to } = await request(file);
  return [...plan(schedule, members, from, to)]
    .filter(({ skip }) => skip !== undefined)
    .map(({ user, workDay, skip }) => `${user} ${workDay} ${skip}`);
};

describe('what is not written', () => {
  test('of a standup has the defaults of every standup', async () => {
    expect((await request({})).schedule).toEqual(standupDefaults);
    expect((await request({ standup: {} })).schedule).toEqual(standupDefaults);
  });

  test('of a member is: no leave, no holidays, every weekday, not deactivated', async () => {
    expect((await request({})).members).toEqual([
      { ...ANA, leave: [], holidays: new Set(), deactivated: false },
    ]);
  });
});

describe('a reminder', () => {
  test.each([
    ['15:00', '15:00'],
    [90, { minutesAfterPrompt: 90 }],
  ])('may be written as %j', async (remindAt, expected) => {
    expect((await request({ standup: { remindAt } })).schedule.remindAt).toEqual(expected);
  });

  test.each(['18:00', '09:59', 480])('at %j would come after the window', async (remindAt) => {
    expect(await problems({ standup: { remindAt }, members: [], ...SPAN })).toEqual([
      'standup.remindAt: must be before the window closes.',
    ]);
  });

  test('that is neither is refused with an example of each', async () => {
    expect(await problems({ standup: { remindAt: 'noon' }, members: [], ...SPAN })).toEqual([
      'standup.remindAt: must be a time such as 15:00, or minutes after the prompt such as 240.',
    ]);
  });
});

describe('every two weeks', () => {
  const days = async (standup: object, from = SPAN.from) => {
    const file = await request({
      standup: { everyWeeks: 2, days: ['mon'], ...standup },
      from,
      to: '2026-06-20T00:00Z',
    });
    return [...plan(file.schedule, file.members, file.from, file.to)].map(({ workDay }) => workDay);
  };

  test('begins with the first work day of the span', async () => {
    expect(await days({})).toEqual(['2026-05-11', '2026-05-25', '2026-06-08']);
    // A Saturday: the next Monday is the first, although a week lies between them.
    expect(await days({}, '2026-05-16T00:00:00Z')).toEqual(['2026-05-18', '2026-06-01', '2026-06-15']);
  });

  test('or with the week of its anchor', async () => {
    expect(await days({ anchor: '2026-05-22' })).toEqual(['2026-05-18', '2026-06-01', '2026-06-15']);
  });
});

describe('holidays', () => {
  // 14 May 2026 is Ascension Day: public in Germany, not in Poland; 25 May is Whit Monday.
  const berlin = { ...ANA, region: 'DE-BE' };
  const warsaw = { id: 'ola', zone: 'Europe/Warsaw', region: 'PL' };
  const nowhere = { id: 'sam', zone: 'UTC' };

  test('are those of each member’s region', async () => {
    expect(await skips({ members: [berlin, warsaw, nowhere] })).toEqual(['ana 2026-05-14 holiday']);
  });

  test('are ignored when the standup says so', async () => {
    expect(await skips({ standup: { holidays: false }, members: [berlin] })).toEqual([]);
  });

  test('may be a region’s and dates that everybody keeps', async () => {
    const members = [warsaw, nowhere];
    expect(await skips({ standup: { holidays: 'DE' }, members })).toEqual([
      'ola 2026-05-14 holiday',
      'sam 2026-05-14 holiday',
    ]);
    expect(await skips({ standup: { holidays: ['2026-05-19'] }, members: [berlin, nowhere] })).toEqual([
      'ana 2026-05-14 holiday',
      'ana 2026-05-19 holiday',
      'sam 2026-05-19 holiday',
    ]);
  });

  test('are known at the turn of a year', async () => {
    const span = { from: '2026-12-31T20:00:00Z', to: '2026-12-31T23:00:00Z' };
    const auckland = { id: 'kiri', zone: 'Pacific/Auckland', region: 'NZ' };
    expect(await skips({ members: [auckland], ...span })).toEqual(['kiri 2027-01-01 holiday']);
  });

  test('that are no date and no region are refused where they stand', async () => {
    const standup = { holidays: ['2026-05-14', 'XX', '2026-02-30'] };
    expect(await problems({ standup, members: [], ...SPAN })).toEqual([
      'standup.holidays[1]: "XX" is no date, and is not a region I know. Regions are written like DE, DE-BE or US-CA.',
      'standup.holidays[2]: "2026-02-30" is no date, and is not a region I know. Regions are written like DE, DE-BE or US-CA.',
    ]);
  });
});

describe('instants', () => {
  test.each([
    ['2026-05-11T00:00:00Z', '2026-05-11T00:00Z'],
    ['2026-05-11T02:00+02:00', '2026-05-11T00:00Z'],
    ['2026-05-11T00:00:00.000Z', '2026-05-11T00:00Z'],
  ])('may be written as %s', async (from, expected) => {
    expect((await request({ from })).from).toBe(Date.parse(expected));
  });

  test.each(['2026-05-11', 'tomorrow', '2026-05-11T00:00:00', '2026-05-11T24:00Z', '2026-02-30T00:00Z'])(
    'may not be %j, which is none or not one everywhere',
    async (from) => {
      expect(await problems({ members: [], ...SPAN, from })).toEqual([expect.stringMatching(/^from: "/)]);
    },
  );
});

describe('a file', () => {
  test.each<readonly [string, unknown, readonly string[]]>([
    ['that is not JSON', '{oops', ['The file: is not JSON.']],
    ['that is no object', [], ['The file: must be an object.']],
    ['that is empty', {}, ['members: is missing.', 'from: is missing.', 'to: is missing.']],
    ['with members who are not', { ...SPAN, members: ['ana'] }, ['members[0]: must be an object.']],
    ['that lists somebody twice', { ...SPAN, members: [ANA, ANA] }, ['members[1]: "ana" is listed before.']],
    [
      'with leave that ends before it begins',
      { ...SPAN, members: [{ ...ANA, leave: [['2026-05-12', '2026-05-11']] }] },
      ['members[0].leave[0]: ends before it begins.'],
    ],
    [
      'of types that are wrong',
      { standup: { days: 'mon', windowHours: '8' }, ...SPAN, members: [{ ...ANA, deactivated: 'no' }] },
      [
        'standup.days: must be a list.',
        'standup.windowHours: must be a number.',
        'members[0].deactivated: must be true or false.',
      ],
    ],
    [
      'for no day',
      { standup: { days: [] }, ...SPAN, members: [] },
      ['standup.days: must name at least one day.'],
    ],
  ])('%s is refused', async (_what, file, expected) => {
    expect(await problems(file)).toEqual(expected);
  });
});

test('old zone names are taken as Slack returns them', async () => {
  const { schedule, members, from } = await request({ members: [{ id: 'ravi', zone: 'Asia/Calcutta' }] });
  const [slot] = plan(schedule, members, from, from + 86_400_000);
  expect(slot && told(slot)).toBe('2026-05-11 at 2026-05-11T04:30Z');
});
