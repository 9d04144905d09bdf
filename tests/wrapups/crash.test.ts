import { describe, expect, test } from '@jest/globals';
import { SlackCallError } from '../../src/slack/errors.js';
import { closeView } from '../../src/slack/view-reply.js';
import { Died } from '../support/life.js';
import { dmOf } from '../support/posting-slack.js';
import { ANA, BEN, CHANNEL, ROOT, type World, world } from './world.js';

/** Does `work` as a person and Slack would: after a death they try again, and the queue starts over. */
async function insisting(here: World, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Died)) throw error;
    here.process.restart();
    await insisting(here, work);
  }
}

/** Runs the story once for every step at which the process can die. @returns how many there were. */
async function killedEverywhere(
  story: (here: World) => Promise<void>,
  then: (here: World) => void,
): Promise<number> {
  for (let step = 1; ; step += 1) {
    const here = world({ diesAt: step });
    await story(here);
    then(here);
    if (!here.process.hasDied) return step - 1;
  }
}

const inThread = (here: World) => here.slack.in(CHANNEL).filter(({ threadTs }) => threadTs === ROOT);
const inChannel = (here: World) => here.slack.in(CHANNEL).filter(({ threadTs }) => threadTs === undefined);

describe('killed between any two steps and started again', () => {
  test('a submit and an edit leave one row, one post and one line, with the edited words', async () => {
    const story = async (here: World) => {
      await insisting(here, () => here.submit('Slow first. [1]'));
      await insisting(here, here.runJobs);
      const [id = ''] = here.kept.wrapUps.keys();
      await insisting(here, () => here.submit('Fast first. [1]', { edits: id }));
      await insisting(here, here.runJobs);
    };
    const steps = await killedEverywhere(story, (here) => {
      const [kept, ...others] = here.kept.wrapUps.values();
      expect(others).toEqual([]);
      expect(kept).toMatchObject({ state: 'posted', version: 2, outcome: 'Fast first. [1]' });
      expect(inThread(here)).toHaveLength(1);
      expect(JSON.stringify(inThread(here))).toContain(
        'Fast first. <https://acme.slack.com/archives/C1/p1773223000000100|[1]>',
      );
      expect(inChannel(here)).toHaveLength(1);
      expect(JSON.stringify(inChannel(here))).toContain('Fast first.');
    });
    expect(steps).toBeGreaterThan(40);
  });

  test('a refused post gives its words back once', async () => {
    const refused = new SlackCallError({ kind: 'gone', code: 'is_archived', mayHaveHappened: false });
    const story = async (here: World) => {
      const archived = { method: 'postMessage', error: refused, onlyIn: CHANNEL } as const;
      here.slack.faults.push(...Array.from({ length: 9 }, () => archived));
      await insisting(here, () => here.submit('Slow first.'));
      await insisting(here, here.runJobs);
    };
    const steps = await killedEverywhere(story, (here) => {
      expect(here.slack.in(CHANNEL)).toEqual([]);
      expect(here.slack.in(dmOf(ANA))).toHaveLength(1);
      expect(JSON.stringify(here.slack.in(dmOf(ANA)))).toContain('Slow first.');
      expect([...here.kept.wrapUps.values()]).toMatchObject([{ state: 'returned', refusal: 'is_archived' }]);
    });
    expect(steps).toBeGreaterThan(20);
  });
});

test('the same submit delivered twice is one wrap-up and one post, and so is the same edit', async () => {
  const here = world();
  expect(await here.submit('Slow first.')).toBe(closeView);
  expect(await here.submit('Slow first.')).toBe(closeView);
  await here.runJobs();
  expect(here.kept.wrapUps.size).toBe(1);
  await here.submit('Fast first.', { edits: 'W1' });
  await here.submit('Fast first.', { edits: 'W1' });
  await here.runJobs();
  expect(here.kept.wrapUps.get('W1')?.version).toBe(2);
  expect(inThread(here)).toHaveLength(1);
});

test('an edit by anybody but the author, or of what is not there, is refused in the same words', async () => {
  const here = world();
  await here.submit('Slow first.');
  await here.runJobs();
  const others = await here.submit('Mine now.', { edits: 'W1', user: BEN, hash: 'h2' });
  const nowhere = await here.submit('Mine now.', { edits: 'W9', user: BEN, hash: 'h3' });
  expect(others.then).toBe('errors');
  expect(nowhere).toEqual(others);
  await here.runJobs();
  expect(JSON.stringify(inThread(here))).toContain('Slow first.');
});

test('a change that Slack refuses is kept, and its author is told with the words', async () => {
  const here = world();
  await here.submit('Slow first.');
  await here.runJobs();
  here.slack.faults.push({
    method: 'updateMessage',
    error: new SlackCallError({ kind: 'policy', code: 'edit_window_closed', mayHaveHappened: false }),
  });
  await here.submit('Fast first.', { edits: 'W1' });
  await here.runJobs();
  const [told] = here.slack.in(dmOf(ANA));
  expect(told?.content.text).toContain('I could not show your change');
  expect(JSON.stringify(told?.content.blocks)).toContain('Fast first.');
  expect(here.kept.wrapUps.get('W1')?.outcome).toBe('Fast first.');
});

describe('a post of which Slack did not say whether it arrived', () => {
  const unsure = async () => {
    const here = world();
    const error = new SlackCallError({ kind: 'transient', code: 'socket_hang_up', mayHaveHappened: true });
    here.slack.faults.push({ method: 'postMessage', error, did: true, onlyIn: CHANNEL });
    here.slack.lookUps = 'unreadable';
    await here.submit('Slow first.');
    await here.runJobs();
    expect(here.kept.wrapUps.get('W1')?.state).toBe('unknown');
    return here;
  };

  test('did arrive when its author edits it: the change is shown, and the channel told', async () => {
    const here = await unsure();
    here.slack.lookUps = 'truth';
    await here.submit('Fast first.', { edits: 'W1' });
    await here.runJobs();
    expect(JSON.stringify(inThread(here))).toContain('Fast first.');
    expect(inThread(here)).toHaveLength(1);
    expect(inChannel(here)).toHaveLength(1);
    expect(here.kept.wrapUps.get('W1')).toMatchObject({ state: 'posted', version: 2 });
  });

  test('cannot be found to be edited: its author is told, with the words', async () => {
    const here = await unsure();
    await here.submit('Fast first.', { edits: 'W1' });
    await here.runJobs();
    const told = here.slack.in(dmOf(ANA)).at(-1);
    expect(told?.content.text).toContain('whether your change arrived');
    expect(JSON.stringify(told?.content.blocks)).toContain('Fast first.');
  });
});
