import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ANOTHER_TIME_ACTION, CANCEL_ACTION, OUTCOME_ACTION } from '../../src/calls/views/card.js';
import { CALL_FIELDS, CALL_FORM } from '../../src/calls/views/form.js';
import { OUTCOME_FIELD, OUTCOME_FORM } from '../../src/calls/views/outcome.js';
import { channelId } from '../../src/core/ids.js';
import { closeView } from '../../src/slack/view-reply.js';
import { checkMessage, checkView } from '../support/check-limits.js';
import { slackRefusal } from '../support/fake-slack.js';
import { broadcastsIn } from '../support/pings.js';
import { dmOf } from '../support/posting-slack.js';
import { parseCalendar } from './parse-calendar.js';
import { ANA, BEN, CHANNEL, filled, HOUR_MS, openView, START, TEAM, type World, world } from './world.js';

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

const card = () => here.shown(CHANNEL)[0] ?? '';
const asked = async (values: Parameters<typeof filled>[0] = {}) => {
  expect(await here.submit(CALL_FORM, filled(values))).toEqual(closeView);
  await here.runJobs();
};

describe('the outcome', () => {
  const END = Date.UTC(2026, 2, 11, 13, 25);
  const dms = () => here.shown(dmOf(ANA));
  const writes = (outcome: string, hash = 'h9') =>
    here.submit(OUTCOME_FORM, {
      ...openView(OUTCOME_FORM, { [OUTCOME_FIELD]: outcome }, here.call.id),
      hash,
    });

  test('is asked for once, right after the end', async () => {
    await asked();
    await here.runJobs(END - 1);
    expect(dms()).toEqual([]);
    await here.runJobs(END);
    expect(dms()).toEqual([expect.stringContaining('Outcome in one line?')]);
    await here.runJobs(END + 100 * HOUR_MS);
    expect(dms()).toHaveLength(1);
  });

  test('is asked for by one of two replicas', async () => {
    await asked();
    here.clock.moveTo(END);
    const job = [...here.kept.jobs.values()].find(({ name }) => name === 'calls.ask-outcome');
    if (!job) throw new Error('nobody will ask');
    await Promise.all([here.runJob({ ...job }), here.runJob({ ...job })]);
    await here.runJobs(END + HOUR_MS);
    expect(dms()).toHaveLength(1);
  });

  test('after downtime is asked for on the next working day, in the asker’s hours; after a leave, when they are back', async () => {
    await asked();
    // The process comes back at 22:00 in Berlin, on the day before a leave.
    here.leave.set(ANA, [{ from: '2026-03-12', to: '2026-03-13' }]);
    here.clock.moveTo(Date.UTC(2026, 2, 11, 21));
    await here.runJobs(Date.UTC(2026, 2, 16, 7, 59));
    expect(dms()).toEqual([]);
    await here.runJobs(Date.UTC(2026, 2, 16, 8, 1));
    expect(dms()).toHaveLength(1);
  });

  test('is not asked for months later', async () => {
    await asked();
    here.clock.moveTo(END + 40 * 24 * HOUR_MS);
    await here.runJobs();
    expect(dms()).toEqual([]);
  });

  test('goes under the card as one line, once, and the question thanks for it', async () => {
    await asked();
    await here.runJobs(END);
    await here.press(OUTCOME_ACTION, here.call.id);
    expect(here.opened).toHaveLength(1);
    expect(await writes('  ')).toHaveProperty('errors');
    expect(await writes('x'.repeat(301))).toHaveProperty('errors');
    await Promise.all([
      writes('We take\n <!here> the first one.'),
      writes('We take\n <!here> the first one.'),
    ]);
    await here.runJobs();
    expect(here.call).toMatchObject({ state: 'closed', outcome: 'We take <!here> the first one.' });
    expect(card()).toContain('We take &lt;!here&gt; the first one.');
    const notes = here.slack.posts.filter(({ key }) => key?.endsWith(':outcome'));
    expect(notes).toMatchObject([{ threadTs: here.call.postedTs }]);
    expect(broadcastsIn(here.slack.posts.map(({ content }) => content))).toEqual([]);
    expect(dms()).toEqual([expect.stringContaining('Thank you')]);
    await here.press(OUTCOME_ACTION, here.call.id);
    expect(here.answers.map(({ text }) => text)).toEqual([
      expect.stringContaining('has its outcome already'),
    ]);
  });

  test('that cannot be shown any more is given back, and kept', async () => {
    await asked();
    const archived = slackRefusal('gone', 'is_archived');
    here.slack.faults.push({ method: 'updateMessage', error: archived, onlyIn: channelId(CHANNEL) });
    await writes('We take the first one.');
    await here.runJobs();
    expect(dms()).toEqual([expect.stringContaining('We take the first one.')]);
    expect(here.call.outcome).toBe('We take the first one.');
  });

  test('of a call that did not happen: it is cancelled from the question', async () => {
    await asked();
    await here.runJobs(END);
    await here.press(CANCEL_ACTION, here.call.id);
    await here.press(CANCEL_ACTION, here.call.id);
    await here.runJobs();
    expect(here.call.state).toBe('cancelled');
    expect(card()).toContain('is cancelled');
    expect(dms()).toEqual([expect.stringContaining('The call is cancelled')]);
    expect(here.answers).toHaveLength(1);
    const files = here.files().map(({ content }) => parseCalendar(String(content)));
    expect(files.map(({ STATUS, SEQUENCE }) => [STATUS, SEQUENCE])).toEqual([
      ['CONFIRMED', '0'],
      ['CANCELLED', '1'],
    ]);
  });
});

