import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { zoneOf } from '../../../src/core/zoned-time.js';
import { writeTurnRef } from '../../../src/standups/answering/turn-ref.js';
import { UNKNOWN } from '../../../src/standups/answering/views/answers.js';
import { LEAVE_FIELDS } from '../../../src/standups/answering/views/leave.js';
import {
  ANSWER_ACTION,
  MORE_ACTION,
  promptView,
  reminderView,
  SKIP_ACTION,
} from '../../../src/standups/answering/views/prompt.js';
import type { Occurrence } from '../../../src/standups/occurrence.js';
import { checkMessage, checkView } from '../../support/check-limits.js';
import { TEAM } from '../../support/fake-slack.js';
import { broadcastsIn, mentionsIn } from '../../support/pings.js';
import { typedText } from '../../support/typed-text.js';
import {
  ANA,
  BEN,
  DAILY,
  MONDAY,
  OWNER,
  TUESDAY,
  utc,
  WEDNESDAY,
  WEEKLY,
  type World,
  world,
} from './world.js';

const REF = writeTurnRef({ standup: DAILY.id, workDay: TUESDAY });

let here: World;
let asked: Occurrence;
beforeEach(async () => {
  here = world();
  asked = await here.turn();
});

const lastAnswer = () => JSON.stringify(here.answers.at(-1));

describe('the prompt', () => {
  test('has one primary button, Skip today, and a menu of three', () => {
    const prompt = here.answering.renderPrompt(DAILY, asked);
    const shown = JSON.stringify(prompt);
    expect(checkMessage(prompt)).toEqual([]);
    expect(shown.match(/"style":"primary"/g)).toHaveLength(1);
    for (const words of ['Skip today', 'Same plan as yesterday', 'On leave…', 'Why am I asked?']) {
      expect(shown).toContain(words);
    }
  });

  test('names the same buttons after a restart', () => {
    const other = world();
    expect(other.answering.renderPrompt(DAILY, asked)).toEqual(here.answering.renderPrompt(DAILY, asked));
  });

  test('says who sees the answers where it is not everybody', () => {
    for (const [privacy, words] of [
      ['anonymous', 'without names'],
      ['confidential', 'Only the owners'],
    ] as const) {
      const prompt = here.answering.renderPrompt({ ...DAILY, privacy }, asked);
      expect(JSON.stringify(prompt)).toContain(words);
    }
  });

  test('keeps within limits and pings nobody, whatever the standup is called (ESC-03)', () => {
    fc.assert(
      fc.property(typedText, (name) => {
        const standup = { ...DAILY, name: `<!everyone> ${name}`.slice(0, 80) };
        const data = { standup, workDay: TUESDAY, closesAt: asked.closesAt };
        for (const view of [promptView(data), reminderView(data)]) {
          expect(checkMessage(view)).toEqual([]);
          expect([...broadcastsIn(view), ...mentionsIn(view)]).toEqual([]);
        }
      }),
    );
  });
});

describe('Skip today', () => {
  test('ends the turn by choice, once, and tells the report', async () => {
    await here.press(SKIP_ACTION, REF);
    expect(lastAnswer()).toContain('You will not be asked');
    expect(here.answers.at(-1)?.replaceOriginal).toBe(true);
    expect(await here.state()).toMatchObject({
      state: 'skipped',
      reason: 'by-choice',
      due: { kind: 'close' },
    });
    await here.press(SKIP_ACTION, REF);
    expect(here.told).toEqual([{ key: here.keyOf(ANA), what: 'skipped' }]);
  });

  test('skips nothing that is answered, and says so', async () => {
    await here.writes('Done');
    await here.press(SKIP_ACTION, REF);
    expect(lastAnswer()).toContain('nothing to skip');
    expect(await here.state()).toMatchObject({ state: 'answered' });
  });

  test('can be taken back by answering', async () => {
    await here.press(SKIP_ACTION, REF);
    await here.press(ANSWER_ACTION, REF);
    await here.submit(here.form(), { 'standups:answer.1': 'After all' });
    expect(await here.state()).toMatchObject({ state: 'answered' });
    expect(await here.state()).not.toHaveProperty('reason');
  });

  test('is refused to others in the words of a standup that is not there', async () => {
    await here.press(SKIP_ACTION, REF, OWNER);
    await here.press(SKIP_ACTION, writeTurnRef({ ...asked, standup: 'SNONE' as typeof asked.standup }));
    expect(here.answers.map(({ text }) => text)).toEqual([UNKNOWN, UNKNOWN]);
    expect(await here.state()).toMatchObject({ state: 'prompted' });
  });
});

