import { beforeEach, describe, expect, test } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import { channelId, messageTs, type UserId, userId, viewId } from '../../src/core/ids.js';
import { preferenceData } from '../../src/people/preference-data.js';
import { createPeopleSlice } from '../../src/people/slice.js';
import { HOME_VIEW } from '../../src/people/views/home.js';
import { FIELDS } from '../../src/people/views/settings-form.js';
import { section } from '../../src/slack/blocks.js';
import type { ActionPress, IncomingEvent, InputValue, OpenView } from '../../src/slack/incoming.js';
import { showErrors } from '../../src/slack/view-reply.js';
import { checkMessage, checkView } from '../support/check-limits.js';
import { aUser, fakeSlack, recordingRespond, TEAM } from '../support/fake-slack.js';
import {
  awaitedInFlight,
  memoryPreferences,
  recordingJobs,
  recordingOutbox,
  stoppedClock,
} from '../support/memory-ports.js';

const ANA = userId('UANA');
/** Thursday 12 March 2026, 15:05 in Berlin. */
const NOW = Date.UTC(2026, 2, 12, 14, 5);
const DAY = 86_400_000;
const RULES = [{ id: 'meeting-request', summary: 'Somebody asks to meet, call or huddle.' }];

function setUp() {
  const slack = fakeSlack({ users: [aUser({ id: ANA, zone: 'Europe/Berlin' })] });
  const preferences = memoryPreferences();
  const ports = { jobs: recordingJobs(), inFlight: awaitedInFlight(), ...recordingRespond(), preferences };
  const replanned: UserId[] = [];
  const slice = createPeopleSlice({
    ...ports,
    ...{
      slack: slack.api,
      directory: slack.api,
      outbox: recordingOutbox(),
      clock: stoppedClock(NOW),
      rules: RULES,
    },
    entries: [preferenceData({ preferences })],
    transaction: (work) => work(),
    homeSections: [async () => [section('*My leave*')]],
    choicesChanged: async (_team, user) => void replanned.push(user),
    commandHelp: (): readonly KnownBlock[] => [section('*snooze*: no nudges for a while')],
  });
  const { listeners } = slice;
  return {
    ...ports,
    slice,
    replanned,
    shown: slack.shown,
    async press(actionId: string, over: Partial<ActionPress> = {}) {
      const { [actionId]: listener } = listeners.actions ?? {};
      await listener?.({ ...pressed, actionId, ...over });
      await ports.inFlight.settled();
    },
    async openHome(over: Partial<IncomingEvent> = {}) {
      const payload = { type: 'app_home_opened', user: ANA, tab: 'home' };
      await listeners.events?.app_home_opened?.({
        eventId: 'Ev1',
        type: 'app_home_opened',
        team: TEAM,
        payload,
        ...over,
      });
      await ports.inFlight.settled();
    },
    async submit(values: Readonly<Record<string, InputValue>>) {
      const reply = await listeners.views?.['people:save-settings']?.({
        team: TEAM,
        user: ANA,
        view: aView({ values }),
      });
      await ports.inFlight.settled();
      return reply;
    },
    preference: () => preferences.find(TEAM, ANA),
  };
}

const pressed: ActionPress = {
  ...{ team: TEAM, user: ANA, triggerId: 'trigger', actionId: '', blockId: '', value: '' },
  responseUrl: 'https://respond.test/1',
};

const aView = (over: Partial<OpenView>): OpenView => ({
  ...{ id: viewId('V1'), hash: 'h', callbackId: '', privateMetadata: '', values: {}, blockOf: {} },
  ...over,
});

const onHome = { view: aView({ callbackId: HOME_VIEW }) };
const inModal = { view: aView({}) };

let world = setUp();
beforeEach(() => {
  world = setUp();
});

