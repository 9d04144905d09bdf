import { describe, expect, test } from '@jest/globals';
import { AGREE_ACTION, MORE_TIME_ACTION } from '../../src/decisions/views/card.js';
import { DECIDE_CALLBACK, OUTCOME_FIELD, REASON_FIELD } from '../../src/decisions/views/decide.js';
import { FIELDS } from '../../src/decisions/views/form.js';
import { CONCERN_CALLBACK, CONCERN_FIELD } from '../../src/decisions/views/position.js';
import { ofCode } from '../../src/slack/errors.js';
import { dmOf } from '../support/posting-slack.js';
import { ANA, BEN, CHANNEL, MEI, START, type World, world } from './world.js';

const DAY_MS = 86_400_000;

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

/** Each key stands once: nothing was posted twice. */
const once = ({ posting }: World) => {
  const keys = posting.posts.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
};

describe('killed between any two steps and started again', () => {
  test('a decision goes its whole way once: card, positions, more time, reminder, closing, and its owner is told', async () => {
    const steps = await killedEverywhere(
      async (here) => {
        await here.open({ [FIELDS.asked]: [BEN, MEI] });
        const { id } = here.decision;
        await here.press(AGREE_ACTION, id, BEN);
        await here.submit(CONCERN_CALLBACK, { [CONCERN_FIELD]: 'Too early.' }, id, ANA);
        await here.press(MORE_TIME_ACTION, id, ANA);
        await here.press(AGREE_ACTION, id, ANA);
        await here.moveTo(START + 4 * DAY_MS, 8 * 3_600_000);
      },
      (here) => {
        once(here);
        expect(here.decision).toMatchObject({ state: 'accepted', why: 'no-objection', rounds: 1 });
        expect(here.decision.extendedBy).toBe(ANA);
        // Card, Ana's concern, more time, outcome.
        expect(here.shown).toHaveLength(4);
        const [card = '', ...thread] = here.textsIn(CHANNEL);
        expect(card).toContain('2 people agreed and nobody objected.');
        expect(card).not.toContain(AGREE_ACTION);
        expect(thread.filter((each) => each.includes('Too early.'))).toHaveLength(1);
        expect(here.posting.in(dmOf(MEI))).toHaveLength(1);
        expect(here.posting.in(dmOf(BEN))).toEqual([]);
        expect(here.posting.in(dmOf(ANA))).toHaveLength(1);
      },
    );
    expect(steps).toBeGreaterThan(150);
  }, 60_000);

  test('a decision that takes the place of another, decided by its owner: both cards say so', async () => {
    const decide = (here: World, id: string, reason: string) =>
      here.submit(DECIDE_CALLBACK, { [OUTCOME_FIELD]: 'accept', [REASON_FIELD]: reason }, id, ANA);
    const steps = await killedEverywhere(
      async (here) => {
        await here.open();
        const { id } = here.decision;
        await decide(here, id, 'First reason');
        await here.open({ [FIELDS.question]: 'And now?' }, { channel: CHANNEL, supersedes: id });
        const [, second] = [...here.kept.decisions.keys()];
        await decide(here, second ?? '', 'Second reason');
      },
      (here) => {
        once(here);
        const [first, second, ...others] = [...here.kept.decisions.values()];
        expect(others).toEqual([]);
        expect(first).toMatchObject({ state: 'superseded', supersededBy: second?.id });
        expect(second).toMatchObject({ state: 'accepted', supersedes: first?.id });
        const cards = here.posting.in(CHANNEL).filter(({ key }) => /^decision:D\d+$/.test(key ?? ''));
        expect(cards.map(({ content }) => JSON.stringify(content.blocks).includes('Superseded by'))).toEqual([
          true,
          false,
        ]);
      },
    );
    expect(steps).toBeGreaterThan(80);
  }, 60_000);

  test('a card that Slack refuses gives its words back once', async () => {
    const steps = await killedEverywhere(
      async (here) => {
        // The channel stays archived, however often it is tried.
        for (let n = 0; n < 5; n += 1) {
          here.posting.faults.push({ method: 'postMessage', error: ofCode('is_archived'), onlyIn: CHANNEL });
        }
        await here.open();
      },
      (here) => {
        expect(here.shown).toEqual([]);
        expect(here.decision).toMatchObject({ state: 'returned', refusal: 'is_archived' });
        const [words, ...others] = here.textsIn(dmOf(ANA));
        expect(others).toEqual([]);
        expect(words).toContain('We move it to Thursday.');
      },
    );
    expect(steps).toBeGreaterThan(20);
  });
});
