import { beforeEach, describe, expect, test } from '@jest/globals';
import type { View } from '@slack/types';
import { standupId, teamId, userId, viewId } from '../../../src/core/ids.js';
import { FIELDS } from '../../../src/standups/managing/views/fields.js';
import { manageView } from '../../../src/standups/managing/views/manage.js';
import { checkMessage, checkView } from '../../support/check-limits.js';
import {
  ADMIN,
  ANA,
  aStandup,
  BEN,
  EVE,
  errorsOf,
  NOW,
  ROBOT,
  textOf,
  viewOf,
  type World,
  world,
} from './world.js';

const ID = standupId('S1');
let on: World;
let opened: View;

beforeEach(async () => {
  on = world();
  await on.memory.standups.add(aStandup());
  await on.press('standups:manage', ID);
  opened = on.lastView();
});

describe('an owner', () => {
  test('opens Manage from the list, with all that can be done', () => {
    expect(checkView(opened)).toEqual([]);
    for (const said of ['Morning', 'Done?', 'weekdays at 10:00', 'Edit', 'Hand over', 'Pause', 'Delete']) {
      expect(textOf(opened)).toContain(said);
    }
  });

  test('pauses and resumes; members are planned anew each time', async () => {
    await on.press('standups:pause', ID, { in: opened });
    expect(on.stored()).toMatchObject({ state: 'paused', version: 2 });
    expect(textOf(on.lastView())).toContain('standups:resume');
    await on.press('standups:resume', ID, { in: on.lastView() });
    expect(on.stored()).toMatchObject({ state: 'active', version: 3 });
    expect(on.planned.map(({ state }) => state)).toEqual(['paused', 'active']);
    expect(on.resumed).toEqual([{ standup: on.stored(), since: NOW }]);
  });

  test('pauses once, however often it is pressed', async () => {
    await on.press('standups:pause', ID, { in: opened });
    await on.press('standups:pause', ID, { in: opened });
    expect(on.stored().version).toBe(2);
    expect(on.planned).toHaveLength(1);
  });

  test('resumes one that lost its channel, and the reason goes', async () => {
    await on.memory.standups.save(aStandup({ state: 'paused', pauseReason: 'is_archived' }), 1);
    await on.press('standups:resume', ID, { in: opened });
    expect(on.stored().state).toBe('active');
    expect(on.stored()).not.toHaveProperty('pauseReason');
  });

  test('deletes it after a question, and what was answered stays', async () => {
    expect(textOf(opened)).toContain('Delete this standup?');
    await on.press('standups:delete', ID, { in: opened });
    expect(on.stored()).toMatchObject({ state: 'deleted', name: 'Morning' });
    expect(textOf(on.lastView())).toContain('answers are forgotten after 30 days');
    expect(on.planned.map(({ state }) => state)).toEqual(['deleted']);
    await on.press('standups:manage', ID);
    expect(on.answers.at(-1)?.text).toContain('no standup here that you can manage');
  });

  test('duplicates it with all its settings; nothing is made before Create', async () => {
    await on.press('standups:duplicate', ID, { in: opened });
    expect(on.standups()).toHaveLength(1);
    expect(checkView(on.lastView())).toEqual([]);
    await on.submit(on.lastView());
    const { id: _, name: __, version: ___, ...same } = aStandup();
    expect(on.stored('NEW1')).toMatchObject({ ...same, name: 'Copy of Morning' });
    expect(on.stored()).toEqual(aStandup());
  });

  test('hands it over, and can then no longer manage it', async () => {
    await on.press('standups:hand-over', ID, { in: opened });
    expect(checkView(on.lastView())).toEqual([]);
    const done = viewOf(await on.submit(on.lastView(), { [FIELDS.owners]: [BEN] }));
    expect(textOf(done)).toContain('now belongs to <@UBEN>');
    expect(on.stored().owners).toEqual([BEN]);
    await on.press('standups:manage', ID);
    expect(on.answers).toHaveLength(1);
  });

  test('shares it, and stays in Manage', async () => {
    await on.press('standups:hand-over', ID, { in: opened });
    const done = viewOf(await on.submit(on.lastView(), { [FIELDS.owners]: [ANA, BEN] }));
    expect(textOf(done)).toContain('standups:edit');
    expect(on.stored().owners).toEqual([ANA, BEN]);
  });

  test('can’t leave it to nobody, nor to an app', async () => {
    await on.press('standups:hand-over', ID, { in: opened });
    const form = on.lastView();
    const nobody = await on.submit(form, { [FIELDS.owners]: undefined });
    expect(errorsOf(nobody)[FIELDS.owners]).toContain('choose somebody who takes over');
    expect(errorsOf(await on.submit(form, { [FIELDS.owners]: [ROBOT] }))[FIELDS.owners]).toContain('Robot');
    expect(on.stored().owners).toEqual([ANA]);
  });
});

