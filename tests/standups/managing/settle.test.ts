import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { WEEKDAYS } from '../../../src/core/calendar-date.js';
import { userId } from '../../../src/core/ids.js';
import type { WallTime } from '../../../src/core/zoned-time.js';
import { type Draft, draftOf, newDraft } from '../../../src/standups/managing/draft.js';
import { scheduleWords } from '../../../src/standups/managing/schedule-words.js';
import { type DraftFacts, settle } from '../../../src/standups/managing/settle.js';
import { TEMPLATE_IDS, TEMPLATES } from '../../../src/standups/managing/templates.js';
import { FIELDS } from '../../../src/standups/managing/views/fields.js';
import { parseSchedule } from '../../../src/standups/parse-schedule.js';
import { plan } from '../../../src/standups/plan.js';
import type { Standup } from '../../../src/standups/standup-record.js';
import { ANA, aStandup, BEN, memberOf, NOW, OPEN } from './world.js';

const FACTS: DraftFacts = { now: NOW, zone: 'Europe/Berlin', editing: false, groups: ['SGROUP'] };

const settled = (more: Partial<Draft> = {}, facts: Partial<DraftFacts> = {}) =>
  settle({ ...newDraft(OPEN, ANA), ...(facts.base && draftOf(facts.base)), ...more }, { ...FACTS, ...facts });

function terms(more: Partial<Draft> = {}, facts: Partial<DraftFacts> = {}) {
  const result = settled(more, facts);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.terms;
}

function errors(more: Partial<Draft> = {}, facts: Partial<DraftFacts> = {}) {
  const result = settled(more, facts);
  return 'errors' in result ? result.errors : {};
}

const editing = (base: Standup) => ({ base, editing: true });

describe('a channel alone is enough', () => {
  test('for the daily standup of three questions, at ten in each member’s own zone', () => {
    expect(terms()).toEqual({
      name: 'Daily standup',
      channel: OPEN,
      questions: TEMPLATES.daily.questions,
      schedule: {
        ...{ time: '10:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'], zone: 'member' },
        ...{ windowHours: 8, holidays: true, catchUpMinutes: 240 },
      },
      report: { mode: 'thread', groupBy: 'person' },
      privacy: 'open',
      roster: { kind: 'channel', channel: OPEN },
      observers: [],
      owners: [ANA],
    });
  });

  test.each(TEMPLATE_IDS)('and the template %s brings its own name, questions and days', (template) => {
    const { name, questions, schedule } = terms({ template });
    expect({ name, questions }).toEqual({
      name: TEMPLATES[template].name,
      questions: TEMPLATES[template].questions,
    });
    expect(scheduleWords(schedule)).toBe(TEMPLATES[template].when);
  });

  test('and without one the form says so', () => {
    expect(errors({ channel: undefined })).toEqual({
      [FIELDS.channel]: 'Please choose a channel for the report.',
    });
  });
});

describe('the schedule', () => {
  test('is read as people write it', () => {
    expect(terms({ when: '9:30 tues thurs' }).schedule).toMatchObject({
      time: '09:30',
      days: ['tue', 'thu'],
    });
  });

  test.each(['25:00', '2026-02-30', '9:30am on Blursday', 'when I feel like it'])(
    '“%s” is refused at its field, with an example',
    (when) => {
      const wrong = errors({ when });
      expect(Object.keys(wrong)).toEqual([FIELDS.when]);
      expect(wrong[FIELDS.when]).not.toContain('!');
    },
  );

  test('keeps what the words do not say', () => {
    const base = aStandup({ schedule: { ...aStandup().schedule, days: ['tue'], time: '11:15' } });
    expect(terms({ when: 'at 9' }, editing(base)).schedule).toMatchObject({ time: '09:00', days: ['tue'] });
    expect(terms({ when: 'fridays' }, editing(base)).schedule).toMatchObject({
      time: '11:15',
      days: ['fri'],
    });
  });

  test('every two weeks begins with the coming occurrence, and keeps its rhythm when edited', () => {
    const { schedule } = terms({ when: 'every other monday 9:00' });
    expect(schedule.everyTwoWeeksFrom).toBe('2026-03-09');
    const first = [...plan(schedule, [memberOf(ANA)], NOW, NOW + 30 * 86_400_000)];
    expect(first.map(({ workDay }) => workDay)).toEqual(['2026-03-09', '2026-03-23']);
    const base = aStandup({ schedule: { ...schedule, everyTwoWeeksFrom: '2026-03-02' } });
    const edited = terms({ when: 'every other monday 10:00' }, editing(base)).schedule;
    expect(edited.everyTwoWeeksFrom).toBe('2026-03-02');
    expect(terms({ when: 'monday 10:00' }, editing(base)).schedule).not.toHaveProperty('everyTwoWeeksFrom');
  });

  test('takes a user group that is there, and the one that it follows already', () => {
    expect(terms({ roster: 'group', group: 'SGROUP' }).roster).toEqual({ kind: 'group', group: 'SGROUP' });
    for (const group of ['', 'SGONE']) {
      expect(Object.keys(errors({ roster: 'group', group }))).toEqual([FIELDS.group]);
    }
    const base = aStandup({ roster: { kind: 'group', group: 'SGONE' } });
    expect(terms({ roster: 'group' }, { ...editing(base), groups: [] }).roster).toEqual(base.roster);
  });

  test('takes a region for members who told none, and says why a word is none', () => {
    expect(terms()).not.toHaveProperty('region');
    expect(terms({ region: 'Berlin' }, { region: 'DE-BE' }).region).toBe('DE-BE');
    expect(errors({ region: 'Atlantis' }, { region: { refused: 'No such place.' } })).toEqual({
      [FIELDS.region]: 'No such place.',
    });
  });

  test('takes how late a question may go out, and a reminder in the last hour of a window that has more', () => {
    expect(terms({ catchUpMinutes: 0 }).schedule.catchUpMinutes).toBe(0);
    const { remindAt } = terms({ reminder: 'last-hour', windowHours: 6 }).schedule;
    expect(remindAt).toEqual({ minutesAfterPrompt: 300 });
    expect(errors({ reminder: 'last-hour', windowHours: 1 })).toEqual({
      [FIELDS.reminder]: expect.stringContaining('more than an hour'),
    });
  });

  test('takes one zone for all, and refuses one that does not exist', () => {
    expect(terms({ zone: 'Asia/Calcutta' }).schedule.zone).toBe('Asia/Calcutta');
    expect(Object.keys(errors({ zone: 'Mars/Olympus' }))).toEqual([FIELDS.zone]);
    expect(terms({ when: 'mon 14:00 Asia/Tokyo' }).schedule.zone).toBe('Asia/Tokyo');
    expect(terms({ when: 'mon 14:00 Asia/Tokyo', zone: 'Asia/Tokyo' }).schedule.zone).toBe('Asia/Tokyo');
    expect(errors({ when: 'mon 14:00 Asia/Tokyo', zone: 'UTC' })).toMatchObject({
      [FIELDS.when]: expect.stringContaining('name Asia/Tokyo'),
    });
  });

  test('without a reminder has it when the window closes, whatever its length', () => {
    const { schedule } = terms({ reminder: 'off', windowHours: 3 });
    const slots = [...plan(schedule, [memberOf(ANA)], NOW, NOW + 86_400_000)];
    expect(slots.map(({ remindAt, closesAt }) => closesAt - remindAt)).toEqual([0]);
  });

  test('shown in words is read back as it was', () => {
    const times = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':') as WallTime);
    const days = fc.subarray([...WEEKDAYS], { minLength: 1 });
    fc.assert(
      fc.property(times, days, fc.boolean(), (time, chosen, twoWeekly) => {
        const words = scheduleWords({
          ...{ time, days: chosen },
          ...(twoWeekly && { everyTwoWeeksFrom: '2026-03-02' as const }),
        });
        expect(parseSchedule(words)).toEqual({
          time,
          days: chosen,
          ...(twoWeekly && { everyTwoWeeks: true }),
        });
      }),
    );
  });
});

