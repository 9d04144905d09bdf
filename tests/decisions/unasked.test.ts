/** Who hears of a decision unasked, and what: nothing of a private channel outside of it. */
import { describe, expect, test } from '@jest/globals';
import { FIELDS } from '../../src/decisions/views/form.js';
import { TEAM } from '../support/fake-slack.js';
import { dmOf } from '../support/posting-slack.js';
import { ANA, BEN, HOUR_MS, MEI, PRIVATE, START, world } from './world.js';

const DAY_MS = 24 * HOUR_MS;

test('a reminder that had to wait tells how much of their time is really left', async () => {
  const here = world();
  await here.open({ [FIELDS.asked]: [MEI] });
  // Half of Mei's eight hours are over at 13:00 in Tokyo.
  await here.preferences.change(TEAM, MEI, { snoozedUntil: Date.UTC(2026, 2, 12, 6) }, START);
  await here.moveTo(Date.UTC(2026, 2, 12, 7));
  expect(here.textsIn(dmOf(MEI))).toEqual([
    expect.stringContaining('; 2 h of your working hours are left until then.'),
  ]);
});

describe('a private channel', () => {
  test('tells somebody asked nothing when they are not in it: neither its words nor buttons that know no decision', async () => {
    const here = world();
    await here.open({ [FIELDS.asked]: [BEN, MEI] }, { channel: PRIVATE });
    await here.moveTo(START + 3 * DAY_MS);
    expect(here.textsIn(dmOf(BEN))[0]).toContain('asks where you stand');
    expect(here.textsIn(dmOf(MEI))).toEqual([]);
  });

  test('passes a decision on to nobody who cannot see it', async () => {
    const here = world();
    await here.open({ [FIELDS.asked]: [MEI, BEN] }, { channel: PRIVATE });
    here.people.delete(ANA);
    await here.event('user_change', { user: { id: ANA, deleted: true } });
    expect(here.decision).toMatchObject({ owner: BEN, passedFrom: ANA });
  });
});
