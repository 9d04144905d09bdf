/** What is told of a decision long after it closed: no old news. */
import { describe, expect, test } from '@jest/globals';
import { STILL_RIGHT_ACTION } from '../../src/decisions/views/direct.js';
import { FIELDS } from '../../src/decisions/views/form.js';
import { dmOf } from '../support/posting-slack.js';
import { ANA, CHANNEL, HOUR_MS, LEO, START, world } from './world.js';

const DAY_MS = 24 * HOUR_MS;
/** What the outbox forgets of direct messages after 90 days. */
const forgetDms = ({ records }: ReturnType<typeof world>) => {
  for (const [key, { kind }] of records) if (kind === 'dm') records.delete(key);
};

describe('that it closed', () => {
  test('is told once, also when its review comes after the outbox has forgotten that it was told', async () => {
    const here = world();
    await here.open({ [FIELDS.review]: '2026-09-01' });
    const { id } = here.decision;
    await here.moveTo(START + 3 * DAY_MS, 6 * HOUR_MS);
    expect(here.textsIn(dmOf(ANA))).toEqual([expect.stringContaining('has closed')]);
    await here.moveTo(START + 120 * DAY_MS, 10 * DAY_MS);
    forgetDms(here);
    await here.press(STILL_RIGHT_ACTION, id, ANA);
    expect(here.textsIn(CHANNEL)[0]).toContain('Found still right');
    expect(here.textsIn(dmOf(ANA))).toHaveLength(1);
  });

  test('is no news to whoever gets it months later, because its owner left', async () => {
    const here = world();
    await here.open({ [FIELDS.owner]: LEO, [FIELDS.review]: '2026-06-01' });
    await here.moveTo(START + 3 * DAY_MS, 6 * HOUR_MS);
    here.people.delete(LEO);
    await here.moveTo(Date.UTC(2026, 4, 31), 3 * DAY_MS);
    await here.moveTo(Date.UTC(2026, 5, 3), 6 * HOUR_MS);
    expect(here.decision).toMatchObject({ owner: ANA, passedFrom: LEO });
    expect(here.textsIn(dmOf(ANA))).toEqual([expect.stringContaining('Is it still right?')]);
  });
});
