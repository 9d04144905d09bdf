import { beforeEach, describe, expect, test } from '@jest/globals';
import { channelSettingsData } from '../../src/channels/personal-data.js';
import { metadataOf } from '../../src/channels/read-settings-form.js';
import { createChannelsSlice } from '../../src/channels/slice.js';
import { FIELDS } from '../../src/channels/views/settings.js';
import type { CommandRequest } from '../../src/commands/command.js';
import { type ChannelId, channelId, messageTs, type UserId, userId, viewId } from '../../src/core/ids.js';
import { message } from '../../src/slack/blocks.js';
import type { ActionPress, InputValue } from '../../src/slack/incoming.js';
import { checkMessage, checkView } from '../support/check-limits.js';
import { aChannel, fakeSlack, recordingRespond, TEAM } from '../support/fake-slack.js';
import {
  memoryChannels,
  memoryDeliveries,
  recordingJobs,
  recordingOutbox,
  stoppedClock,
} from '../support/memory-ports.js';
import { silentLogger } from '../support/silent-logger.js';

const ANA = userId('UANA');
const EVE = userId('UEVE');
const OPEN = channelId('COPEN');
const SHARED = channelId('CSHARED');
const NO_SUCH = channelId('CNONE');
const NOW = 1_000;

function setUp() {
  const channels = memoryChannels();
  const slack = fakeSlack({
    channels: [aChannel({ id: OPEN }), aChannel({ id: SHARED, isExternal: true })],
    members: { [OPEN]: [ANA], [SHARED]: [ANA] },
  });
  const responded = recordingRespond();
  const opened: unknown[] = [];
  const slice = createChannelsSlice({
    ...{ channels, slack: slack.api, deliveries: memoryDeliveries(), jobs: recordingJobs() },
    ...{ outbox: recordingOutbox(), transaction: (work) => work(), respond: responded.respond },
    ...{ clock: stoppedClock(NOW), logger: silentLogger },
    mine: {
      open: async (request) => void opened.push(request),
      offer: async () => message('my settings, by a button'),
      turn: async (_team, user, on) => message(`${user} ${on ? 'on' : 'off'}`),
    },
  });
  const [settings] = slice.commands;
  return {
    ...responded,
    channels,
    slice,
    opened,
    shown: slack.shown,
    of: (channel: ChannelId) => channels.of(TEAM, channel),
    say: (rest: string, over: Partial<CommandRequest> = {}) => settings?.run({ ...request, rest, ...over }),
    async press(actionId: string, over: Partial<ActionPress> = {}) {
      await slice.listeners.actions?.[actionId]?.({ ...pressed, actionId, ...over });
    },
    submit: (user: UserId, channel: ChannelId, values: Readonly<Record<string, InputValue>> = FORM) =>
      slice.listeners.views?.['channels:save-settings']?.({
        ...{ team: TEAM, user },
        view: {
          ...{ id: viewId('V1'), hash: 'h', callbackId: 'channels:save-settings' },
          ...{ privateMetadata: metadataOf(channel), values, blockOf: {} },
        },
      }),
  };
}

const request = { team: TEAM, user: ANA, channel: OPEN, inDm: false, triggerId: 'trigger' };

const pressed: ActionPress = {
  ...{ team: TEAM, user: ANA, triggerId: 'trigger', actionId: '', blockId: '', value: '' },
  ...{
    message: { channel: OPEN, ts: messageTs('1.1'), ephemeral: false },
    responseUrl: 'https://respond.test/1',
  },
};

const FORM = {
  ...{ [FIELDS.nudges]: 'off', [FIELDS.sensitivity]: 'high', [FIELDS.cooldown]: '240' },
  ...{ [FIELDS.talk]: '25', [FIELDS.deliver]: 'dm', [FIELDS.incident]: ['incident'] },
};

let world = setUp();
beforeEach(() => {
  world = setUp();
});

