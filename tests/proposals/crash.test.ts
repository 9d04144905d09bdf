import { describe, expect, test } from '@jest/globals';
import { CLOSE_CALLBACK, OUTCOME_FIELD } from '../../src/proposals/views/close.js';
import { FIELDS, FORM_CALLBACK } from '../../src/proposals/views/form.js';
import { SlackCallError } from '../../src/slack/errors.js';
import { dmOf } from '../support/posting-slack.js';
import { ANA, BEN, CHANNEL, Died, openView, type World, world } from './world.js';

const BODY = 'We move the release to Thursday.';
const OUTCOME = 'Agreed by all.';
const written = openView(FORM_CALLBACK, {
  [FIELDS.title]: 'Move the release',
  [FIELDS.body]: BODY,
  [FIELDS.asked]: [BEN],
  [FIELDS.hours]: '8',
  [FIELDS.where]: 'channel',
});

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

async function submitAndClose(here: World): Promise<void> {
  await insisting(here, () => here.submit(FORM_CALLBACK, written));
  await insisting(here, here.runJobs);
  const form = openView(CLOSE_CALLBACK, { [OUTCOME_FIELD]: OUTCOME }, here.proposal.id);
  await insisting(here, () => here.submit(CLOSE_CALLBACK, { ...form, hash: 'h2' }));
  await insisting(here, here.runJobs);
}

/** Runs the story once for every step at which the process can die. @returns how many there were. */
async function killedEverywhere(
  story: (here: World) => Promise<void>,
  then: (here: World) => void,
  arrange: (here: World) => void = () => {},
): Promise<number> {
  for (let step = 1; ; step += 1) {
    const here = world({ diesAt: step });
    arrange(here);
    await story(here);
    if (!here.process.hasDied) return step - 1;
    then(here);
  }
}

describe('killed between any two steps and started again', () => {
  test('a submit and its closing leave one row, one post and the outcome', async () => {
    const steps = await killedEverywhere(submitAndClose, (here) => {
      expect(here.kept.proposals.size).toBe(1);
      expect(here.proposal).toMatchObject({ state: 'closed', body: BODY, outcome: OUTCOME });
      expect(here.slack.posts).toHaveLength(1);
      const shown = JSON.stringify(here.slack.in(CHANNEL)[0]?.content.blocks);
      expect(shown).toContain(BODY);
      expect(shown).toContain(OUTCOME);
    });
    expect(steps).toBeGreaterThan(40);
  });

  test('a refused post gives its text back once', async () => {
    const refused = new SlackCallError({ kind: 'gone', code: 'is_archived', mayHaveHappened: false });
    const story = async (here: World) => {
      await insisting(here, () => here.submit(FORM_CALLBACK, written));
      await insisting(here, here.runJobs);
    };
    const steps = await killedEverywhere(
      story,
      (here) => {
        expect(here.slack.in(CHANNEL)).toEqual([]);
        expect(here.slack.in(dmOf(ANA))).toHaveLength(1);
        expect(JSON.stringify(here.slack.in(dmOf(ANA)))).toContain(BODY);
        expect(here.proposal).toMatchObject({ state: 'returned', refusal: 'is_archived' });
      },
      // The channel stays archived, however often it is tried.
      (here) => {
        for (let n = 0; n < 5; n += 1) {
          here.slack.faults.push({ method: 'postMessage', error: refused, onlyIn: CHANNEL });
        }
      },
    );
    expect(steps).toBeGreaterThan(20);
  });

  test('a long post is complete, each part once', async () => {
    const long = Array.from({ length: 900 }, (_, n) => `Line ${n} of a long text.`).join('\n');
    const pieces = [
      long.slice(0, 3000),
      long.slice(3000, 6000),
      long.slice(6000, 9000),
      long.slice(9000, 12000),
      long.slice(12000, 15000),
      long.slice(15000, 18000),
      long.slice(18000),
    ];
    const values = {
      ...written.values,
      ...Object.fromEntries(
        pieces.map((piece, n) => [n === 0 ? FIELDS.body : `${FIELDS.body}.${n + 1}`, piece]),
      ),
    };
    const story = async (here: World) => {
      await insisting(here, () => here.submit(FORM_CALLBACK, { ...written, values }));
      await insisting(here, here.runJobs);
    };
    await killedEverywhere(story, (here) => {
      const keys = here.slack.posts.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const shown = here.slack.posts
        .flatMap(({ content }) => content.blocks)
        .map((block) => JSON.stringify(block))
        .join('');
      for (const n of [0, 450, 899]) expect(shown.split(`Line ${n} of`)).toHaveLength(2);
    });
  });
});
