import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { teamId, userId } from '../../src/core/ids.js';
import type { QuietReason } from '../../src/nudges/nudge.js';
import { meetingRequest } from '../../src/nudges/rules/meeting-request.js';
import { type Sensitivity, thresholds } from '../../src/nudges/sensitivity.js';
import type { OutboxRecord } from '../../src/outbox/outbox.js';
import { ASKS, openScene, type Scene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A sentence of which the rule is sure enough for one sensitivity, and not for the next. */
function said(enoughFor: Sensitivity, notFor: Sensitivity): string {
  const sureness = (text: string) => meetingRequest.detect(text)?.confidence ?? 0;
  const found = HALF_SURE.find(
    (text) => sureness(text) >= thresholds[enoughFor] && sureness(text) < thresholds[notFor],
  );
  if (found === undefined) throw new Error(`no sentence between ${enoughFor} and ${notFor}`);
  return found;
}
const HALF_SURE = [
  ...['maybe a call?', 'call?', "let's chat later", 'maybe we could talk about it sometime'],
  ...['do you have 15 min to chat about the rollout?', 'we should meet about this', 'quick chat?'],
  ...['let us catch up about the rollout', 'we could talk about the rollout tomorrow', 'up for a call?'],
];

/** Nothing was shown to them, and `/async why` tells why. */
async function wasQuiet(who: Somebody, scene: Scene, reason: QuietReason): Promise<void> {
  expect(scene.sandbox.ephemeralsOf(who.id)).toEqual([]);
  expect(who.dms()).toEqual([]);
  expect(await who.types('why')).toContain(`(\`${reason}\`)`);
}

describe('because of what was said', () => {
  test.each<[QuietReason, string]>([
    ['incident', 'we have an outage, can we hop on a call right now?'],
    ['care', 'can we hop on a call? I am not feeling well and would like to talk'],
    ['social', 'can we meet for lunch tomorrow at 1pm?'],
    ['agenda-present', 'can we meet tomorrow at 3pm? The agenda is at <https://docs.example.com/agenda>'],
    ['low-confidence', said('high', 'normal')],
  ])('%s: %s', async (reason, text) => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.says(text);
    await wasQuiet(ana, scene, reason);
  });

  test('a channel may choose to hear more, or less', async () => {
    const [unsure, fairlySure] = [said('high', 'normal'), said('normal', 'low')];
    const scene = openScene(story);
    const [ana, ben, chi] = [await scene.person('ana'), await scene.person('ben'), await scene.person('chi')];
    await ana.says(unsure);
    await wasQuiet(ana, scene, 'low-confidence');
    await ben.types('settings');
    await ben.submits({ 'channels:sensitivity': 'high' });
    await ben.says(unsure);
    expect(ben.notes()).toHaveLength(1);
    await ben.types('settings');
    await ben.submits({ 'channels:sensitivity': 'low' });
    await chi.says(fairlySure);
    await wasQuiet(chi, scene, 'low-confidence');
  });

  test('words that no rule notices leave no trace', async () => {
    const ana = await openScene(story).person('ana');
    await ana.says('please call the billing API twice');
    await ana.says('the build is green again');
    expect(await ana.types('why')).toContain('Meanwhile has made no choice about you yet');
  });
});

describe('because of how it was said', () => {
  test('an edit that makes it a request', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const said = await ana.says('can we decide this here?');
    await scene.sandbox.edit(ana.id, said, ASKS);
    await wasQuiet(ana, scene, 'edited');
  });

  test('an edit of what was nudged already changes nothing', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const said = await ana.says(ASKS);
    await scene.sandbox.edit(ana.id, said, `${ASKS} Or at 4pm?`);
    await scene.sandbox.unfurl(said);
    expect(ana.notes()).toHaveLength(1);
    const why = await ana.types('why');
    expect(why).toContain('(`nudged`)');
    expect(why).not.toContain('(`edited`)');
  });

  test('an app that says so', async () => {
    const scene = openScene(story);
    const robot = await scene.person('robot', { isBot: true });
    const calls = scene.sandbox.calls.length;
    await robot.says(ASKS);
    expect(scene.sandbox.calls.slice(calls)).toEqual([]); // There is nobody to tell, and nobody to ask why.
  });
});