describe('/async settings', () => {
  test('opens the form with what holds in the channel', async () => {
    await world.channels.change(TEAM, OPEN, { cooldownMinutes: 45, incident: true, deliver: 'dm' }, ANA, NOW);
    expect(await world.say('')).toBeUndefined();
    const [form] = world.shown;
    if (form?.how !== 'open') throw new Error('no form was opened');
    const shown = JSON.stringify(form.view);
    expect(form.view.private_metadata).toBe('{"channel":"COPEN"}');
    expect(shown).toContain(`<#${OPEN}>`);
    for (const text of ['30 minutes', '45 minutes', '1 hour', '2 hours', '4 hours', '1 day'])
      expect(shown).toContain(`"${text}"`);
    expect(shown).toMatch(/"initial_option":\{"text":\{[^}]*\},"value":"45"\}/);
    expect(shown).toMatch(/"initial_options":\[\{"text":\{[^}]*\},"value":"incident"\}\]/);
    expect(checkView(form.view)).toEqual([]);
  });

  test.each([
    ['off', false],
    ['ON', true],
  ])('%s holds in the channel, and what now holds is told', async (word, nudges) => {
    const answer = await world.say(word);
    expect(await world.of(OPEN)).toMatchObject({ nudges, updatedBy: ANA, updatedAt: NOW });
    expect(answer?.text).toBe(`Nudges are ${nudges ? 'on' : 'off'} in this channel.`);
    expect(JSON.stringify(answer)).toContain('*At most one nudge in:* 2 hours');
  });

  test('me off is about oneself, everywhere', async () => {
    expect((await world.say('me off'))?.text).toBe('UANA off');
    expect((await world.say('on', { inDm: true }))?.text).toBe('UANA on');
    expect((await world.of(OPEN)).updatedBy).toBeUndefined();
  });

  test('me opens one’s own form; in the DM a button offers it', async () => {
    expect(await world.say('me')).toBeUndefined();
    expect(await world.say('', { inDm: true })).toBeUndefined();
    expect(world.opened).toEqual(Array(2).fill({ team: TEAM, user: ANA, triggerId: 'trigger' }));
    const { triggerId: _, ...words } = request;
    const [settings] = world.slice.commands;
    const answer = await settings?.run({ ...words, inDm: true, rest: '' });
    expect(answer?.text).toBe('my settings, by a button');
    expect(world.shown).toEqual([]);
  });

  test('other words get help and change nothing', async () => {
    expect((await world.say('louder'))?.text).toContain('settings off');
    expect((await world.say('method off'))?.text).toContain('settings off');
    expect((await world.of(OPEN)).updatedBy).toBeUndefined();
  });
});

test.each([
  ['off', true],
  ['Me on', true],
  ['page done', false],
  ['on two pages', false],
  ['melted', false],
])('while an answer is awaited, "settings %s" in the DM is a command: %s', async (rest, isCommand) => {
  const [settings] = world.slice.commands;
  expect(await settings?.understands?.({ team: TEAM, user: ANA, rest })).toBe(isCommand);
});

describe('only members may', () => {
  test('see the form or change anything by words; an unknown channel looks just the same', async () => {
    const answers = [
      await world.say('', { user: EVE }),
      await world.say('off', { user: EVE }),
      await world.say('', { channel: NO_SUCH }),
      await world.say('off', { channel: NO_SUCH }),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.text).toContain('no settings to show');
    expect(world.shown).toEqual([]);
    expect((await world.of(OPEN)).nudges).toBe(true);
  });

  test('save a form, also when it names a channel that is not theirs', async () => {
    const refusals = [await world.submit(EVE, OPEN), await world.submit(ANA, NO_SUCH)];
    expect(refusals[0]).toEqual(refusals[1]);
    expect(JSON.stringify(refusals[0])).toContain('no settings to show');
    expect(await world.of(OPEN)).toMatchObject({ nudges: true, sensitivity: 'normal' });
  });

  test.each(['channels:turn-off', 'channels:turn-on', 'channels:open-settings'])(
    'press %s',
    async (actionId) => {
      await world.press(actionId, { user: EVE });
      expect(world.answers[0]?.text).toContain('no settings to show');
      expect((await world.of(OPEN)).updatedBy).toBeUndefined();
      expect(world.shown).toEqual([]);
    },
  );
});

