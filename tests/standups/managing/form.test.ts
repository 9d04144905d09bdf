import { beforeEach, describe, expect, test } from '@jest/globals';
import type { View } from '@slack/types';
import { standupId, userId } from '../../../src/core/ids.js';
import { draftOf } from '../../../src/standups/managing/draft.js';
import { changedMeanwhile } from '../../../src/standups/managing/views/conflict.js';
import { FIELDS } from '../../../src/standups/managing/views/fields.js';
import { formView } from '../../../src/standups/managing/views/form.js';
import { checkView } from '../../support/check-limits.js';
import {
  ANA,
  aStandup,
  BEN,
  EVE,
  errorsOf,
  MEI,
  OPEN,
  ROBOT,
  SHARED,
  textOf,
  UNINVITED,
  viewOf,
  type World,
  world,
} from './world.js';

const ID = standupId('S1');
let on: World;

beforeEach(() => {
  on = world();
});

/** The fields that a form shows, by action id. */
const fieldsOf = (view: View): readonly string[] =>
  view.blocks.flatMap((block) =>
    'element' in block && 'action_id' in block.element ? [String(block.element.action_id)] : [],
  );

describe('New', () => {
  let form: View;
  beforeEach(async () => {
    await on.say('standup', 'new');
    form = on.lastView();
  });

  test('asks only for channel and questions, with this channel chosen', () => {
    expect(fieldsOf(form)).toEqual([FIELDS.channel, FIELDS.template, FIELDS.questions]);
    expect(textOf(form)).toContain(`"initial_conversation":"${OPEN}"`);
    expect(checkView(form)).toEqual([]);
  });

  test('is saved, and planned for, before it says so', async () => {
    const done = viewOf(await on.submit(form));
    expect(checkView(done)).toEqual([]);
    expect(on.stored('NEW1')).toMatchObject({
      ...{ name: 'Daily standup', owners: [ANA], createdBy: ANA, state: 'active', version: 1 },
      roster: { kind: 'channel', channel: OPEN },
    });
    expect(on.planned).toEqual([on.stored('NEW1')]);
  });

  test('that is delivered three times makes one standup', async () => {
    const replies = [await on.submit(form), await on.submit(form), await on.submit(form)];
    expect(replies.map((reply) => reply.then)).toEqual(['update', 'close', 'close']);
    expect(on.standups()).toHaveLength(1);
    expect(on.planned).toHaveLength(1);
  });

  test('keeps what was typed when More options are opened, and names the template’s defaults', async () => {
    const typed = { [FIELDS.template]: 'retro', [FIELDS.questions]: 'What now?' };
    await on.press('standups:more-options', '', { in: form, typed });
    const more = on.lastView();
    expect(fieldsOf(more)).toEqual(Object.values(FIELDS));
    expect(checkView(more)).toEqual([]);
    await on.submit(more, { [FIELDS.window]: '4' });
    expect(on.stored('NEW1')).toMatchObject({
      name: 'Retro',
      questions: [{ text: 'What now?' }],
      schedule: { days: ['fri'], everyTwoWeeksFrom: '2026-03-06', windowHours: 4 },
    });
  });

  test('takes every one of the other choices', async () => {
    await on.press('standups:more-options', '', { in: form });
    await on.submit(on.lastView(), {
      ...{ [FIELDS.name]: 'Night  watch', [FIELDS.when]: '22:30 sat sun', [FIELDS.zone]: 'Asia/Tokyo' },
      ...{ [FIELDS.reminder]: 'off', [FIELDS.holidays]: 'asked', [FIELDS.report]: 'compiled-question' },
      ...{ [FIELDS.privacy]: 'anonymous', [FIELDS.roster]: 'list', [FIELDS.people]: [BEN, MEI] },
      ...{ [FIELDS.observers]: [EVE], [FIELDS.owners]: [ANA, BEN] },
    });
    expect(on.stored('NEW1')).toMatchObject({
      name: 'Night watch',
      schedule: {
        ...{ time: '22:30', days: ['sat', 'sun'], zone: 'Asia/Tokyo', windowHours: 8, holidays: false },
        remindAt: { minutesAfterPrompt: 480 },
      },
      report: { mode: 'compiled', groupBy: 'question' },
      privacy: 'anonymous',
      roster: { kind: 'list', users: [BEN, MEI] },
      ...{ observers: [EVE], owners: [ANA, BEN] },
    });
  });

  test.each([
    ['a channel that the app is not in, and says how to invite it', UNINVITED, '/invite'],
    ['a channel of two organisations', SHARED, 'another organisation'],
    ['a channel that nobody knows', 'C404', 'no channel here that you are in'],
    ['no channel', undefined, 'choose a channel'],
  ])('refuses %s', async (_what, channel, words) => {
    const reply = await on.submit(form, { [FIELDS.channel]: channel });
    expect(errorsOf(reply)[FIELDS.channel]).toContain(words);
    expect(on.standups()).toEqual([]);
  });

  test('refuses somebody who is not in the channel as if there were none', async () => {
    const outsider = errorsOf(await on.submit(form, {}, EVE))[FIELDS.channel];
    const unknown = errorsOf(await on.submit(form, { [FIELDS.channel]: 'C404' }))[FIELDS.channel];
    expect(outsider).toBe(unknown);
  });

  test('says at each field what needs another look, all at once, and makes nothing', async () => {
    await on.press('standups:more-options', '', { in: form });
    const wrong = { [FIELDS.when]: 'soon', [FIELDS.zone]: 'Mars', [FIELDS.owners]: undefined };
    expect(Object.keys(errorsOf(await on.submit(on.lastView(), wrong))).sort()).toEqual(
      [FIELDS.owners, FIELDS.when, FIELDS.zone].sort(),
    );
    const robot = await on.submit(on.lastView(), { [FIELDS.owners]: [ANA, ROBOT] });
    expect(errorsOf(robot)[FIELDS.owners]).toContain('apps cannot own a standup');
    expect(on.standups()).toEqual([]);
  });

  test('can be sent again once it is mended', async () => {
    await on.submit(form, { [FIELDS.channel]: undefined });
    await on.submit(form);
    expect(on.standups()).toHaveLength(1);
  });

  test('that is no form of ours is refused before anything happens', async () => {
    await expect(on.submit({ ...form, private_metadata: '{"act":"steal"}' })).rejects.toThrow(
      'open it again',
    );
    await expect(on.submit(form, { [FIELDS.template]: 'horoscope' })).rejects.toThrow();
    expect(on.standups()).toEqual([]);
  });
});

