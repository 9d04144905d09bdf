import { describe, expect, test } from '@jest/globals';
import { CANCEL_ACTION } from '../../src/calls/views/card.js';
import { CALL_FORM } from '../../src/calls/views/form.js';
import { OUTCOME_FIELD, OUTCOME_FORM } from '../../src/calls/views/outcome.js';
import { TRY_AGAIN_ACTION } from '../../src/calls/views/returned.js';
import { TIME_FIELD, TIMES_FORM } from '../../src/calls/views/times.js';
import { checkView } from '../support/check-limits.js';
import { slackRefusal } from '../support/fake-slack.js';
import { dmOf } from '../support/posting-slack.js';
import {
  ANA,
  BEN,
  CHANNEL,
  Died,
  filled,
  HOUR_MS,
  openView,
  START,
  TEAM,
  THREAD,
  type World,
  world,
} from './world.js';

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

const thursday = Date.UTC(2026, 2, 12, 14) / 1000;

async function callMovedAndClosed(here: World): Promise<void> {
  await insisting(here, () => here.submit(CALL_FORM, filled()));
  await insisting(here, here.runJobs);
  const { id } = here.call;
  await insisting(here, () =>
    here.submit(TIMES_FORM, { ...openView(TIMES_FORM, { [TIME_FIELD]: `${thursday}` }, id), hash: 'h2' }),
  );
  await insisting(here, () => here.runJobs(START + 30 * HOUR_MS));
  await insisting(here, () =>
    here.submit(OUTCOME_FORM, {
      ...openView(OUTCOME_FORM, { [OUTCOME_FIELD]: 'The first one.' }, id),
      hash: 'h3',
    }),
  );
  await insisting(here, here.runJobs);
}

describe('killed between any two steps and started again', () => {
  test('a call is one card, one file a time, one question and one outcome', async () => {
    const steps = await killedEverywhere(callMovedAndClosed, (here) => {
      expect(here.call).toMatchObject({ state: 'closed', outcome: 'The first one.', sequence: 1 });
      const [card, ...rest] = here.slack.in(CHANNEL);
      expect(JSON.stringify(card?.content)).toContain('The first one.');
      expect(rest.map(({ file, key }) => (file?.name ?? key)?.replace(/^(call:)?k0+\d/i, ''))).toEqual([
        '-0.ics',
        ':moved:1',
        '-1.ics',
        ':outcome',
      ]);
      expect(here.slack.in(dmOf(ANA))).toHaveLength(1);
    });
    expect(steps).toBeGreaterThan(80);
  });

  test('a card that Slack refuses gives its words back once', async () => {
    const story = async (here: World) => {
      await insisting(here, () => here.submit(CALL_FORM, filled()));
      await insisting(here, () => here.runJobs(START + 30 * HOUR_MS));
    };
    await killedEverywhere(
      story,
      (here) => {
        expect(here.slack.in(CHANNEL)).toEqual([]);
        expect(here.shown(dmOf(ANA))).toEqual([expect.stringContaining('Which supplier do we take?')]);
        expect(here.call.state).toBe('returned');
      },
      (here) => {
        const error = slackRefusal('gone', 'is_archived');
        for (let n = 0; n < 5; n += 1)
          here.slack.faults.push({ method: 'postMessage', error, onlyIn: CHANNEL });
      },
    );
  });

  test('a card that came back can be tried again, by its asker alone', async () => {
    const here = world();
    const error = slackRefusal('gone', 'is_archived');
    for (let n = 0; n < 5; n += 1) here.slack.faults.push({ method: 'postMessage', error, onlyIn: CHANNEL });
    await here.submit(CALL_FORM, filled());
    await here.runJobs();
    await here.press(TRY_AGAIN_ACTION, here.call.id, BEN);
    expect(here.opened).toEqual([]);
    expect(JSON.stringify(here.answers)).toContain('Only the person who asked');
    await here.press(TRY_AGAIN_ACTION, here.call.id);
    const [form] = here.opened;
    expect(form && checkView(form)).toEqual([]);
    expect(JSON.stringify(form)).toContain('Which supplier do we take?');
  });

  test('a cancelled call says so once, and is asked about never', async () => {
    const story = async (here: World) => {
      await insisting(here, () => here.submit(CALL_FORM, filled()));
      await insisting(here, here.runJobs);
      await insisting(here, () => here.press(CANCEL_ACTION, here.call.id));
      await insisting(here, () => here.runJobs(START + 30 * HOUR_MS));
    };
    await killedEverywhere(story, (here) => {
      expect(here.call).toMatchObject({ state: 'cancelled', sequence: 1 });
      expect(here.slack.in(CHANNEL)).toHaveLength(4);
      expect(here.files().at(-1)?.content).toContain('STATUS:CANCELLED');
      expect(here.slack.in(dmOf(ANA))).toEqual([]);
    });
  });

  test('a paused thread is paused once and comes back once', async () => {
    const story = async (here: World) => {
      const asked = { team: TEAM, user: ANA, channel: CHANNEL, threadTs: THREAD, people: [BEN] };
      await insisting(here, () => here.slice.continueTomorrow(asked));
      await insisting(here, () => here.runJobs(START + 40 * HOUR_MS));
    };
    const steps = await killedEverywhere(story, (here) => {
      expect(here.pause.state).toBe('back');
      expect(
        here.slack.posts.map(({ key, threadTs }) => [key?.replace(/^pause:B0+\d/, ''), threadTs]),
      ).toEqual([
        ['', THREAD],
        [':back', THREAD],
      ]);
    });
    expect(steps).toBeGreaterThan(20);
  });
});