describe('a channel shared with another organisation', () => {
  test('has nothing to set, and says so to its members', async () => {
    expect((await world.say('', { channel: SHARED }))?.text).toContain('stay silent');
    expect((await world.say('on', { channel: SHARED }))?.text).toContain('stay silent');
    expect(JSON.stringify(await world.submit(ANA, SHARED))).toContain('stay silent');
    expect((await world.of(SHARED)).updatedBy).toBeUndefined();
  });

  test('is not even named to others', async () => {
    expect((await world.say('', { channel: SHARED, user: EVE }))?.text).toContain('no settings to show');
  });
});

describe('the form, submitted', () => {
  test('changes all fields and shows what now holds', async () => {
    const reply = await world.submit(ANA, OPEN);
    expect(await world.of(OPEN)).toMatchObject({
      ...{
        nudges: false,
        sensitivity: 'high',
        cooldownMinutes: 240,
        talkMessages: 25,
        deliver: 'dm',
        incident: true,
        updatedBy: ANA,
      },
    });
    expect(reply?.then).toBe('update');
    expect(JSON.stringify(reply)).toContain('*At most one nudge in:* 4 hours');
    if (reply?.then === 'update') expect(checkView(reply.view)).toEqual([]);
  });

  test('without the box ticked it is no incident channel', async () => {
    for (const none of [[], undefined]) {
      await world.channels.change(TEAM, OPEN, { incident: true }, ANA, NOW);
      await world.submit(ANA, OPEN, { ...FORM, [FIELDS.incident]: none });
      expect((await world.of(OPEN)).incident).toBe(false);
    }
  });

  test('that is no form of ours is refused before anything changes', async () => {
    await expect(world.submit(ANA, OPEN, { ...FORM, [FIELDS.cooldown]: '0' })).rejects.toThrow();
    expect((await world.of(OPEN)).updatedBy).toBeUndefined();
  });
});

describe('buttons', () => {
  test('Turn off here answers the presser alone and leaves the introduction standing', async () => {
    await world.press('channels:turn-off');
    expect((await world.of(OPEN)).nudges).toBe(false);
    expect(world.answers).toMatchObject([
      { replaceOriginal: false, text: 'Nudges are off in this channel.' },
    ]);
    expect(JSON.stringify(world.answers)).toContain('channels:turn-on');
    for (const answer of world.answers) expect(checkMessage(answer)).toEqual([]);
  });

  test('Turn on here takes it back, in place of the answer before', async () => {
    await world.press('channels:turn-off');
    await world.press('channels:turn-on', {
      message: { channel: OPEN, ts: messageTs('2.2'), ephemeral: true },
    });
    expect((await world.of(OPEN)).nudges).toBe(true);
    expect(world.answers[1]).toMatchObject({ replaceOriginal: true });
  });

  test('Settings opens the form, and My settings opens over it', async () => {
    await world.press('channels:open-settings');
    await world.press('channels:my-settings');
    expect(world.shown.map(({ how }) => how)).toEqual(['open']);
    expect(world.answers).toEqual([]);
    expect(world.opened).toEqual([{ team: TEAM, user: ANA, triggerId: 'trigger', over: true }]);
  });

  test('all that we show have a listener', async () => {
    await world.say('');
    await world.press('channels:turn-off');
    await world.press('channels:turn-on');
    const ids = [
      ...JSON.stringify([world.shown, world.answers]).matchAll(/"type":"button","action_id":"([^"]+)"/g),
    ];
    const shown = new Set(ids.map(([, id]) => id));
    expect(shown).toEqual(new Set(Object.keys(world.slice.listeners.actions ?? {})));
  });
});

test('a person’s name comes off the settings they changed; the settings stay', async () => {
  const data = channelSettingsData({ channels: world.channels });
  await world.say('off');
  expect(await data.export(TEAM, ANA)).toEqual([{ channel: OPEN, updatedAt: NOW }]);
  expect(await data.delete(TEAM, ANA)).toBe(1);
  expect(await data.export(TEAM, ANA)).toEqual([]);
  expect((await world.of(OPEN)).nudges).toBe(false);
});
