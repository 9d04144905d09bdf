import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { showErrors } from '../../../src/slack/view-reply.js';
import { writeTurnRef } from '../../../src/standups/answering/turn-ref.js';
import { answerField, blockerField, planField } from '../../../src/standups/answering/views/answer-form.js';
import { UNKNOWN } from '../../../src/standups/answering/views/answers.js';
import { ANSWER_ACTION } from '../../../src/standups/answering/views/prompt.js';
import { checkView } from '../../support/check-limits.js';
import { TEAM } from '../../support/fake-slack.js';
import { longText, typedText } from '../../support/typed-text.js';
import {
  ANA,
  BEN,
  DAILY,
  EVE,
  initialValues,
  MONDAY,
  OWNER,
  TUESDAY,
  utc,
  type World,
  world,
} from './world.js';

const REF = writeTurnRef({ standup: DAILY.id, workDay: TUESDAY });
const written = (...texts: readonly string[]) =>
  Object.fromEntries(texts.map((text, n) => [answerField(n), text]));

let here: World;
beforeEach(async () => {
  here = world();
  await here.turn();
});

const open = async (user = ANA) => {
  await here.press(ANSWER_ACTION, REF, user);
  return here.form();
};

describe('answering in the form', () => {
  test('saves what was typed, ends prompt and reminder, and tells the report once', async () => {
    const reply = await here.submit(await open(), written('Tests', 'More tests', ''));
    expect(JSON.stringify(reply)).toContain('are saved');
    expect(await here.saved()).toMatchObject({
      answers: ['Tests', 'More tests', ''],
      asked: DAILY.questions,
      late: false,
    });
    expect(await here.state()).toMatchObject({
      state: 'answered',
      answeredAt: here.clock.now(),
      due: { kind: 'close', at: utc(TUESDAY, '17:00') },
    });
    expect(here.told).toEqual([{ key: here.keyOf(ANA), what: 'added' }]);
  });

  test('counts three deliveries of one submit as one answer, and tells each that it is saved (RET-04)', async () => {
    const form = await open();
    const replies = [];
    for (let n = 0; n < 3; n += 1) replies.push(await here.submit(form, written('Tests')));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(here.told).toHaveLength(1);
    expect(here.store.kept.responses.size).toBe(1);
  });

  test('refuses somebody else’s submit, in the words of a standup that is not there (AUT-04)', async () => {
    const form = await open();
    await here.submit(form, written('Mine'));
    const stolen = await here.submit(form, written('Stolen'), { user: BEN, id: 'V2' });
    const gone = {
      ...form,
      private_metadata: form.private_metadata?.replace(DAILY.id, 'SNONE00000000000') ?? '',
    };
    expect(stolen).toEqual(showErrors({ [answerField(0)]: UNKNOWN }));
    expect(await here.submit(gone, written('Nothing'), { id: 'V3' })).toEqual(stolen);
    expect((await here.saved())?.answers[0]).toBe('Mine');
    expect(await here.saved(BEN)).toBeUndefined();
  });

  test('opens for nobody but members and observers', async () => {
    await here.press(ANSWER_ACTION, REF, OWNER);
    expect(here.slack.shown).toEqual([]);
    expect(here.answers[0]?.text).toBe(UNKNOWN);
  });

  test('lets an observer answer, who is never asked', async () => {
    await here.submit(await open(EVE), written('Watching'), { user: EVE });
    expect(await here.saved(EVE)).toMatchObject({ answers: ['Watching', '', ''], late: false });
    expect(await here.state(EVE)).toBeUndefined();
  });

  test('records the turn of a member whose prompt was not planned yet, so that no prompt follows', async () => {
    here.store.kept.occurrences.clear();
    await here.submit(await open(), written('Early'));
    expect(await here.state()).toMatchObject({ state: 'answered', promptAt: utc(TUESDAY, '09:00') });
  });

  test('asks for at least one answer, and takes text of spaces for none', async () => {
    const reply = await here.submit(await open(), written('  ', '\n', ''));
    expect(JSON.stringify(reply)).toContain('at least one question');
    expect(await here.saved()).toBeUndefined();
  });

  test('marks an answer after the window late, and an edit edited', async () => {
    here.clock.moveTo(utc(TUESDAY, '17:00'));
    await here.submit(await open(), written('Late'));
    expect(await here.saved()).toMatchObject({ late: true });
    here.clock.advance(60_000);
    await here.submit(await open(), written('Later'), { id: 'V2' });
    expect(await here.saved()).toMatchObject({ late: true, editedAt: here.clock.now() });
    expect(here.told.map(({ what }) => what)).toEqual(['added', 'changed']);
  });

  test('keeps an answer in time when it is edited after the close', async () => {
    await here.submit(await open(), written('In time'));
    const state = await here.state();
    if (state)
      here.store.kept.occurrences.set(`${TEAM}/${DAILY.id}/${TUESDAY}/${ANA}`, { ...state, state: 'closed' });
    here.clock.moveTo(utc(TUESDAY, '20:00'));
    await here.submit(await open(), written('In time, and mended'), { id: 'V2' });
    expect(await here.saved()).toMatchObject({ late: false, editedAt: here.clock.now() });
    expect(await here.state()).toMatchObject({ state: 'closed' });
  });

  test('changes nothing when an answer is saved again as it was', async () => {
    await here.submit(await open(), written('Same'));
    here.clock.advance(60_000);
    await here.submit(await open(), {}, { id: 'V2' });
    expect(await here.saved()).not.toHaveProperty('editedAt');
    expect(here.told).toHaveLength(1);
  });
});