describe('Home', () => {
  test('welcomes, helps to begin, lists the words, shows choices, privacy and who helps', async () => {
    await world.openHome();
    const [home] = world.shown;
    if (home?.how !== 'home') throw new Error('Home was not published');
    const shown = JSON.stringify(home.view);
    for (const part of [
      'Welcome',
      'How to begin',
      '/invite',
      '*snooze*',
      'Nudges:* on',
      'My leave',
      'Europe/Berlin',
      'Privacy',
      'Support',
    ]) {
      expect(shown).toContain(part);
    }
    expect(home).toMatchObject({ user: ANA, view: { type: 'home', callback_id: HOME_VIEW } });
    expect(checkView(home.view)).toEqual([]);
  });

  test('is left alone when the messages tab is opened', async () => {
    await world.openHome({ payload: { type: 'app_home_opened', user: ANA, tab: 'messages' } });
    expect(world.shown).toEqual([]);
  });

  test.each([
    ['people:turn-nudges-off', '', { optedOut: true }, 'Nudges:* off'],
    ['people:turn-nudges-on', '', { optedOut: false }, 'Nudges:* on'],
    ['people:snooze', '1d', { snoozedUntil: NOW + DAY }, 'Nudges:* snoozed until'],
  ])('button %s changes the choice and shows it', async (actionId, value, choice, words) => {
    await world.press(actionId, { ...onHome, value });
    expect(await world.preference()).toMatchObject(choice);
    expect(world.shown).toMatchObject([{ how: 'home' }]);
    expect(JSON.stringify(world.shown)).toContain(words);
    expect(world.answers).toEqual([]);
  });

  test('does not speak of a snooze that is over', async () => {
    await world.preferences.change(TEAM, ANA, { snoozedUntil: NOW - 1 }, NOW);
    await world.openHome();
    expect(JSON.stringify(world.shown)).toContain('Nudges:* on');
  });

  test('every button on it, in every state, has a listener', async () => {
    const seen = new Set<string>();
    for (const act of ['', 'people:snooze', 'people:turn-nudges-off']) {
      if (act) await world.press(act, { ...onHome, value: '1d' });
      await world.openHome();
      for (const [, id] of JSON.stringify(world.shown).matchAll(/"action_id":"([^"]+)"/g))
        if (id) seen.add(id);
    }
    expect(seen.size).toBe(6);
    expect(Object.keys(world.slice.listeners.actions ?? {})).toEqual(expect.arrayContaining([...seen]));
  });

  test('opens privacy in a modal, where Delete shows what went and Home is shown afresh', async () => {
    await world.press('people:turn-nudges-off', onHome);
    await world.press('people:show-privacy', onHome);
    await world.press('people:delete', inModal);
    expect(world.shown.map(({ how }) => how)).toEqual(['home', 'open', 'update', 'home']);
    expect(JSON.stringify(world.shown[2])).toContain('Deleted. Your choices: 1 record.');
    expect(JSON.stringify(world.shown[3])).toContain('Nudges:* on');
    expect(await world.preference()).toBeUndefined();
    for (const each of world.shown) if ('view' in each) expect(checkView(each.view)).toEqual([]);
  });
});

describe('in a message of ours', () => {
  test.each([
    ['people:turn-nudges-off', 'Nudges are off for you'],
    ['people:turn-nudges-on', 'Nudges are on for you'],
    ['people:wake', 'Your snooze has ended'],
    ['people:export', 'on its way'],
    ['people:delete', 'nothing to delete'],
  ])('button %s is answered in its place', async (actionId, words) => {
    await world.press(actionId);
    expect(world.answers).toMatchObject([{ to: 'https://respond.test/1', replaceOriginal: true }]);
    expect(world.answers[0]?.text).toContain(words);
    for (const answer of world.answers) expect(checkMessage(answer)).toEqual([]);
  });

  test('Export plans the file', async () => {
    await world.press('people:export');
    expect(world.jobs.requests).toMatchObject([{ name: 'people.export', payload: { user: ANA } }]);
  });

  test('turning nudges on ends a snooze and names the kinds that stay off', async () => {
    const { preferences } = world;
    await preferences.change(TEAM, ANA, { snoozedUntil: NOW + DAY, quietRules: ['meeting-request'] }, NOW);
    await world.press('people:turn-nudges-on');
    expect(await world.preference()).not.toHaveProperty('snoozedUntil');
    expect(world.answers[0]?.text).toContain('these kinds stay off, as you chose: Somebody asks to meet');
  });
});

