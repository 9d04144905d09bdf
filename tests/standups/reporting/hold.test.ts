import { describe, expect, test } from '@jest/globals';
import { channelId } from '../../../src/core/ids.js';
import { aChannel } from '../../support/fake-slack.js';
import { dmOf } from '../../support/posting-slack.js';
import { ANA, BEN, CHANNEL, CLOSES_AT, DAY, OLA, occurrence, response, standup } from './samples.js';
import { world } from './world.js';

const shownText = (posts: readonly { readonly content: object }[]) => JSON.stringify(posts);

describe('a report whose channel is gone', () => {
  test.each(['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action'])(
    'is on hold after %s: answers are kept, the owner is told once, and coming prompts are taken off',
    async (code) => {
      const here = world();
      here.refuse(code);
      await here.answer(response(ANA, ['One', '', '']));
      await here.answer(response(BEN, ['Two', '', '']));
      expect(here.standup).toMatchObject({ state: 'paused', pauseReason: code, version: 2 });
      expect(here.posting.in(dmOf(OLA))).toHaveLength(1);
      expect(here.planned).toEqual([here.standup.id]);
      expect(here.memory.kept.responses.size).toBe(2);
    },
  );

  test('goes on when the app is invited again, and shows what was missed once: answers and edits', async () => {
    const here = world();
    await here.answer(response(ANA, ['Before', '', '']));
    here.refuse('not_in_channel');
    await here.answer(response(BEN, ['Missed', '', '']));
    here.clock.advance(60_000);
    await here.answer(response(ANA, ['Edited', '', ''], { editedAt: here.clock.now() }));
    here.refuse(undefined);
    await here.botJoins();
    expect(here.standup.state).toBe('active');
    expect(here.standup.pauseReason).toBeUndefined();
    expect(here.shown).toHaveLength(3);
    expect(shownText(here.shown)).toContain('Missed');
    expect(shownText(here.shown)).toContain('Edited');
    expect(here.shown[0]?.content.text).toContain('2 of 2');
    expect(here.planned).toHaveLength(2);
    await here.botJoins();
    expect(here.shown).toHaveLength(3);
  });

  test('shows, once it goes on, the very edit that found the channel gone, and those saved just before', async () => {
    const here = world();
    await here.answer(response(ANA, ['Before', '', '']));
    await here.answer(response(BEN, ['Also before', '', '']));
    here.clock.advance(60_000);
    const edited = { editedAt: here.clock.now() };
    await here.memory.responses.save(response(BEN, ['Edited too', '', ''], edited));
    // Slack made us wait: when it refuses at last, the edits are some minutes old.
    here.clock.advance(300_000);
    here.refuse('is_archived');
    await here.answer(response(ANA, ['Edited', '', ''], edited));
    expect(here.standup.pauseReason).toBe('is_archived');
    await here.reporting.answered({ ...response(BEN, []), workDay: DAY });
    await here.runJobs();
    expect(shownText(here.shown)).not.toContain('Edited');
    here.refuse(undefined);
    await here.botJoins();
    expect(shownText(here.shown)).toContain('Edited too');
    expect(shownText(here.shown)).not.toContain('efore');
    expect(here.shown).toHaveLength(3);
  });

  test('goes on when the channel is unarchived with the app in it, not without', async () => {
    const here = world();
    here.refuse('is_archived');
    await here.answer(response(ANA, ['Missed', '', '']));
    here.refuse(undefined);
    here.channels[0] = aChannel({ id: CHANNEL, isMember: false });
    await here.event('channel_unarchive', { channel: CHANNEL });
    expect(here.standup.state).toBe('paused');
    here.channels[0] = aChannel({ id: CHANNEL });
    await here.event('channel_unarchive', { channel: CHANNEL });
    await here.runJobs();
    expect(shownText(here.shown)).toContain('Missed');
  });

  test('shows a compiled day that closed in the meantime', async () => {
    const here = world({ standup: standup({ report: { mode: 'compiled', groupBy: 'person' } }) });
    await here.ask(occurrence(ANA));
    await here.answer(response(ANA, ['Missed', '', '']));
    here.refuse('channel_not_found');
    await here.close(CLOSES_AT);
    expect(here.standup.pauseReason).toBe('channel_not_found');
    here.refuse(undefined);
    await here.botJoins();
    expect(here.shown).toHaveLength(1);
    expect(shownText(here.shown)).toContain('Missed');
  });

  test('goes on hold again, and tells again, when the channel goes a second time', async () => {
    const here = world();
    here.refuse('not_in_channel');
    await here.answer(response(ANA, ['Missed', '', '']));
    await here.botJoins();
    expect(here.standup.pauseReason).toBe('not_in_channel');
    expect(here.posting.in(dmOf(OLA))).toHaveLength(2);
  });

  test('somebody else joining changes nothing', async () => {
    const here = world();
    here.refuse('not_in_channel');
    await here.answer(response(ANA, ['Missed', '', '']));
    await here.botJoins(BEN);
    expect(here.standup.state).toBe('paused');
  });

  test('leaves a standup alone that its owners paused themselves, and shows what was missed when they resume it', async () => {
    const here = world({ standup: standup({ state: 'paused' }) });
    here.refuse('is_archived');
    await here.answer(response(ANA, ['Missed', '', '']));
    expect(here.standup.pauseReason).toBeUndefined();
    expect(here.posting.posts).toEqual([]);
    here.refuse(undefined);
    await here.botJoins();
    expect(here.standup.state).toBe('paused');
    here.change({ state: 'active' });
    await here.reporting.resumed(here.standup, 0);
    await here.runJobs();
    expect(shownText(here.shown)).toContain('Missed');
  });

  test('shows what was missed in another channel that its owners chose', async () => {
    const here = world();
    await here.answer(response(ANA, ['Before', '', '']));
    here.refuse('is_archived');
    await here.answer(response(BEN, ['Missed', '', '']));
    const { pauseReason: _, updatedAt, ...held } = here.standup;
    const moved = { ...held, updatedAt, state: 'active', channel: channelId('C2'), version: 3 } as const;
    here.memory.kept.standups.set(`${moved.team}/${moved.id}`, moved);
    await here.reporting.resumed(moved, updatedAt);
    await here.runJobs();
    expect(shownText(here.posting.in('C2'))).toContain('Missed');
    // That the old channel still refuses us is no trouble of a standup that has left it.
    expect(here.standup.state).toBe('active');
  });
});