describe('a form that was opened before something changed', () => {
  test('is saved after a restart (RST-09)', async () => {
    const form = await open();
    const after = world();
    await after.turn();
    await after.submit(form, written('Still here'));
    expect((await after.saved())?.answers[0]).toBe('Still here');
  });

  test('is saved under the questions it asked when they are edited meanwhile', async () => {
    const form = await open();
    const questions = [{ text: 'How are you?', role: 'other' as const }];
    here.store.kept.standups.set(`${TEAM}/${DAILY.id}`, { ...DAILY, questions, version: 2 });
    await here.submit(form, written('a', 'b', 'c'));
    expect(await here.saved()).toMatchObject({ answers: ['a', 'b', 'c'], asked: DAILY.questions });
  });

  test('keeps its own question when the new one only begins like it', async () => {
    const form = await open();
    const questions = DAILY.questions.map((each) => ({ ...each, text: `${each.text} And why?` }));
    here.store.kept.standups.set(`${TEAM}/${DAILY.id}`, { ...DAILY, questions });
    await here.submit(form, written('a'));
    expect((await here.saved())?.asked).toEqual(DAILY.questions);
  });

  test('gets questions back whole that were too long to travel', async () => {
    const questions = Array.from({ length: 10 }, (_, n) => ({
      text: `${n} ${'why "<&> '.repeat(150)}`,
      role: 'other' as const,
    }));
    here.store.kept.standups.set(`${TEAM}/${DAILY.id}`, { ...DAILY, questions });
    const form = await open();
    expect(checkView(form)).toEqual([]);
    await here.submit(form, written(...questions.map((_, n) => `answer ${n}`)));
    expect((await here.saved())?.asked).toEqual(questions);
  });
});

