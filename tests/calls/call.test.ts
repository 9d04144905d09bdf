import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANOTHER_TIME_ACTION,
  CANCEL_ACTION,
  OUTCOME_ACTION,
  WRITE_INSTEAD_ACTION,
} from '../../src/calls/views/card.js';
import { CALL_FIELDS, CALL_FORM } from '../../src/calls/views/form.js';
import { OUTCOME_FIELD, OUTCOME_FORM } from '../../src/calls/views/outcome.js';
import { TIME_FIELD, TIMES_FORM } from '../../src/calls/views/times.js';
import { closeView } from '../../src/slack/view-reply.js';
import { checkMessage, checkView } from '../support/check-limits.js';
import { aChannel, slackRefusal } from '../support/fake-slack.js';
import { broadcastsIn, mentionsIn } from '../support/pings.js';
import { dmOf } from '../support/posting-slack.js';
import { parseCalendar } from './parse-calendar.js';
import {
  ANA,
  BEN,
  CHANNEL,
  filled,
  HOUR_MS,
  LEFT,
  MEI,
  openView,
  ROBOT,
  START,
  type World,
  world,
} from './world.js';

let here: World;
beforeEach(() => {
  here = world();
});
afterEach(() => {
  // Whatever was shown in any of these tests is within Slack's limits.
  expect(
    here.slack.posts.filter(({ file }) => !file).flatMap(({ content }) => checkMessage(content)),
  ).toEqual([]);
  expect(here.opened.flatMap(checkView)).toEqual([]);
});

const errors = async (values: Parameters<typeof filled>[0]) => {
  const reply = await here.submit(CALL_FORM, filled(values));
  return reply.then === 'errors' ? reply.errors : {};
};
const card = () => here.shown(CHANNEL)[0] ?? '';
const asked = async (values: Parameters<typeof filled>[0] = {}) => {
  expect(await here.submit(CALL_FORM, filled(values))).toEqual(closeView);
  await here.runJobs();
};
/** Thursday 12 March, 15:00 in Berlin, 10:00 in New York. */
const THURSDAY = Date.UTC(2026, 2, 12, 14);
const takes = (at: number, hash: string, user = ANA) =>
  here.submit(
    TIMES_FORM,
    { ...openView(TIMES_FORM, { [TIME_FIELD]: `${at / 1000}` }, here.call.id), hash },
    user,
  );

describe('a submitted form', () => {
  test('is saved and queued before it is answered, once however often it comes', async () => {
    await Promise.all([1, 2, 3].map(() => here.submit(CALL_FORM, filled())));
    expect(here.call).toMatchObject({ state: 'saved', topic: 'Which supplier do we take?', needed: [BEN] });
    expect(here.kept.jobs.size).toBe(1);
  });

  test('is not closed while something is missing or cannot be', async () => {
    expect(await errors({ [CALL_FIELDS.topic]: '  ' })).toHaveProperty(CALL_FIELDS.topic);
    expect(await errors({ [CALL_FIELDS.topic]: 'x'.repeat(1001) })).toHaveProperty(CALL_FIELDS.topic);
    for (const link of [
      'javascript:alert(1)',
      'https://a b',
      'https://a.b/|x>',
      `https://a.b/${'x'.repeat(500)}`,
    ])
      expect(await errors({ [CALL_FIELDS.readAhead]: link })).toHaveProperty(CALL_FIELDS.readAhead);
    expect((await errors({ [CALL_FIELDS.needed]: [ANA] }))[CALL_FIELDS.needed]).toContain('besides you');
    expect((await errors({ [CALL_FIELDS.needed]: [ROBOT] }))[CALL_FIELDS.needed]).toContain('Robot: apps');
    expect((await errors({ [CALL_FIELDS.needed]: [LEFT] }))[CALL_FIELDS.needed]).toContain('Lena: no longer');
    const many = Array.from({ length: 11 }, (_, n) => `U${n}`);
    expect((await errors({ [CALL_FIELDS.needed]: many }))[CALL_FIELDS.needed]).toContain('10 people at most');
    expect(here.kept.calls.size).toBe(0);
    expect(await errors({})).toEqual({});
  });

  test('says that nothing can be posted in an archived channel, or one that the app is not in', async () => {
    here.channels.splice(0, 1, aChannel({ id: CHANNEL, isArchived: true }));
    expect((await errors({}))[CALL_FIELDS.topic]).toContain('archived');
    here.channels.length = 0;
    expect((await errors({}))[CALL_FIELDS.topic]).toContain('not in that conversation');
  });

  test('is not taken from somebody who has left the conversation since it was opened', async () => {
    here.members.splice(0, 1);
    expect((await errors({}))[CALL_FIELDS.topic]).toContain('You are not in that conversation');
    expect(here.kept.calls.size).toBe(0);
  });

  test('refuses private parts that are not ours', async () => {
    await expect(here.submit(CALL_FORM, openView(CALL_FORM, {}, '{"c":1}'))).rejects.toThrow('open it again');
  });
});

