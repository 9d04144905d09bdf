import { beforeEach, describe, expect, test } from '@jest/globals';
import { FIELDS, FORM_CALLBACK } from '../../src/proposals/views/form.js';
import { closeView } from '../../src/slack/view-reply.js';
import { aChannel } from '../support/fake-slack.js';
import { broadcastsIn, mentionsIn } from '../support/pings.js';
import { ANA, BEN, CHANNEL, LEFT, openView, ROBOT, SOURCE, START, type World, world } from './world.js';

let here: World;
beforeEach(() => {
  here = world();
});

const values = {
  [FIELDS.title]: '  Move the release ',
  [FIELDS.context]: 'The tests are red.',
  [FIELDS.body]: 'We move it to Thursday.',
  [FIELDS.asked]: [BEN, ANA],
  [FIELDS.hours]: '8',
  [FIELDS.where]: 'channel',
};
const submit = (change: Readonly<Record<string, string | readonly string[] | undefined>> = {}) =>
  here.submit(FORM_CALLBACK, openView(FORM_CALLBACK, { ...values, ...change }));
const errors = async (change: Parameters<typeof submit>[0]) => {
  const reply = await submit(change);
  expect(here.kept.proposals.size).toBe(0);
  expect(here.kept.jobs.size).toBe(0);
  return 'errors' in reply ? reply.errors : {};
};

describe('a submitted form', () => {
  test('is saved and queued before it is answered, and posted by the job', async () => {
    expect(await submit()).toEqual(closeView);
    expect(here.proposal).toEqual({
      ...{ team: 'T1', id: 'P0000000000000001', kind: 'proposal', author: ANA, channel: CHANNEL },
      ...{ sourceTs: SOURCE, title: 'Move the release', context: 'The tests are red.' },
      ...{ body: 'We move it to Thursday.', asked: [BEN], replyHours: 8, state: 'saved', createdAt: START },
    });
    expect(here.slack.posts).toEqual([]);
    await here.runJobs();
    expect(here.slack.in(CHANNEL)).toHaveLength(1);
    expect(here.proposal).toMatchObject({ state: 'posted', postedTs: here.slack.posts[0]?.ts });
  });

  test('makes one row and one post when it is delivered three times at once and again later', async () => {
    const replies = await Promise.all([submit(), submit(), submit()]);
    await here.runJobs();
    replies.push(await submit());
    await here.runJobs();
    expect(replies).toEqual(replies.map(() => closeView));
    expect(here.kept.proposals.size).toBe(1);
    expect(here.slack.posts).toHaveLength(1);
  });

  test('makes one post when the job runs twice', async () => {
    await submit();
    await here.runJobs();
    for (const job of here.kept.jobs.values()) job.done = false;
    await here.runJobs();
    expect(here.slack.calls).toEqual(['postMessage']);
  });

  test('keeps what was typed out of the job', async () => {
    await submit();
    expect(JSON.stringify([...here.kept.jobs.values()])).not.toContain('Thursday');
  });

  test('saves nothing, and can be sent again, when the store fails', async () => {
    const failing = world();
    failing.deps.jobs.enqueue = () => Promise.reject(new Error('disk full'));
    const view = openView(FORM_CALLBACK, values);
    await expect(failing.submit(FORM_CALLBACK, view)).rejects.toThrow('disk full');
    expect(failing.kept.proposals.size).toBe(0);
    expect(failing.kept.claims.size).toBe(0);
  });

  test('goes to the thread of the message when its author says so', async () => {
    await submit({ [FIELDS.where]: 'thread' });
    await here.runJobs();
    expect(here.slack.posts[0]?.threadTs).toBe(SOURCE);
  });

  test('needs no people, context or deadline', async () => {
    await submit({ [FIELDS.asked]: [], [FIELDS.context]: undefined, [FIELDS.hours]: 'none' });
    await here.runJobs();
    expect(JSON.stringify(here.slack.posts)).toContain('No reply needed');
    expect(mentionsIn(here.slack.posts)).toEqual([]);
  });

  test('pings only the people chosen in it', async () => {
    await submit({ [FIELDS.body]: 'Ask <@U0BOSS> and <!here>', [FIELDS.title]: 'For <!here>' });
    await here.runJobs();
    expect(mentionsIn(here.slack.posts)).toEqual([BEN]);
    expect(broadcastsIn(here.slack.posts)).toEqual([]);
  });
});

describe('a form that needs another look', () => {
  test('says at each field what is missing', async () => {
    expect(Object.keys(await errors({ [FIELDS.title]: ' ', [FIELDS.body]: undefined }))).toEqual([
      FIELDS.title,
      FIELDS.body,
    ]);
  });

  test('says how much too long a title is', async () => {
    expect((await errors({ [FIELDS.title]: 'x'.repeat(151) }))[FIELDS.title]).toContain('this one has 151');
  });

  test('says which of its fields is too long', async () => {
    expect(Object.keys(await errors({ [`${FIELDS.body}.2`]: 'x'.repeat(3_001) }))).toEqual([
      `${FIELDS.body}.2`,
    ]);
  });

  test.each([
    ['an app', ROBOT, 'Robot: apps cannot reply'],
    ['somebody who left', LEFT, 'Lena: no longer active here'],
  ])('says that %s cannot be asked', async (_, user, sentence) => {
    expect((await errors({ [FIELDS.asked]: [BEN, user] }))[FIELDS.asked]).toContain(sentence);
  });

  test('says so when too many people are asked', async () => {
    const many = Array.from({ length: 31 }, (_, n) => `U${n}`);
    expect((await errors({ [FIELDS.asked]: many }))[FIELDS.asked]).toContain('30 people at most');
  });

  test.each([
    ['archived', { isArchived: true }, 'archived'],
    ['one that the app is not in', { isMember: false }, 'not in that conversation'],
  ])('says that nothing can be posted in a channel that is %s', async (_, facts, sentence) => {
    here.channels.splice(0, 1, aChannel({ id: CHANNEL, ...facts }));
    expect((await errors({}))[FIELDS.where]).toContain(sentence);
  });

  test('says the same of a channel that is hidden from the app', async () => {
    here.channels.length = 0;
    expect((await errors({}))[FIELDS.where]).toContain('not in that conversation');
  });

  test('can be corrected and sent again', async () => {
    await errors({ [FIELDS.title]: '' });
    expect(await submit()).toEqual(closeView);
    expect(here.kept.proposals.size).toBe(1);
  });

  test('is not held up by people that Slack is slow to tell of', async () => {
    const slow = world();
    slow.deps.people.person = () => new Promise(() => {});
    const reply = slow.submit(FORM_CALLBACK, openView(FORM_CALLBACK, values));
    slow.clock.moveTo(START + 1_000);
    expect(await reply).toEqual(closeView);
  });

  test('refuses private parts that are not ours', async () => {
    const forged = openView(FORM_CALLBACK, values, '{"kind":"memo","channel":"C1"}');
    await expect(here.submit(FORM_CALLBACK, forged)).rejects.toThrow('Please open it again');
  });
});
