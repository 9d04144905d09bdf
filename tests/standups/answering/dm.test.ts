import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHOOSE_ACTION } from '../../../src/standups/answering/views/answers.js';
import { checkMessage } from '../../support/check-limits.js';
import { broadcastsIn, mentionsIn } from '../../support/pings.js';
import { typedText } from '../../support/typed-text.js';
import { ANA, BEN, DAILY, TUESDAY, utc, WEDNESDAY, WEEKLY, type World, world } from './world.js';

let here: World;
beforeEach(() => {
  here = world(WEEKLY);
});

const waiting = async () => {
  await here.turn();
  await here.turn({ standup: WEEKLY });
};
const buttons = (content: unknown) =>
  [...JSON.stringify(content).matchAll(/"action_id":"standups:choose".*?"value":("(?:[^"\\]|\\.)*")/g)].map(
    ([, value]) => String(JSON.parse(String(value))),
  );

describe('answering by message', () => {
  test('takes one message for each question, in order, and asks the next', async () => {
    await here.turn();
    const first = await here.writes('Tests');
    expect(JSON.stringify(first)).toContain('What is your plan for today?');
    expect((await here.saved())?.answers).toEqual(['Tests']);
    await here.writes('More *tests*\n```code```');
    expect(JSON.stringify(await here.writes('-'))).toContain('are saved');
    expect(await here.saved()).toMatchObject({ answers: ['Tests', 'More *tests*\n```code```', '-'] });
    expect(await here.saved()).not.toHaveProperty('editedAt');
    expect(here.told.map(({ what }) => what)).toEqual(['added', 'changed', 'changed']);
    expect(await here.writes('and one more thing')).toBeUndefined();
  });

  test('counts a message that is delivered twice once', async () => {
    await here.turn();
    expect(await here.writes('Tests', ANA, '5.5')).toBeDefined();
    expect(await here.writes('Tests', ANA, '5.5')).toBeUndefined();
    expect((await here.saved())?.answers).toEqual(['Tests']);
  });

  test('loses neither of two messages that are handled at once', async () => {
    await here.turn();
    await Promise.all([here.writes('one'), here.writes('two')]);
    expect([...((await here.saved())?.answers ?? [])].sort()).toEqual(['one', 'two']);
  });

  test('claims words under no name: what somebody has deleted leaves nothing behind', async () => {
    await here.turn();
    await here.writes('Tests');
    expect([...here.claimed].filter((key) => key.includes(ANA))).toEqual([]);
  });

  test('keeps people’s names in place of their ids, and typed signs as they are', async () => {
    await here.turn();
    await here.writes('with <@UBEN> on a &lt;b&gt; &amp; c, see <https://a.example|the page>');
    expect((await here.saved())?.answers).toEqual([
      'with @Ben on a <b> & c, see the page (https://a.example)',
    ]);
  });

  test.each(['waiting', 'skipped', 'answered', 'closed'] as const)(
    'takes nothing while the turn is %s',
    async (state) => {
      await here.turn({ state });
      expect(await here.writes('Tests')).toBeUndefined();
      expect(await here.saved()).toBeUndefined();
    },
  );

  test('takes nothing after the window, and nothing from somebody who was not asked', async () => {
    await here.turn();
    expect(await here.writes('Tests', BEN)).toBeUndefined();
    here.clock.moveTo(utc(TUESDAY, '17:00'));
    expect(await here.writes('Tests')).toBeUndefined();
  });

  test('never fills a gap that somebody left in the form', async () => {
    await here.turn();
    await here.types('report');
    await here.submit(here.form(), { 'standups:answer.1': 'Only this' });
    expect(await here.writes('helo')).toBeUndefined();
    expect((await here.saved())?.answers).toEqual(['Only this', '', '']);
  });

  test('says kindly that a message is too long, and saves no part of it', async () => {
    await here.turn();
    expect(JSON.stringify(await here.writes('x'.repeat(3_001)))).toContain('longer than one answer');
    expect(await here.saved()).toBeUndefined();
  });

  test('shows nothing that could ping, within limits, whatever is written or asked', async () => {
    await fc.assert(
      fc.asyncProperty(typedText, async (text) => {
        const one = world();
        one.store.kept.standups.set(`${DAILY.team}/${DAILY.id}`, {
          ...DAILY,
          questions: [text, `<!here> ${text}`].map((each) => ({ text: each.slice(0, 2_000), role: 'other' })),
        });
        await one.turn();
        for (const words of ['one', 'two']) {
          const answer = await one.writes(words);
          expect(answer && checkMessage(answer)).toEqual([]);
          expect(answer && [...broadcastsIn(answer), ...mentionsIn(answer)]).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('with two standups open (PRV-06)', () => {
  test('saves in neither before the person chose, and then in that one alone', async () => {
    await waiting();
    const which = await here.writes('Tests <@UBEN>');
    expect(which && checkMessage(which)).toEqual([]);
    expect(here.store.kept.responses.size).toBe(0);
    const [daily = '', weekly = ''] = buttons(which);
    await here.press(CHOOSE_ACTION, weekly);
    await here.press(CHOOSE_ACTION, daily);
    expect(await here.saved()).toBeUndefined();
    expect((await here.saved(ANA, TUESDAY, WEEKLY))?.answers).toEqual(['Tests @Ben']);
    expect(here.answers).toHaveLength(1);
    expect(here.answers[0]?.replaceOriginal).toBe(true);
  });

  test('reads words again that are too long for a button, and says when they are gone', async () => {
    await waiting();
    const text = 'long &amp; '.repeat(300);
    const [daily = ''] = buttons(await here.writes(text, ANA, '7.7'));
    here.read.delete('7.7');
    await here.press(CHOOSE_ACTION, daily);
    expect(here.answers[0]?.text).toContain('could not read');
    here.read.set('7.7', text);
    await here.press(CHOOSE_ACTION, daily);
    expect((await here.saved())?.answers).toEqual(['long & '.repeat(300)]);
  });

  test('goes on with the one that is being answered', async () => {
    await waiting();
    const [daily = ''] = buttons(await here.writes('Tests'));
    await here.press(CHOOSE_ACTION, daily);
    await here.writes('More tests');
    expect((await here.saved())?.answers).toEqual(['Tests', 'More tests']);
    expect(await here.saved(ANA, TUESDAY, WEEKLY)).toBeUndefined();
  });

  test('asks again when another prompt came in between', async () => {
    await here.turn();
    await here.writes('Tests');
    const other = await here.turn({ standup: WEEKLY });
    here.clock.advance(60_000);
    here.store.kept.occurrences.set(`${DAILY.team}/${WEEKLY.id}/${TUESDAY}/${ANA}`, {
      ...other,
      promptedAt: here.clock.now(),
    });
    expect(buttons(await here.writes('For which?'))).toHaveLength(2);
  });

  test('refuses the choice to somebody else', async () => {
    await waiting();
    const [daily = ''] = buttons(await here.writes('Tests'));
    here.store.kept.standups.set(`${DAILY.team}/${DAILY.id}`, {
      ...DAILY,
      roster: { kind: 'list', users: [ANA] },
    });
    await here.press(CHOOSE_ACTION, daily, BEN);
    expect(here.answers[0]?.text).toContain('no such standup');
    expect(here.store.kept.responses.size).toBe(0);
  });
});

test('the answer of the evening before belongs to the next work day', async () => {
  await here.turn({ state: 'answered' });
  await here.turn({ workDay: WEDNESDAY, state: 'waiting' });
  here.clock.moveTo(utc(TUESDAY, '18:30'));
  await here.types('report', 'daily');
  await here.submit(here.form(), { 'standups:answer.1': 'Ahead' });
  expect((await here.saved(ANA, WEDNESDAY))?.answers[0]).toBe('Ahead');
  expect(await here.state(ANA, WEDNESDAY)).toMatchObject({ state: 'answered', due: { kind: 'close' } });
});

test('somebody who answers or skips ahead of the prompt has the next turn planned, and nobody else has', async () => {
  await here.turn({ workDay: WEDNESDAY, state: 'waiting' });
  here.clock.moveTo(utc(TUESDAY, '18:30'));
  await here.types('report', 'daily');
  await here.submit(here.form(), { 'standups:answer.1': 'Ahead' });
  expect(here.replanned).toEqual([ANA]);
  await here.turn({ workDay: WEDNESDAY, state: 'waiting', standup: WEEKLY });
  await here.types('skip', 'weekly');
  expect(here.replanned).toEqual([ANA, ANA]);
  await here.turn({ user: BEN });
  await here.types('skip', 'daily', BEN);
  expect(here.replanned).toEqual([ANA, ANA]);
});
