/** Which open decisions a digest says to wait for somebody, at which instant. */
import { describe, expect, test } from '@jest/globals';
import { ABSTAIN_ACTION } from '../../src/decisions/views/card.js';
import { DECIDE_CALLBACK, OUTCOME_FIELD, REASON_FIELD } from '../../src/decisions/views/decide.js';
import { FIELDS } from '../../src/decisions/views/form.js';
import { TEAM } from '../support/fake-slack.js';
import { BEN, CHANNEL, HOUR_MS, MEI, PRIVATE, START, world } from './world.js';

/** Mei has her half at 04:00 UTC on Thursday, 13:00 in Tokyo; Ben at 17:00 on Wednesday, 13:00 in New York. */
const HALF_OF_MEI = Date.UTC(2026, 2, 12, 4);
const HALF_OF_BEN = Date.UTC(2026, 2, 11, 17);

type Here = ReturnType<typeof world>;
const asking = async (asked: readonly string[] = [MEI, BEN]) => {
  const here = world();
  await here.open({ [FIELDS.asked]: asked });
  return here;
};
const waits = async (here: Here, at: number, channel = CHANNEL) => {
  const found = await here.slice.digestReader.unansweredDecisions(TEAM, channel, at);
  return found.map(({ waitsFor }) => waitsFor);
};

describe('a decision waits', () => {
  test('for each of those asked once half of their own working hours are over, until it closes', async () => {
    const here = await asking();
    const ben = { user: BEN, since: HALF_OF_BEN };
    expect(await waits(here, HALF_OF_BEN)).toEqual([]);
    expect(await waits(here, HALF_OF_BEN + 1)).toEqual([[ben]]);
    expect(await waits(here, HALF_OF_MEI + 1)).toEqual([[{ user: MEI, since: HALF_OF_MEI }, ben]]);
    expect(await waits(here, HALF_OF_MEI + 1, PRIVATE)).toEqual([]);
    const { deadline = 0 } = here.decision;
    expect(await waits(here, deadline - 1)).toHaveLength(1);
    expect(await waits(here, deadline)).toEqual([]);
  });

  test('not for who took a position; one that came after the instant asked about does not change it', async () => {
    const here = await asking();
    await here.moveTo(HALF_OF_BEN + HOUR_MS);
    await here.press(ABSTAIN_ACTION, here.decision.id, BEN);
    expect(await waits(here, HALF_OF_BEN + 1)).toHaveLength(1);
    expect(await waits(here, HALF_OF_BEN + HOUR_MS + 1)).toEqual([]);
  });

  test.each<[string, (here: Here) => unknown]>([
    ['is on leave by now', (here) => here.leave.set(BEN, [{ from: '2026-03-11', to: '2026-03-11' }])],
    ['wants no unasked message', (here) => here.preferences.change(TEAM, BEN, { optedOut: true }, START)],
    ['left the workspace', (here) => here.people.delete(BEN)],
  ])('not for somebody who %s', async (_, arrange) => {
    const here = await asking([BEN]);
    await arrange(here);
    expect(await waits(here, HALF_OF_BEN + 1)).toEqual([]);
  });

  test('for nobody when nobody was named, and no more once its owner closed it', async () => {
    expect(await waits(await asking([]), HALF_OF_MEI + 1)).toEqual([]);
    const here = await asking();
    await here.moveTo(HALF_OF_BEN + HOUR_MS);
    const given = { [OUTCOME_FIELD]: 'accept', [REASON_FIELD]: 'All is said.' };
    await here.submit(DECIDE_CALLBACK, given, here.decision.id);
    expect(here.decision.state).toBe('accepted');
    expect(await waits(here, HALF_OF_BEN + 1)).toHaveLength(1);
    expect(await waits(here, HALF_OF_BEN + HOUR_MS + 1)).toEqual([]);
  });
});
