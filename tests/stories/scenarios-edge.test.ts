/** Scenarios RET-01, 02, 04 (RET-06 is in slack-trouble), AUT-03, AUT-07, and ESC-02 to 05, through the whole app. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.js';
import { controlsOf } from '../../src/sandbox/block-kit/input-state.js';
import type { View } from '../../src/sandbox/sandbox.js';
import { textField } from '../../src/sandbox/wire.js';
import { broadcastsIn, mentionsIn } from '../support/pings.js';
import { lastSent, replay } from '../support/replay.js';
import { ASKS, only, openScene } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const SECOND = 1_000;

describe('what Slack sends again', () => {
  test('RET-01: one event that is delivered four times over six minutes leads to one suggestion, and each is answered 200', async () => {
    const ana = await openScene(story).person('ana');
    await ana.says(ASKS);
    const first = lastSent(story.sandbox, 'event');
    const statuses = [first?.status];
    for (const waitMs of [SECOND, 60 * SECOND, 300 * SECOND]) {
      await story.clock.advance(waitMs);
      statuses.push((await replay(story.sandbox, first)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(ana.notes()).toHaveLength(1);
  });

  test('RET-02: a retry whose first delivery never arrived is heard', async () => {
    const ana = await openScene(story).person('ana');
    const address = story.appUrl();
    story.sandbox.connectApp('http://127.0.0.1:9/slack/events'); // Nobody listens there.
    await ana.says(ASKS);
    expect(ana.notes()).toEqual([]);
    story.sandbox.connectApp(address);
    await story.clock.advance(61 * SECOND);
    const heard = story.sandbox.deliveries.filter(
      ({ attempt, outcome }) => attempt > 0 && outcome === 'answered',
    );
    expect(only(heard).status).toBe(200);
    expect(ana.notes()).toHaveLength(1);
  });

  test('RET-04: the same form submitted three times within two seconds is one record and one post', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.says(ASKS);
    await ana.pressesInNote('Ask in writing');
    await ana.submits({ 'proposals:title': 'Which day?' });
    const sent = lastSent(story.sandbox, 'interaction');
    const again = await Promise.all([replay(story.sandbox, sent), replay(story.sandbox, sent)]);
    expect(again.map(({ status, body }) => [status, body])).toEqual([
      [200, ''],
      [200, ''],
    ]);
    await story.clock.advance(60 * SECOND);
    expect(scene.posts()).toHaveLength(1);
    expect(ana.dms()).toEqual([]);
    expect(await ana.types('privacy')).toContain('*Proposals, questions and updates you wrote*: 1 record\n');
  });
});

describe('AUT-03: who may talk to /slack/events', () => {
  test('only what Slack signed within the last five minutes is answered, and only that is done', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.types('help');
    const command = lastSent(story.sandbox, 'command');
    const body = new URLSearchParams(
      Object.entries(command?.payload ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    const contentType = 'application/x-www-form-urlencoded';
    scene.sandbox.reload(ana.id);
    const forgeries = [
      { signature: 'missing' },
      { signature: 'wrong' },
      { timestampOffset: -301 },
      { signature: 'short' },
      {},
    ] as const;
    const statuses: unknown[] = [];
    for (const how of forgeries) {
      statuses.push((await story.sandbox.traffic.forge({ body, contentType, ...how })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 200]);
    expect(ana.notes()).toHaveLength(1);
  });
});

describe('AUT-07: a switch that is off', () => {
  const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };

  test.each(['false', 'FALSE', '0', 'no', 'off', ''])('is off when it says "%s"', (text) => {
    expect(loadConfig({ ...env, NUDGES_ENABLED: text }).nudges.enabled).toBe(false);
  });

  test('silences nudges in the whole app, and leaves the rest', async () => {
    const quiet = await openStory({ env: { NUDGES_ENABLED: 'off' } });
    const ana = await openScene(quiet).person('ana');
    await ana.says(ASKS);
    expect(ana.notes()).toEqual([]);
    expect(await ana.types('help')).toContain('*snooze*');
    await quiet.end();
  });
});

describe('what people type is shown as they typed it, and pings nobody', () => {
  const TRICKS = [
    '<!here>',
    '<!everyone>',
    '<!subteam^S012AB>',
    '<#C012AB|general>',
    '<!date^1772820000^{date}|x>',
    '<@U0ANYBODY>',
  ];

  test('ESC-02 and 03: in forms, posts, outcomes and names', async () => {
    const scene = openScene(story);
    const bob = await scene.person('<!channel> Bob', { realName: '<!channel> Bob', statusText: '<!here>' });
    await bob.says(ASKS);
    await bob.pressesInNote('Ask in writing');
    await bob.submits({
      'proposals:title': 'Team <!everyone>: what <@U1> did?',
      'proposals:context': TRICKS.join('\n'),
      'proposals:body': TRICKS.join(' '),
    });
    const open = only(scene.posts());
    await bob.pressesIn(open, 'Close with outcome');
    await bob.submits({ 'proposals:outcome': TRICKS.join(' ') });
    const closed = only(scene.posts());
    for (const { text, blocks } of [open, closed]) {
      const [dates] = [JSON.stringify({ text, blocks }).match(/<!date\^1772820000/g)];
      expect([broadcastsIn({ text, blocks }), mentionsIn({ text, blocks }), dates]).toEqual([[], [], null]);
      for (const trick of TRICKS) expect(bob.reads({ text, blocks })).toContain(trick);
    }
  });

  test('ESC-02: also when words come back by DM, and as an answer to /async', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    await ana.says(ASKS);
    await ana.pressesInNote('Ask in writing');
    story.sandbox.faults.next('chat.postMessage', { error: 'restricted_action' });
    await ana.submits({ 'proposals:body': TRICKS.join(' ') });
    story.expectRefusals();
    await ana.types('<!here>');
    await ana.types('help <!everyone>');
    const notes = story.sandbox.ephemeralsOf(ana.id).map(({ text, blocks }) => ({ text, blocks }));
    const dms = ana.dms().map(({ text, blocks }) => ({ text, blocks }));
    expect(ana.reads(only(ana.dms()))).toContain(TRICKS.join(' '));
    expect([broadcastsIn([notes, dms]), mentionsIn([notes, dms])]).toEqual([[], []]);
  });

  test('ESC-04: opened and submitted unchanged three times, signs stay what they were', async () => {
    const scene = openScene(story);
    const ana = await scene.person('ana');
    const typed = 'a < b && c > d & "q"';
    const said = await ana.says(`${ASKS} ${typed.replace(/[&<>]/g, entity)}`);
    await ana.pressesInNote('Ask in writing');
    for (let round = 1; round <= 3; round += 1) {
      story.sandbox.faults.next('chat.postMessage', { error: 'restricted_action' });
      expect(initialText(ana.form(), 'proposals:body')).toContain(typed);
      await ana.submits({ 'proposals:title': `Round ${round}` });
      const dm = ana.dms().at(-1);
      if (dm) await ana.pressesIn(dm, 'Try again');
    }
    story.expectRefusals();
    await ana.submits({});
    const post = JSON.stringify(only(scene.posts()));
    expect(post).toContain(JSON.stringify('a &lt; b &amp;&amp; c &gt; d &amp; "q"').slice(1, -1));
    expect(post).not.toContain('&amp;lt;');
    expect(said.text).toContain('&amp;&amp;');
  });

  test('ESC-05: no form of ours has a rich text input, whose quotes and code could be lost', async () => {
    const ana = await openScene(story).person('ana');
    const kinds: unknown[] = [];
    await ana.types('settings');
    kinds.push(ana.form().blocks);
    await story.sandbox.closeView(ana.id, ana.form().id);
    await ana.types('settings me');
    kinds.push(ana.form().blocks);
    await story.sandbox.closeView(ana.id, ana.form().id);
    await ana.says(ASKS);
    await ana.pressesInNote('Ask in writing');
    kinds.push(ana.form().blocks);
    expect(JSON.stringify(kinds)).toContain('plain_text_input');
    expect(JSON.stringify(kinds)).not.toContain('rich_text_input');
  });
});

const entity = (sign: string): string => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign;

/** What an input of a form held when it was opened. */
function initialText({ blocks }: View, actionId: string): string {
  const input = controlsOf(blocks).find((each) => each.actionId === actionId);
  return textField(input?.element, 'initial_value') ?? '';
}