describe('because of where it was said', () => {
  test('a channel where nudges are off', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    await ben.types('settings off');
    await ana.says(ASKS);
    await wasQuiet(ana, scene, 'channel-off');
  });

  test('an incident channel', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const ben = await scene.person('ben');
    await ben.types('settings');
    await ben.submits({ 'channels:incident': ['incident'] });
    await ana.says(ASKS);
    await wasQuiet(ana, scene, 'incident');
  });

  test('a channel shared with another organisation', async () => {
    const scene = openScene(story, { isExtShared: true });
    const ana = await scene.person('ana');
    await ana.says(ASKS);
    await wasQuiet(ana, scene, 'external-channel');
  });

  test('private channels and group messages are heard like public ones', async () => {
    for (const kind of ['private', 'mpim'] as const) {
      const ana = await openScene(story, { kind }).person('ana');
      await ana.says(ASKS);
      expect(ana.notes()).toHaveLength(1);
    }
  });
});

describe('because of who said it', () => {
  test.each([
    ['a guest of one channel', { isUltraRestricted: true }],
    ['a guest of several channels', { isRestricted: true }],
  ])('%s', async (_, guest) => {
    const scene = openScene(story);
    const ana = await scene.person('ana', guest);
    await ana.says(ASKS);
    await wasQuiet(ana, scene, 'guest');
  });

  test('somebody of another organisation', async () => {
    const scene = openScene(story);
    const stranger = await scene.person('stranger', { isStranger: true });
    await stranger.says(ASKS);
    expect(stranger.notes()).toEqual([]);
  });

  test('somebody who wants no nudges', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.types('settings me off');
    scene.sandbox.reload(ana.id);
    await ana.says(ASKS);
    await wasQuiet(ana, scene, 'opted-out');
  });

  test('somebody who snoozes them, until the snooze ends', async () => {
    const scene = openScene(story, { name: 'snoozed' });
    const ana = await scene.person('ana');
    await ana.types('snooze 1h');
    scene.sandbox.reload(ana.id);
    await ana.says(ASKS);
    await wasQuiet(ana, scene, 'snoozed');
    await story.clock.advance(HOUR);
    scene.sandbox.reload(ana.id);
    await ana.says(ASKS);
    expect(ana.notes()).toHaveLength(1);
  });
});

describe('because of what was said before, also across a deploy', () => {
  test('a person is nudged once in 24 hours, wherever they ask', async () => {
    const [first, second] = [openScene(story), openScene(story)];
    const ana = await first.person('ana');
    await ana.says(ASKS);
    await first.sandbox.joinChannel(ana.id, second.channel);
    await story.restart();
    await story.clock.advance(24 * HOUR - MINUTE);
    first.sandbox.reload(ana.id);
    await first.sandbox.say(ana.id, second.channel, ASKS);
    await wasQuiet(ana, second, 'person-cooldown');
    await story.clock.advance(MINUTE);
    await first.sandbox.say(ana.id, second.channel, ASKS);
    expect(first.sandbox.ephemeralsOf(ana.id, second.channel)).toHaveLength(1);
  });

  test('whoever had two unasked messages today gets no third', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await story.restart(async ({ repositories }) => {
      for (const key of ['one', 'two']) await repositories.outbox.intend(unaskedTo(ana.id, key), undefined);
    });
    await ana.says(ASKS);
    await wasQuiet(ana, scene, 'budget-spent');
    await story.clock.advance(24 * HOUR);
    await ana.says(ASKS);
    expect(scene.sandbox.ephemeralsOf(ana.id).at(-1)?.text).toContain('Could this be written instead?');
  });

  /** Something else that was sent to somebody just now. */
  const unaskedTo = (user: string, key: string): OutboxRecord => ({
    ...{ team: teamId(story.sandbox.workspace.id), key, contentHash: '', kind: 'dm', user: userId(user) },
    ...{ state: 'sent', unasked: 'nudge', attempts: 0 },
    ...{ intendedAt: story.clock.now(), updatedAt: story.clock.now() },
  });

  test('a channel is nudged once in two hours, whoever asks', async () => {
    const scene = openScene(story);
    const [ana, ben, chi] = [await scene.person('ana'), await scene.person('ben'), await scene.person('chi')];
    await ana.says(ASKS);
    await story.restart();
    await story.clock.advance(2 * HOUR - MINUTE);
    await ben.says(ASKS);
    await wasQuiet(ben, scene, 'channel-cooldown');
    await story.clock.advance(MINUTE);
    await chi.says(ASKS);
    expect(chi.notes()).toHaveLength(1);
  });
});
