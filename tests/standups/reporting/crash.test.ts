import { describe, expect, test } from '@jest/globals';
import { dmOf } from '../../support/posting-slack.js';
import { ANA, BEN, CHANNEL, CLOSES_AT, MEI, OLA, occurrence, response, standup } from './samples.js';
import { type World, world } from './world.js';

/** Runs the story once for every step at which the process can die. @returns how many there were. */
async function killedEverywhere(
  of: Parameters<typeof world>[0],
  story: (here: World) => Promise<void>,
  then: (here: World) => void,
): Promise<number> {
  for (let step = 1; ; step += 1) {
    const here = world({ ...of, diesAt: step });
    await story(here);
    then(here);
    if (!here.process.hasDied) return step - 1;
  }
}

/** Each key stands once: nothing was posted twice. */
const once = (posts: World['shown']) => {
  const keys = posts.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
};
const blocksOf = (posts: World['shown']) =>
  posts.map(({ content }) => JSON.stringify(content.blocks)).join('');

describe('killed between any two steps and started again', () => {
  test('a thread has one parent with the right count, and every answer once', async () => {
    const steps = await killedEverywhere(
      {},
      async (here) => {
        await here.ask(occurrence(ANA), occurrence(BEN), occurrence(MEI));
        await here.answer(response(ANA, ['From Ana', '', 'The key']));
        await here.answer(response(BEN, ['From Ben', '', '']));
        await here.answer(response(ANA, ['Edited by Ana', '', ''], { editedAt: 1 }));
      },
      (here) => {
        once(here.shown);
        expect(here.shown).toHaveLength(3);
        expect(here.shown[0]?.content.text).toContain('2 of 3 answered');
        expect(blocksOf(here.shown).match(/Edited by Ana/g)).toHaveLength(1);
        expect(blocksOf(here.shown).match(/From Ben/g)).toHaveLength(1);
        expect(blocksOf(here.shown)).not.toContain('From Ana');
      },
    );
    expect(steps).toBeGreaterThan(60);
  });

  test('RST-08: a compiled report of four messages goes on with the one it had come to', async () => {
    const long = (sign: string) => [
      `${sign} `.repeat(1_400),
      `${sign} `.repeat(1_400),
      `${sign} `.repeat(1_400),
    ];
    const steps = await killedEverywhere(
      { standup: standup({ report: { mode: 'compiled', groupBy: 'person' } }) },
      async (here) => {
        for (const [user, sign] of [
          [ANA, 'a'],
          [BEN, 'b'],
          [MEI, 'm'],
          [OLA, 'o'],
        ] as const) {
          await here.memory.responses.save(response(user, long(sign)));
        }
        await here.close(CLOSES_AT);
      },
      (here) => {
        expect(here.shown.map(({ key }) => key?.split(':compiled')[1])).toEqual(['', ':2', ':3', ':4']);
        expect(here.shown.slice(1).every(({ threadTs }) => threadTs === here.shown[0]?.ts)).toBe(true);
        expect(here.posting.calls.filter((call) => call === 'postMessage')).toHaveLength(4);
      },
    );
    expect(steps).toBeGreaterThan(30);
  });

  test('a channel that is gone and comes back: the owner is told once, and what was missed is shown once', async () => {
    await killedEverywhere(
      {},
      async (here) => {
        here.refuse('is_archived');
        await here.answer(response(ANA, ['Missed', '', '']));
        here.refuse(undefined);
        await here.botJoins();
      },
      (here) => {
        once(here.posting.posts);
        expect(here.posting.in(dmOf(OLA))).toHaveLength(1);
        expect(here.posting.in(CHANNEL)).toHaveLength(2);
        expect(blocksOf(here.shown).match(/Missed/g)).toHaveLength(1);
        expect(here.standup.state).toBe('active');
      },
    );
  });
});