describe('Edit', () => {
  let form: View;
  beforeEach(async () => {
    await on.memory.standups.add(aStandup());
    await on.press('standups:manage', ID);
    await on.press('standups:edit', ID, { in: on.lastView() });
    form = on.lastView();
  });

  test('shows what holds, and saves what was changed of it', async () => {
    expect(checkView(form)).toEqual([]);
    const done = viewOf(await on.submit(form, { [FIELDS.when]: 'mon wed at 9' }));
    expect(textOf(done)).toContain('Mon, Wed at 09:00');
    expect(on.stored()).toEqual({
      ...aStandup({ version: 2 }),
      schedule: { ...aStandup().schedule, time: '09:00', days: ['mon', 'wed'] },
    });
    expect(on.planned).toEqual([on.stored()]);
  });

  test('that is delivered twice is one change, and no quarrel with oneself', async () => {
    const replies = [
      await on.submit(form, { [FIELDS.name]: 'Noon' }),
      await on.submit(form, { [FIELDS.name]: 'Noon' }),
    ];
    expect(replies.map((reply) => textOf(viewOf(reply)))).toEqual([
      expect.stringContaining('Saved.'),
      expect.stringContaining('Saved.'),
    ]);
    expect(on.stored().version).toBe(2);
  });

  test('tells the second of two editors, who keeps what they typed and may still save it', async () => {
    await on.memory.standups.save(aStandup({ name: 'Theirs <!here>', version: 2 }), 1);
    const told = viewOf(await on.submit(form, { [FIELDS.name]: 'Mine' }));
    expect(checkView(told)).toEqual([]);
    expect(textOf(told)).toContain('Somebody else changed this standup');
    expect(textOf(told)).toContain('Theirs &lt;!here&gt;');
    expect(on.stored().name).toBe('Theirs <!here>');
    await on.submit(told);
    expect(on.stored()).toMatchObject({ name: 'Mine', version: 3 });
  });

  test('does not ask about a channel that stays, nor lets one through that must not be', async () => {
    const stays = await on.submit(form, { [FIELDS.channel]: UNINVITED });
    expect(errorsOf(stays)[FIELDS.channel]).toContain('/invite');
    await on.memory.standups.save(aStandup({ channel: UNINVITED }), 1);
    expect((await on.submit(form, { [FIELDS.channel]: UNINVITED })).then).toBe('update');
  });
});

test('the form holds the longest there can be, also when somebody else was quicker', () => {
  const people = (count: number) => Array.from({ length: count }, (_, n) => userId(`U${n}0123456789`));
  const longest = aStandup({
    name: '&'.repeat(75),
    questions: Array.from({ length: 10 }, () => ({ text: '&'.repeat(200), role: 'other' as const })),
    ...{ roster: { kind: 'list', users: people(200) }, observers: people(50), owners: people(20) },
    schedule: { ...aStandup().schedule, remindAt: '13:00', windowHours: 23.5 },
  });
  const refs = { act: 'edit', more: true, standup: ID, version: 1 } as const;
  const groups = Array.from({ length: 700 }, (_, n) => ({
    ...{ id: `S${n}0123456789`, handle: '&'.repeat(40), name: '<'.repeat(60), isDisabled: false },
  }));
  for (const some of [[], groups.slice(0, 100), groups]) {
    expect(checkView(formView(draftOf(longest), refs, some))).toEqual([]);
    expect(checkView(changedMeanwhile(draftOf(longest), refs, longest, some))).toEqual([]);
  }
});