describe('snooze by words', () => {
  const snooze = async (rest: string) => {
    const command = world.slice.commands.find(({ name }) => name === 'snooze');
    return command?.run({ team: TEAM, user: ANA, channel: channelId('C1'), inDm: false, rest });
  };

  test('confirms with the time in the reader’s zone, and a button to end it', async () => {
    const answer = await snooze('until tomorrow');
    expect(answer?.text).toBe('Snoozed until Fri 13 Mar, 09:00 Central European Standard Time.');
    expect(JSON.stringify(answer)).toContain('<!date^1773388800^');
    expect(JSON.stringify(answer)).toContain('people:wake');
    expect(await world.preference()).toMatchObject({ snoozedUntil: 1_773_388_800_000 });
  });

  test('off ends it, and says so when nudges stay off all the same', async () => {
    await world.preferences.change(TEAM, ANA, { optedOut: true, snoozedUntil: NOW + DAY }, NOW);
    expect((await snooze('off'))?.text).toContain('stay turned off');
    expect(await world.preference()).not.toHaveProperty('snoozedUntil');
  });

  test.each([
    ['soonish', 'could not read'],
    ['91d', '90 days at most'],
  ])('%j changes nothing and says why', async (rest, words) => {
    expect((await snooze(rest))?.text).toContain(words);
    expect(await world.preference()).toBeUndefined();
  });
});

describe('My settings', () => {
  const values = {
    ...{ [FIELDS.nudges]: 'on', [FIELDS.rules]: ['meeting-request'], [FIELDS.days]: ['mon'] },
    ...{ [FIELDS.start]: '08:00', [FIELDS.end]: '17:00', [FIELDS.zone]: 'keep:Asia/Tokyo' },
  };

  test('open at once from Home, and over the modal in which the button was', async () => {
    await world.press('people:open-settings', onHome);
    await world.press('people:open-settings', inModal);
    await world.press('people:open-settings', {
      message: { channel: channelId('D1'), ts: messageTs('1.1'), ephemeral: false },
    });
    expect(world.shown.map(({ how }) => how)).toEqual(['open', 'push', 'open']);
  });

  test('saved, show what holds now, in the form and on Home', async () => {
    const reply = await world.submit(values);
    expect(await world.preference()).toMatchObject({
      workStart: '08:00',
      workDays: ['mon'],
      zone: 'Asia/Tokyo',
    });
    expect(reply?.then).toBe('update');
    expect(JSON.stringify(reply)).toContain('08:00 to 17:00, Mon\\n*Zone:* Asia/Tokyo (kept by you)');
    expect(JSON.stringify(world.shown)).toContain('Asia/Tokyo (kept by you)');
  });

  test('saved, plan anew for that person what hours, zone and holidays decide', async () => {
    const reply = await world.submit({ ...values, [FIELDS.region]: ' berlin ' });
    expect(await world.preference()).toMatchObject({ region: 'DE-BE' });
    expect(JSON.stringify(reply)).toContain('Berlin, Germany (DE-BE)');
    expect(world.replanned).toEqual([ANA]);
    await world.submit({ ...values, [FIELDS.region]: 'None' });
    expect(await world.preference()).toMatchObject({ region: 'none' });
    await world.submit({ ...values, [FIELDS.region]: undefined });
    expect(await world.preference()).not.toHaveProperty('region');
  });

  test('saved again as they are, or with the code of Norway, leave its holidays alone; a bare “no” is asked about', async () => {
    await world.submit({ ...values, [FIELDS.region]: 'Norway' });
    await world.press('people:open-settings', onHome);
    expect(JSON.stringify(world.shown.at(-1))).toContain('"initial_value":"NO"');
    await world.submit({ ...values, [FIELDS.region]: 'NO' });
    expect(await world.preference()).toMatchObject({ region: 'NO' });
    const reply = await world.submit({ ...values, [FIELDS.region]: 'no' });
    expect(JSON.stringify(reply)).toContain('Norway');
    expect(reply?.then).toBe('errors');
  });

  test('name each field that needs another look, a region that nobody knows among them', async () => {
    const reply = await world.submit({ ...values, [FIELDS.end]: '08:00', [FIELDS.region]: 'Atlantis' });
    const errors = reply?.then === 'errors' ? Object.keys(reply.errors) : [];
    expect(errors).toEqual([FIELDS.end, FIELDS.region]);
    expect(world.replanned).toEqual([]);
  });

  test('with a mistake keep what was typed and say which field', async () => {
    const reply = await world.submit({ ...values, [FIELDS.end]: '08:00' });
    expect(reply).toEqual(
      showErrors({ [FIELDS.end]: 'Work that ends when it starts would last the day round.' }),
    );
    expect(await world.preference()).toBeUndefined();
  });

  test('are offered with a button where no modal can open', async () => {
    const offer = await world.slice.mine.offer(TEAM, ANA);
    expect(JSON.stringify(offer)).toContain('people:open-settings');
    expect(checkMessage(offer)).toEqual([]);
  });
});