describe('Same plan as yesterday', () => {
  const press = () => here.press(MORE_ACTION, `same/${REF}`);

  test('makes the last plan today’s, once', async () => {
    await here.earlier(['x', 'Ship it\nRest', 'legal']);
    await press();
    expect((await here.saved())?.answers).toEqual(['', 'Ship it\nRest', '']);
    expect(lastAnswer()).toContain('are saved');
    await press();
    expect(lastAnswer()).toContain('left that as it is');
    expect(here.answers.map(({ replaceOriginal }) => replaceOriginal)).toEqual([true, false]);
    expect(here.told).toHaveLength(1);
  });

  test('says kindly that there is no earlier plan', async () => {
    await press();
    expect(lastAnswer()).toContain('no earlier plan');
    expect(await here.saved()).toBeUndefined();
  });
});

describe('Why am I asked?', () => {
  test('names the standup, its times and its owners, and pings nobody', async () => {
    await here.press(MORE_ACTION, `why/${REF}`);
    const answer = here.answers.at(-1);
    expect(answer && checkMessage(answer)).toEqual([]);
    expect(lastAnswer()).toContain('at 09:00 in your own zone, Monday to Friday');
    expect(lastAnswer()).toContain('&lt;!channel&gt; Olu');
    expect(answer && [...broadcastsIn(answer), ...mentionsIn(answer)]).toEqual([]);
  });
});

describe('On leave…', () => {
  const open = async () => {
    await here.press(MORE_ACTION, `leave/${REF}`);
    expect(checkView(here.form())).toEqual([]);
    return here.form();
  };

  test('keeps the dates, skips what is open then, and has the rest planned anew', async () => {
    const reply = await here.submit(await open(), { [LEAVE_FIELDS.to]: '2026-03-06' });
    expect(JSON.stringify(reply)).toContain('from Tuesday, 2026-03-03 to Friday, 2026-03-06');
    expect(await here.store.leave.of(TEAM, ANA)).toEqual([{ from: '2026-03-03', to: '2026-03-06' }]);
    expect(await here.state()).toMatchObject({ state: 'skipped', reason: 'leave' });
    expect(here.replanned).toEqual([ANA]);
  });

  test('leaves a turn before the leave, and one that is answered, as they are', async () => {
    await here.turn({ workDay: MONDAY });
    await here.writes('Done');
    await here.submit(await open(), {});
    expect(await here.state(ANA, MONDAY)).toMatchObject({ state: 'prompted' });
    expect(await here.state()).toMatchObject({ state: 'answered' });
  });

  test('goes by the date where the person is, also when one zone counts for all', async () => {
    // Auckland's Wednesday begins on Tuesday where Ana is.
    const far = { ...WEEKLY, schedule: { ...DAILY.schedule, zone: zoneOf('Pacific/Auckland') } };
    here = world(far);
    here.clock.moveTo(utc(TUESDAY, '20:30'));
    await here.turn({ standup: far, workDay: WEDNESDAY });
    await here.types('ooo', 'tomorrow');
    expect(await here.state(ANA, WEDNESDAY, far)).toMatchObject({ state: 'prompted' });
    await here.types('ooo', 'today');
    expect(await here.state(ANA, WEDNESDAY, far)).toMatchObject({ state: 'skipped', reason: 'leave' });
  });

  test('says at the field what cannot be', async () => {
    const reply = await here.submit(await open(), { [LEAVE_FIELDS.to]: '2026-03-01' });
    expect(JSON.stringify(reply)).toContain('cannot end');
    expect(here.replanned).toEqual([]);
  });

  test('begins on the date where the person is', async () => {
    here.clock.moveTo(utc(TUESDAY, '16:00'));
    await here.turn({ user: BEN });
    await here.press(MORE_ACTION, `leave/${REF}`, BEN);
    expect(JSON.stringify(here.form())).toContain('2026-03-04');
  });
});

test('every control of its messages and forms has exactly one listener', async () => {
  const { actions = {}, views = {} } = here.answering.listeners;
  const shown = JSON.stringify([
    here.answering.renderPrompt(DAILY, asked),
    here.answering.renderReminder(DAILY, asked),
  ]);
  const ids = [...shown.matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => String(id));
  expect(new Set(ids)).toEqual(new Set([ANSWER_ACTION, SKIP_ACTION, MORE_ACTION]));
  for (const id of ids) expect(actions).toHaveProperty([id]);
  await here.press(ANSWER_ACTION, REF);
  expect(views).toHaveProperty([here.form().callback_id ?? '']);
});