describe('the card', () => {
  test('has the next time in everyone’s hours, each person’s own, and pings only those who are needed', async () => {
    await asked();
    // 14:00 in Berlin is 09:00 in New York.
    expect(here.call).toMatchObject({ state: 'agreed', startsAt: Date.UTC(2026, 2, 11, 13) });
    expect(card()).toContain('Ana: Wed 11 Mar, 14:00 in Berlin');
    expect(card()).toContain('<@UBEN>: Wed 11 Mar, 09:00 in New York');
    expect(card()).toContain('<https://example.com/offers?a=1&amp;b=2>');
    expect(mentionsIn(here.slack.posts)).toEqual([BEN]);
    expect(broadcastsIn(here.slack.posts.map(({ content }) => content))).toEqual([]);
  });

  test('brings a calendar file into its thread', async () => {
    await asked();
    const [, shared] = here.slack.in(CHANNEL);
    expect(shared?.threadTs).toBe(here.call.postedTs);
    const event = parseCalendar(String(shared?.file?.content));
    expect(event).toMatchObject({ DTSTART: '20260311T130000Z', DTEND: '20260311T132500Z', SEQUENCE: '0' });
    expect(event.SUMMARY).toBe('Call: Which supplier do we take?');
    expect(event.DESCRIPTION).toContain('With: Ana, <!channel> Bob\nIn Slack: https://slack.example/');
  });

  test('waits for somebody who is on leave', async () => {
    here.leave.set(BEN, [{ from: '2026-03-11', to: '2026-03-13' }]);
    await asked();
    expect(here.call.startsAt).toBe(Date.UTC(2026, 2, 16, 13));
  });

  test('finds its time right over a clock change between asking and time', async () => {
    here.leave.set(BEN, [{ from: '2026-03-11', to: '2026-03-27' }]);
    here.clock.moveTo(Date.UTC(2026, 2, 27, 18));
    await asked();
    // Berlin changed on Sunday the 29th: 15:00 there, 09:00 in New York.
    expect(here.call.startsAt).toBe(Date.UTC(2026, 2, 30, 13));
    expect(card()).toContain('Ana: Mon 30 Mar, 15:00 in Berlin');
  });

  test('of people without a common hour offers the written way, with the asker’s own words', async () => {
    await asked({ [CALL_FIELDS.needed]: [BEN, MEI] });
    expect(here.call.state).toBe('no-slot');
    expect(card()).toContain('No hour in the next two weeks fits everyone.');
    expect(card()).toContain('replies would be in by');
    expect(here.files()).toEqual([]);
    await here.press(WRITE_INSTEAD_ACTION, here.call.id);
    expect(here.written).toMatchObject([
      { kind: 'proposal', words: 'Which supplier do we take?', people: [BEN, MEI], channel: CHANNEL },
    ]);
  });

  test('of people without a common hour may still get a time: it says who is missing', async () => {
    await asked({ [CALL_FIELDS.needed]: [BEN, MEI] });
    await here.press(ANOTHER_TIME_ACTION, here.call.id);
    expect(JSON.stringify(here.opened)).toContain('without Mei');
    expect(await takes(THURSDAY, 'h2')).toEqual(closeView);
    await here.runJobs();
    expect(card()).toContain('Outside the hours of Mei.');
    expect(card()).toContain('<@UMEI>: Thu 12 Mar, 23:00 in Tokyo, outside their hours');
    expect(here.files()).toHaveLength(1);
  });

  test('that could not be posted before its time comes with a new one, and only that one is asked about', async () => {
    const away = {
      method: 'postMessage',
      error: slackRefusal('transient', 'http_503'),
      onlyIn: CHANNEL,
    } as const;
    here.slack.faults.push(...Array.from({ length: 40 }, () => away));
    await asked();
    expect(here.call.startsAt).toBe(Date.UTC(2026, 2, 11, 13));
    await here.runJobs(Date.UTC(2026, 2, 11, 15));
    here.slack.faults.length = 0;
    await here.runJobs(Date.UTC(2026, 2, 11, 16));
    expect(here.slack.in(CHANNEL)).toHaveLength(2);
    expect(card()).toContain('Ana: Thu 12 Mar, 14:00 in Berlin');
    expect(parseCalendar(String(here.files()[0]?.content)).DTSTART).toBe('20260312T130000Z');
    expect(here.slack.in(dmOf(ANA))).toEqual([]);
    await here.runJobs(Date.UTC(2026, 2, 12, 14));
    expect(here.slack.in(dmOf(ANA))).toHaveLength(1);
  });

  test('goes without its file where files are refused', async () => {
    here.slack.faults.push({ method: 'shareFile', error: slackRefusal('policy', 'file_uploads_disabled') });
    await asked();
    expect(here.call.state).toBe('agreed');
    expect(here.slack.in(CHANNEL)).toHaveLength(1);
  });
});