test('an admin of the workspace may do all of it too', async () => {
  await on.press('standups:pause', ID, { in: opened, user: ADMIN });
  expect(on.stored().state).toBe('paused');
});

describe('anybody else', () => {
  const ACTS = ['edit', 'pause', 'resume', 'duplicate', 'hand-over', 'preview', 'delete'];

  test.each(ACTS)('is refused %s, in the words for a standup that does not exist', async (act) => {
    await on.press(`standups:${act}`, ID, { in: opened, user: EVE });
    const theirs = on.lastView();
    await on.press(`standups:${act}`, 'S404', { in: opened, user: EVE });
    expect(theirs).toEqual(on.lastView());
    expect(textOf(theirs)).toContain('no standup here that you can manage');
    expect(on.stored()).toEqual(aStandup());
    expect(on.planned).toEqual([]);
  });

  test('is refused Manage beside the list, for their eyes only, in the same words', async () => {
    await on.press('standups:manage', ID, { user: EVE });
    await on.press('standups:manage', 'S404', { user: EVE });
    expect(on.answers).toHaveLength(2);
    expect(on.answers[0]).toEqual(on.answers[1]);
    expect(on.answers.flatMap(checkMessage)).toEqual([]);
  });

  test('is refused forms that were opened by somebody else, whatever they hold', async () => {
    await on.press('standups:edit', ID, { in: opened });
    const edit = on.lastView();
    await on.press('standups:hand-over', ID, { in: opened });
    const handOver = on.lastView();
    for (const form of [edit, handOver]) {
      const refused = viewOf(await on.submit(form, { [FIELDS.owners]: [EVE], [FIELDS.name]: 'Mine' }, EVE));
      expect(textOf(refused)).toContain('no standup here that you can manage');
    }
    await on.press('standups:more-options', '', { in: edit, user: EVE });
    expect(textOf(on.lastView())).not.toContain('Morning');
    expect(on.stored()).toEqual(aStandup());
  });

  test('of another workspace does not find it by its id', async () => {
    const pause = on.slice.listeners.actions?.['standups:pause'];
    const view = {
      id: viewId('V1'),
      hash: '',
      callbackId: '',
      privateMetadata: '',
      values: {},
      blockOf: {},
    };
    await pause?.({
      ...{ team: teamId('T2'), user: ANA, triggerId: 't', actionId: 'standups:pause', blockId: 'b' },
      ...{ value: ID, view },
    });
    expect(on.stored()).toEqual(aStandup());
    expect(textOf(on.lastView())).toContain('no standup here that you can manage');
  });
});

test('a change that others overtake is made on what they saved', async () => {
  const { save } = on.memory.standups;
  let raced = false;
  const racing = Object.assign(on.memory.standups, {
    save: async (next: ReturnType<typeof aStandup>, version: number) => {
      if (!raced) await save(aStandup({ name: 'Renamed', version: 2 }), 1);
      raced = true;
      return save(next, version);
    },
  });
  await on.press('standups:pause', ID, { in: opened });
  expect(await racing.find(on.stored().team, ID)).toMatchObject({
    name: 'Renamed',
    state: 'paused',
    version: 3,
  });
});

test('Manage holds the longest there can be', () => {
  const longest = aStandup({
    name: '&'.repeat(75),
    questions: Array.from({ length: 10 }, () => ({ text: '<'.repeat(200), role: 'other' as const })),
    owners: Array.from({ length: 20 }, (_, n) => userId(`U${n}0123456789`)),
    ...{ state: 'paused', pauseReason: 'is_archived' },
  });
  expect(checkView(manageView(longest, 'Saved.'))).toEqual([]);
});

test('Manage names nobody where people had their names taken off', () => {
  const nameless = JSON.stringify(manageView(aStandup({ owners: [], createdBy: userId('') })));
  expect(nameless).toContain('"Owners: none"');
  expect(nameless).not.toContain('<@>');
});

test('people are shown in which standups they are named, and their name comes off', async () => {
  const data = on.slice.personalData;
  const { team } = on.stored();
  const places = { standup: ID, name: 'Morning' };
  expect(await data.export(team, ANA)).toEqual([{ ...places, as: ['made it', 'owner', 'asked'] }]);
  expect(await data.export(team, BEN)).toEqual([{ ...places, as: ['asked'] }]);
  expect(await data.export(team, EVE)).toEqual([]);
  await on.memory.standups.setMembers(team, ID, [ANA, BEN]);
  expect(await data.delete(team, BEN)).toBe(1);
  expect(await data.export(team, BEN)).toEqual([]);
});