describe('questions', () => {
  const questions = (typed: string, base?: Standup) =>
    terms({ questions: typed }, base ? editing(base) : {}).questions;

  test('are one a line, without bullets and empty lines', () => {
    expect(questions('1. What is up?\n\n • And then?\n')).toEqual([
      { text: 'What is up?', role: 'other' },
      { text: 'And then?', role: 'other' },
    ]);
  });

  test('keep what they are for when their words are known, also in another order', () => {
    expect(questions('Next?\nDone?\nIs anything in your way?', aStandup()).map(({ role }) => role)).toEqual([
      'plan',
      'last',
      'blockers',
    ]);
  });

  test('keep it when one of them is reworded', () => {
    expect(questions('Done?\nAnd what comes next?', aStandup())).toEqual([
      { text: 'Done?', role: 'last' },
      { text: 'And what comes next?', role: 'plan' },
    ]);
  });

  test.each([
    ['eleven of them', Array(11).fill('Why?').join('\n'), {}],
    ['one of 201 characters', 'x'.repeat(201), {}],
    ['none in an edit', '  \n', editing(aStandup())],
  ])('%s are refused at their field', (_what, typed, facts) => {
    expect(Object.keys(errors({ questions: typed }, facts))).toEqual([FIELDS.questions]);
  });
});

describe('people', () => {
  test('are asked by name when they are chosen, and somebody has to be', () => {
    expect(terms({ roster: 'list', people: [BEN] }).roster).toEqual({ kind: 'list', users: [BEN] });
    expect(Object.keys(errors({ roster: 'list' }))).toEqual([FIELDS.people]);
  });

  test('own it: at least one, at most twenty', () => {
    expect(errors({ owners: [] })[FIELDS.owners]).toContain('at least one owner');
    const many = Array.from({ length: 21 }, (_, n) => userId(`U${n}`));
    expect(errors({ owners: many })[FIELDS.owners]).toContain('20 people at most');
  });
});

test('answers that were given without names never get names: privacy is not loosened', () => {
  const anonymous = aStandup({ privacy: 'anonymous' });
  for (const privacy of ['open', 'confidential'] as const) {
    expect(Object.keys(errors({ privacy }, editing(anonymous)))).toEqual([FIELDS.privacy]);
  }
  expect(terms({ privacy: 'anonymous' }, editing(aStandup())).privacy).toBe('anonymous');
  expect(terms({ privacy: 'open' }, { base: anonymous }).privacy).toBe('open');
});

test('a standup that is opened and saved as it is stays as it is', () => {
  const standups = [
    aStandup(),
    aStandup({
      schedule: { ...aStandup().schedule, remindAt: '13:00', windowHours: 5, zone: 'Asia/Tokyo' },
      report: { mode: 'compiled', groupBy: 'question' },
      privacy: 'confidential',
      observers: [BEN],
    }),
  ];
  for (const standup of standups) {
    expect(standup).toMatchObject(terms(draftOf(standup), editing(standup)));
    expect(terms(draftOf(standup), editing(standup)).schedule).toEqual(standup.schedule);
  }
});