describe('another time', () => {
  test('moves card, file and question; the time is offered in the asker’s zone', async () => {
    await asked();
    await here.press(ANOTHER_TIME_ACTION, here.call.id);
    expect(JSON.stringify(here.opened)).toContain('Thu 12 Mar, 14:00, suits everyone');
    expect(await takes(THURSDAY, 'h2')).toEqual(closeView);
    await here.runJobs();
    expect(card()).toContain('Thu 12 Mar, 15:00 in Berlin');
    const [first, second] = here.files().map(({ content }) => parseCalendar(String(content)));
    expect(second).toMatchObject({ UID: first?.UID, SEQUENCE: '1', DTSTART: '20260312T140000Z' });
    const moved = here.slack.posts.find(({ key }) => key?.endsWith(':moved:1'));
    expect(mentionsIn(moved?.content.text)).toEqual([BEN]);
    await here.runJobs(THURSDAY + HOUR_MS);
    // The question of the first time is not asked, that of the second is.
    expect(here.slack.in(dmOf(ANA)).map(({ key }) => key)).toEqual([`call:${here.call.id}:ask:1`]);
  });

  test('cannot be offered while people’s hours cannot be read: that is no lack of times', async () => {
    await asked();
    here.leave.get = () => {
      throw slackRefusal('transient', 'fetch_failed');
    };
    await here.press(ANOTHER_TIME_ACTION, here.call.id);
    expect(JSON.stringify(here.opened.at(-1))).toContain('could not look at everyone’s hours just now');
    expect(JSON.stringify(here.opened)).not.toContain('I found no time');
  });

  test('is taken once however often it is sent, and not when it has passed or is no time', async () => {
    await asked();
    await Promise.all([takes(THURSDAY, 'h2'), takes(THURSDAY, 'h2')]);
    expect(here.call.sequence).toBe(1);
    for (const at of [START, THURSDAY + 60_000, START + 31 * 24 * HOUR_MS])
      expect(await takes(at, `h${at}`)).toHaveProperty('errors');
    expect(here.call.sequence).toBe(1);
  });
});

describe('who may', () => {
  test('change a call is its asker alone; everybody else, and an unknown id, get the same answer', async () => {
    await asked();
    const before = here.call;
    for (const action of [ANOTHER_TIME_ACTION, CANCEL_ACTION, WRITE_INSTEAD_ACTION, OUTCOME_ACTION]) {
      await here.press(action, here.call.id, BEN);
      await here.press(action, 'KNONE', ANA);
    }
    expect(new Set(here.answers.map(({ text }) => text)).size).toBe(1);
    expect(here.answers).toHaveLength(8);
    expect(await takes(THURSDAY, 'h5', BEN)).toHaveProperty('errors');
    const outcome = openView(OUTCOME_FORM, { [OUTCOME_FIELD]: 'Mine.' }, before.id);
    expect(await here.submit(OUTCOME_FORM, { ...outcome, hash: 'h6' }, BEN)).toHaveProperty('errors');
    expect([here.call, here.opened, here.written]).toEqual([before, [], []]);
  });
});
