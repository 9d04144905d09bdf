import { beforeEach, describe, expect, test } from '@jest/globals';
import { standupId } from '../../../src/core/ids.js';
import { checkView } from '../../support/check-limits.js';
import { ANA, aStandup, EVE, MEI, textOf, type World, world } from './world.js';

let on: World;

beforeEach(async () => {
  on = world();
  await on.memory.standups.add(aStandup());
});

describe('Home', () => {
  test('shows my standups with my next question, and Manage on those I may manage', async () => {
    const mine = await on.slice.homeSection(aStandup().team, ANA);
    expect(textOf(mine)).toMatch(/Morning in <#C1>: asks you next <!date\^.*standups:manage.*standups:new/);
    const theirs = textOf(await on.slice.homeSection(aStandup().team, MEI));
    expect(theirs).toContain('Morning');
    expect(theirs).not.toContain('standups:manage');
    expect(textOf(await on.slice.homeSection(aStandup().team, EVE))).toContain('None yet.');
    await on.memory.standups.save(aStandup({ state: 'paused', owners: [EVE] }), 1);
    expect(textOf(await on.slice.homeSection(aStandup().team, EVE))).toContain('Morning in <#C1>: paused');
  });

  test('shows at most ten of them', async () => {
    for (let n = 0; n < 100; n += 1)
      await on.memory.standups.add(aStandup({ id: standupId(`M${n}`), name: `&${n}`.padEnd(75, '<') }));
    const blocks = await on.slice.homeSection(aStandup().team, ANA);
    expect(checkView({ type: 'home', blocks: [...blocks] })).toEqual([]);
    expect(textOf(blocks)).toContain('And 91 more');
  });
});
