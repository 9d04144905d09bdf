import { beforeEach, describe, expect, test } from '@jest/globals';
import { CLOSE_CALLBACK, OUTCOME_FIELD } from '../../src/proposals/views/close.js';
import { FIELDS, FORM_CALLBACK } from '../../src/proposals/views/form.js';
import { CLOSE_ACTION } from '../../src/proposals/views/post.js';
import { SlackCallError } from '../../src/slack/errors.js';
import { closeView } from '../../src/slack/view-reply.js';
import { checkView } from '../support/check-limits.js';
import { dmOf } from '../support/posting-slack.js';
import { ANA, BEN, CHANNEL, openView, type World, world } from './world.js';

let here: World;
const written = openView(FORM_CALLBACK, {
  ...{ [FIELDS.title]: 'Move the release', [FIELDS.body]: 'To Thursday.', [FIELDS.asked]: [BEN] },
  ...{ [FIELDS.hours]: '8', [FIELDS.where]: 'channel' },
});

beforeEach(async () => {
  here = world();
  await here.submit(FORM_CALLBACK, written);
  await here.runJobs();
});

const outcome = (text: string, more: { hash?: string; id?: string; user?: typeof ANA } = {}) =>
  here.submit(
    CLOSE_CALLBACK,
    {
      ...openView(CLOSE_CALLBACK, { [OUTCOME_FIELD]: text }, more.id ?? here.proposal.id),
      hash: more.hash ?? 'c1',
    },
    more.user ?? ANA,
  );

describe('closing with an outcome', () => {
  test('opens a form for the author', async () => {
    await here.press(CLOSE_ACTION, here.proposal.id);
    expect(here.opened).toHaveLength(1);
    expect(here.opened.flatMap(checkView)).toEqual([]);
    expect(here.answers).toEqual([]);
  });

  test('shows the outcome in the same post, and keeps who closed it and when', async () => {
    expect(await outcome('Agreed.')).toEqual(closeView);
    await here.runJobs();
    expect(here.proposal).toMatchObject({ state: 'closed', outcome: 'Agreed.', closedAt: here.clock.now() });
    expect(here.slack.posts).toHaveLength(1);
    expect(JSON.stringify(here.slack.posts)).toContain('Closed by Ana, <!date^');
  });

  test('is done once when the form is sent twice', async () => {
    expect(await outcome('Agreed.')).toEqual(closeView);
    expect(await outcome('Agreed.')).toEqual(closeView);
    await here.runJobs();
    expect(here.slack.calls).toEqual(['postMessage', 'updateMessage']);
  });

  test('keeps the first outcome when a second form is sent', async () => {
    await outcome('Agreed.');
    expect(await outcome('Rejected.', { hash: 'c2' })).toHaveProperty('errors');
    expect(here.proposal.outcome).toBe('Agreed.');
  });

  test.each([
    ['empty', '  ', 'Please write the outcome'],
    ['too long', 'x'.repeat(3_001), '3,000 characters'],
  ])('says why in the field when the outcome is %s', async (_, text, sentence) => {
    expect(JSON.stringify(await outcome(text))).toContain(sentence);
    expect(here.proposal.state).toBe('posted');
  });

  test('goes on in the thread when the outcome is longer than the post can take', async () => {
    await outcome('&'.repeat(3_000));
    await here.runJobs();
    expect(here.slack.in(CHANNEL).length).toBeGreaterThan(1);
    const [post, ...replies] = here.slack.in(CHANNEL);
    expect(new Set(replies.map(({ threadTs }) => threadTs))).toEqual(new Set([post?.ts]));
    expect(JSON.stringify(here.slack.posts).match(/&amp;/g)?.length).toBeGreaterThanOrEqual(3_000);
  });

  test('gives the outcome back when the post can no longer be changed', async () => {
    const gone = new SlackCallError({ kind: 'gone', code: 'message_not_found', mayHaveHappened: false });
    here.slack.faults.push({ method: 'updateMessage', error: gone });
    await outcome('Agreed by all.');
    await here.runJobs();
    expect(here.proposal).toMatchObject({ state: 'closed', outcome: 'Agreed by all.' });
    expect(JSON.stringify(here.slack.in(dmOf(ANA)))).toContain('Agreed by all.');
  });
});

describe('somebody who may not close it', () => {
  test('is told kindly, in the same words as for a proposal that is not there', async () => {
    await here.press(CLOSE_ACTION, here.proposal.id, BEN);
    await here.press(CLOSE_ACTION, 'P000000000000NONE', ANA);
    await here.press(CLOSE_ACTION, 'P000000000000NONE', BEN);
    expect(here.opened).toEqual([]);
    expect(here.answers).toHaveLength(3);
    expect(new Set(here.answers.map(({ text }) => text)).size).toBe(1);
  });

  test('cannot submit the form either', async () => {
    const forbidden = await outcome('Mine.', { user: BEN });
    expect(forbidden).toHaveProperty('errors');
    expect(await outcome('Mine.', { id: 'P000000000000NONE' })).toEqual(forbidden);
    expect(here.proposal.state).toBe('posted');
  });

  test('cannot, being the author, close it twice', async () => {
    await outcome('Agreed.');
    await here.press(CLOSE_ACTION, here.proposal.id);
    expect(here.opened).toEqual([]);
    expect(here.answers[0]?.text).toContain('closed already');
  });
});
