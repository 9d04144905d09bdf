import { describe, expect, test } from '@jest/globals';
import { channelId, messageTs } from '../../src/core/ids.js';
import { MAKE_ASYNC_SHORTCUT } from '../../src/proposals/make-async.js';
import { CLOSE_CALLBACK, OUTCOME_FIELD } from '../../src/proposals/views/close.js';
import { FIELDS, FORM_CALLBACK } from '../../src/proposals/views/form.js';
import { TEAM } from '../support/fake-slack.js';
import { ANA, BEN, MEI, openView, type World, world } from './world.js';

const shortcut = (here: World, message?: { text: string; user?: typeof ANA }) =>
  here.slice.listeners.shortcuts?.[MAKE_ASYNC_SHORTCUT]?.({
    ...{ team: TEAM, user: ANA, triggerId: 't1', callbackId: MAKE_ASYNC_SHORTCUT },
    ...(message && { message: { channel: channelId('C1'), ts: messageTs('1.1'), ...message } }),
  });

describe('the slice', () => {
  test('listens to what its views send', () => {
    const { actions, views, shortcuts } = world().slice.listeners;
    expect(Object.keys({ ...actions, ...views, ...shortcuts }).sort()).toEqual([
      'proposals:close',
      'proposals:close-submit',
      'proposals:make-async',
      'proposals:submit',
      'proposals:try-again',
    ]);
  });

  test('has one job', () => {
    expect(world().slice.jobs.map(({ name }) => name)).toEqual(['proposals.post']);
  });
});

describe('*Make this async*', () => {
  test('opens the form on one’s own message', async () => {
    const here = world();
    await shortcut(here, { text: 'can we meet about the plan?', user: ANA });
    expect(JSON.stringify(here.opened)).toContain('"initial_value":"can we meet about the plan?"');
  });

  test('opens it as the kind of writing that fits the message, and else as a proposal', async () => {
    const here = world();
    await shortcut(here, { text: 'which database do we take?', user: ANA });
    await shortcut(here, { text: 'I think we should drop the importer.', user: ANA });
    const titles = here.opened.map((view) => (view.type === 'modal' ? view.title.text : ''));
    expect(titles).toEqual(['Ask in writing', 'Write a proposal']);
  });

  test('quotes somebody else’s message', async () => {
    const here = world();
    await shortcut(here, { text: 'can we meet?', user: MEI });
    expect(JSON.stringify(here.opened)).toContain('Mei wrote:\\n> can we meet?');
  });

  test('quotes a message of nobody we know', async () => {
    const here = world();
    await shortcut(here, { text: 'The build is red.' });
    expect(JSON.stringify(here.opened)).toContain('The build is red.');
  });

  test('does nothing without a message', async () => {
    const here = world();
    await shortcut(here);
    expect(here.opened).toEqual([]);
  });
});

describe('what is kept about a person', () => {
  const written = async () => {
    const here = world();
    const values = {
      ...{ [FIELDS.title]: 'Move the release', [FIELDS.body]: 'To Thursday.', [FIELDS.asked]: [BEN] },
      [FIELDS.hours]: '8',
    };
    await here.submit(FORM_CALLBACK, openView(FORM_CALLBACK, values));
    return here;
  };

  test('can be exported, with times that a person can read', async () => {
    const here = await written();
    const [mine, ...others] = await here.slice.personalData.export(TEAM, ANA);
    expect(others).toEqual([]);
    expect(mine).toMatchObject({
      ...{ title: 'Move the release', body: 'To Thursday.', asked: [BEN] },
      createdAt: { utc: 'Wed 11 Mar, 10:00 UTC' },
    });
    expect(JSON.parse(JSON.stringify(mine))).toEqual(mine);
    expect(await here.slice.personalData.export(TEAM, BEN)).toEqual([]);
  });

  test('can be deleted, and is then neither posted nor closed', async () => {
    const here = await written();
    const { id } = here.proposal;
    expect(await here.slice.personalData.delete(TEAM, ANA)).toBe(1);
    await here.runJobs();
    expect(here.slack.posts).toEqual([]);
    const form = openView(CLOSE_CALLBACK, { [OUTCOME_FIELD]: 'Done.' }, id);
    expect(await here.submit(CLOSE_CALLBACK, { ...form, hash: 'h2' })).toHaveProperty('errors');
  });
});