describe('what a digest reads', () => {
  const read = () =>
    here.slice.digestReader.agreedCalls(TEAM, CHANNEL, { from: 0, to: START + 99 * HOUR_MS });

  test('is a call as its channel sees it: its first line, its time and its outcome', async () => {
    await asked({ [CALL_FIELDS.topic]: `${'Which supplier? '.repeat(20)}\nAcme or Bolt.` });
    const [call, ...others] = await read();
    expect(others).toEqual([]);
    expect(call).toMatchObject({ asker: ANA, needed: [BEN], startsAt: Date.UTC(2026, 2, 11, 13) });
    expect(call?.title).toMatch(/^Which supplier\? .{1,110}…$/);
    const outcome = openView(OUTCOME_FORM, { [OUTCOME_FIELD]: 'Acme.' }, here.call.id);
    await here.submit(OUTCOME_FORM, { ...outcome, hash: 'h7' });
    expect(await read()).toMatchObject([{ outcome: 'Acme.', outcomeAt: here.clock.now() }]);
  });

  test('is nothing that was not shown, has no time or was cancelled', async () => {
    await here.submit(CALL_FORM, filled());
    expect(await read()).toEqual([]);
    await here.runJobs();
    expect(await read()).toHaveLength(1);
    await here.press(CANCEL_ACTION, here.call.id);
    expect(await read()).toEqual([]);
  });
});

describe('limits', () => {
  test('hold for ten people and texts full of signs that grow when they are escaped', async () => {
    await asked({
      [CALL_FIELDS.topic]: '&'.repeat(1000),
      [CALL_FIELDS.readAhead]: `https://a.b/${'&'.repeat(480)}`,
    });
    await here.runJobs(Date.UTC(2026, 2, 11, 14));
    await here.press(ANOTHER_TIME_ACTION, here.call.id);
    await here.press(OUTCOME_ACTION, here.call.id);
    await here.submit(OUTCOME_FORM, {
      ...openView(OUTCOME_FORM, { [OUTCOME_FIELD]: '&'.repeat(300) }, here.call.id),
      hash: 'h8',
    });
    await here.runJobs();
    expect(here.slack.posts.length).toBeGreaterThan(3);
  });
});

describe('what is kept about a person', () => {
  test('can be exported with times that a person can read, and deleted: then nothing follows', async () => {
    await asked();
    const [data] = here.slice.personalData;
    const [mine] = (await data?.export(TEAM, ANA)) ?? [];
    expect(mine).toMatchObject({
      topic: 'Which supplier do we take?',
      startsAt: { utc: 'Wed 11 Mar, 13:00 UTC' },
    });
    expect(JSON.parse(JSON.stringify(mine))).toEqual(mine);
    expect(await data?.delete(TEAM, ANA)).toBe(1);
    await here.runJobs(START + 30 * HOUR_MS);
    expect(here.slack.in(dmOf(ANA))).toEqual([]);
  });
});