describe('what the last answer left', () => {
  const PLAN = 'Ship <it>\nWrite to Bo\nRest';

  test('goes on unless it is called done or dropped', async () => {
    await here.earlier(['x', PLAN, 'the vendor\nlegal']);
    const form = await open();
    expect(checkView(form)).toEqual([]);
    expect(JSON.stringify(form)).toContain('On Monday you were waiting for: the vendor: still?');
    await here.submit(form, {
      ...{ [planField(1)]: 'done', [planField(2)]: 'drop', [blockerField(1)]: 'solved' },
      ...written('Also mail', 'New thing', ''),
    });
    expect((await here.saved())?.answers).toEqual([
      'Write to Bo\nAlso mail',
      'Ship <it>\nNew thing',
      'the vendor',
    ]);
  });

  test('is not offered again once there is an answer', async () => {
    await here.earlier(['x', PLAN, 'legal']);
    await here.submit(await open(), written('', '', ''));
    const again = await open();
    expect(JSON.stringify(again)).not.toContain('still?');
    expect(initialValues(again)).toMatchObject({ [answerField(1)]: PLAN, [answerField(2)]: 'legal' });
  });

  test.each(['none', 'No', 'n/a', '-', 'nothing.', 'No blockers'])(
    'asks after no blocker where there was "%s"',
    async (said) => {
      await here.earlier(['x', '', said]);
      expect(JSON.stringify(await open())).not.toContain('still?');
    },
  );

  test('loses no line of a long plan', async () => {
    const lines = Array.from({ length: 14 }, (_, n) => `line ${n} ${'x'.repeat(180)}`);
    await here.earlier(['x', lines.join('\n'), '']);
    const form = await open();
    expect(checkView(form)).toEqual([]);
    await here.submit(form, {});
    expect((await here.saved())?.answers[1]).toBe(lines.join('\n'));
  });

  test('is never mixed up when the earlier answer was edited while the form was open', async () => {
    await here.earlier(['x', PLAN, '']);
    const form = await open();
    await here.earlier(['x', 'Something else', ''], { editedAt: utc(TUESDAY, '09:31') });
    const reply = await here.submit(form, written('Mine'));
    expect(JSON.stringify(reply)).toContain('was changed since');
    const dropped = { [planField(0)]: 'drop', [planField(1)]: 'drop', [planField(2)]: 'drop' };
    await here.submit(form, { ...written('Mine'), ...dropped }, { id: 'V2' });
    expect((await here.saved())?.answers).toEqual(['Mine', '', '']);
  });

  test('says at the field when carried lines and new text are too long together', async () => {
    await here.earlier(['x', 'y'.repeat(2_000), '']);
    const reply = await here.submit(await open(), written('', 'z'.repeat(2_000), ''));
    expect(JSON.stringify(reply)).toContain('4001');
    expect(await here.saved()).toBeUndefined();
  });
});

test('whatever is typed comes back exactly, however often the form is opened and saved', async () => {
  await fc.assert(
    fc.asyncProperty(typedText, longText(3_000), async (short, long) => {
      const one = world();
      await one.turn();
      await one.press(ANSWER_ACTION, REF);
      const texts = [`a < b && c ${short.slice(0, 2_900)}`, long, short.slice(0, 3_000)];
      await one.submit(one.form(), written(...texts));
      const kept = texts.map((text) => (text.trim() === '' ? '' : text));
      for (const id of ['V2', 'V3']) {
        expect((await one.saved())?.answers).toEqual(kept);
        await one.press(ANSWER_ACTION, REF);
        expect(checkView(one.form())).toEqual([]);
        await one.submit(one.form(), {}, { id });
      }
      expect((await one.saved())?.answers).toEqual(kept);
      expect(one.told).toHaveLength(1);
    }),
    { numRuns: 60 },
  );
});

test('ten long answers, carried lines and a long name find room in the form', async () => {
  const roles = ['last', 'plan', 'blockers', ...Array<'other'>(7).fill('other')] as const;
  const questions = roles.map((role, n) => ({ text: `${n} ${'日本 '.repeat(200)}`, role }));
  here.store.kept.standups.set(`${TEAM}/${DAILY.id}`, {
    ...DAILY,
    name: 'Team <!everyone> '.repeat(10),
    questions,
  });
  const lines = Array.from({ length: 40 }, (_, n) => `${n} ${'語'.repeat(70)}`).join('\n');
  await here.earlier(
    questions.map(() => lines),
    { asked: questions },
  );
  expect(checkView(await open())).toEqual([]);
  const long = questions.slice(3).map((_, n) => [answerField(n + 3), '語'.repeat(3_000)]);
  await here.submit(here.form(), Object.fromEntries(long));
  expect((await here.saved())?.answers.slice(0, 4)).toEqual(['', lines, lines, '語'.repeat(3_000)]);
  expect(checkView(await open())).toEqual([]);
});

test('an earlier answer of another day does not change by answering today', async () => {
  const before = await here.earlier(['x', 'plan', '']);
  await here.submit(await open(), written('Today'));
  expect(await here.saved(ANA, MONDAY)).toEqual(before);
});
