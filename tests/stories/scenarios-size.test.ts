/** Scenarios SIZ-02, 04 and 07, LIM-01 and PRV-05: very long answers, very many channels, people and workspaces, through the whole app. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createApp, type MeanwhileApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { Workspace } from '../../src/sandbox/sandbox.js';
import { wireField } from '../../src/sandbox/wire.js';
import { LIMITS } from '../../src/slack/limits.js';
import { installBy } from '../support/install-by.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { silentLogger as logger } from '../support/silent-logger.js';
import { openSlack, type SimulatedSlack } from '../support/simulated-slack.js';
import { inAQuarter, QUARTER_MS, type StandupHands, standupHands } from '../support/standups.js';
import { openStory, type Story } from '../support/story.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Monday, 1 June 2026, ten to nine in Berlin. */
const STARTS = Date.parse('2026-06-01T06:50Z');
const DUE = Date.parse('2026-06-01T07:00Z');

const NOTHING = { text: '', blocks: [] };

let hands: StandupHands;

describe('in one workspace', () => {
  let story: Story;
  let scene: Scene;
  let ana: Somebody;
  beforeAll(async () => {
    story = await openStory({ invited: false });
    hands = standupHands(story.sandbox);
  });
  beforeEach(async () => {
    scene = openScene(story);
    ana = await scene.person('ana');
  });
  afterAll(() => story.end());

  /** Everything that is shown of Ana's answers: the sections of the report's replies. */
  async function reported(): Promise<readonly string[]> {
    await story.clock.advance(MINUTE);
    const report = only(hands.reports(scene.channel));
    const blocks = hands.replies(report, scene.channel).flatMap((reply) => reply.blocks);
    return blocks.flatMap(({ type, text }) =>
      type === 'section' ? String(wireField({ text }, 'text')?.text) : [],
    );
  }

  describe('an answer', () => {
    beforeEach(async () => {
      await hands.make(ana.id, scene.channel, { when: inAQuarter(story.clock) });
      await story.clock.advance(QUARTER_MS);
    });

    test('SIZ-02: of 9,000 characters is refused by the form itself, and by message with a sentence; as long as it may be, it is shown whole', async () => {
      const tooLong = 'x'.repeat(9_000);
      await hands.opensAnswer(ana.id);
      for (const block of ana.form().blocks.filter(({ type }) => type === 'input')) {
        expect(wireField(block, 'element')?.max_length).toBe(LIMITS.input.text);
      }
      expect((await hands.sends(ana.id, [tooLong, tooLong, ''])).action).toBe('blocked');
      await story.sandbox.closeView(ana.id, ana.form().id, 'all');
      await story.sandbox.dm(ana.id, tooLong);
      expect(ana.reads(ana.dms().at(-1) ?? NOTHING)).toContain('your message has 9000');
      const long = 'x'.repeat(LIMITS.input.text);
      expect(await hands.answers(ana.id, [long, long, long])).toBe('update');
      const texts = await reported();
      expect(
        texts
          .join('')
          .match(/x{200,}/g)
          ?.join(''),
      ).toHaveLength(3 * LIMITS.input.text);
      for (const text of texts) expect(text.length).toBeLessThanOrEqual(LIMITS.section.text);
      expect(story.sandbox.refusals()).toEqual([]);
    });

    test('SIZ-04: with a long block of code is cut into pieces whose fences are balanced', async () => {
      const line = 'const answer = question ?? "none"; // and so on\n';
      const code = `\`\`\`\n${line.repeat(60)}\`\`\``;
      expect(code.length).toBeLessThanOrEqual(LIMITS.input.text);
      await hands.answers(ana.id, [code, code, `before ${code.slice(0, 2_900)}`]); // The last one is never closed.
      const texts = await reported();
      expect(texts.length).toBeGreaterThan(2);
      for (const text of texts) expect((text.match(/```/g) ?? []).length % 2).toBe(0);
      expect(texts.join('').match(/const answer/g)?.length).toBeGreaterThan(170);
      expect(story.sandbox.refusals()).toEqual([]);
    });
  });

  test('SIZ-07: of 3,900 channels, every one can be chosen for the report', async () => {
    const { sandbox } = story;
    const { workspace } = sandbox;
    for (let n = 0; n < 3_500; n += 1) workspace.addChannel({ name: `public-${n}` });
    for (let n = 0; n < 399; n += 1) workspace.addChannel({ name: `private-${n}`, kind: 'private' });
    const last = workspace.addChannel({ name: 'last', kind: 'private', members: [ana.id], withApp: true });
    sandbox.forget();
    await ana.types('standup new');
    const field = ana
      .form()
      .blocks.find((block) => wireField(block, 'element')?.action_id === 'standups:channel');
    expect(wireField(field, 'element')).toMatchObject({
      type: 'conversations_select',
      filter: { include: ['public', 'private'] },
    });
    const { action } = await ana.submits({ 'standups:channel': last });
    await sandbox.closeView(ana.id, ana.form().id, 'all');
    expect(action).toBe('update');
    expect(await ana.types('standup')).toContain('last');
    // Slack fills the select: nothing of ours ever lists the workspace.
    expect(
      sandbox.calls.filter(({ method }) => /conversations\.list|users\.conversations/.test(method)),
    ).toEqual([]);
  });
});

describe('in two workspaces: 200 people are due in one minute, and Slack refuses the 17th call for 30 seconds', () => {
  let slack: SimulatedSlack;
  let app: MeanwhileApp;
  let dataDir: string;
  let here: Workspace;
  let there: Workspace;

  async function openWorkspaces() {
    slack = await openSlack({ startsAt: STARTS });
    dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-workspaces-'));
    const config = loadConfig({
      ...slack.sandbox.oauthEnv,
      ...{ SLACK_STATE_SECRET: 'state', PUBLIC_URL: 'https://meanwhile.example', PORT: '0' },
      ...{ ENCRYPTION_KEY: 'ab'.repeat(32), DATA_DIR: dataDir },
    });
    app = await createApp({ config, clock: slack.clock, logger });
    await app.start();
    const address = `http://127.0.0.1:${app.port()}`;
    slack.sandbox.connectApp(`${address}/slack/events`);
    slack.sandbox.onIdle(app.idle);
    slack.clock.settleWith(slack.sandbox.settle);
    hands = standupHands(slack.sandbox);
    [here, there] = [slack.sandbox.addWorkspace('Here'), slack.sandbox.addWorkspace('There')];
    for (const workspace of [here, there]) {
      expect(await installBy(slack.sandbox, address, workspace)).toBe(200);
    }
  }
  afterAll(async () => {
    await app.stop(5_000);
    await slack.sandbox.stop();
    await rm(dataDir, { recursive: true });
  });

  /** A channel with so many people, all asked at nine in Berlin. */
  async function standup(workspace: Workspace, people: number) {
    const members = Array.from({ length: people }, (_, n) =>
      workspace.addUser({ name: `member${n}`, tz: 'Europe/Berlin' }),
    );
    const channel = workspace.addChannel({ name: 'team', members, withApp: true });
    await hands.make(members[0] ?? '', channel, { name: `Of ${workspace.name}`, when: 'weekdays at 9:00' });
    return { channel, members };
  }

  let big: Awaited<ReturnType<typeof standup>>;
  let small: Awaited<ReturnType<typeof standup>>;
  beforeAll(async () => {
    await openWorkspaces();
    big = await standup(here, 200);
    small = await standup(there, 3);
    slack.sandbox.forget();
    slack.sandbox.faults.next('chat.postMessage', { latencyMs: 0 }, 16); // These go well.
    slack.sandbox.faults.next('chat.postMessage', { rateLimited: { retryAfter: 30 } });
    await slack.clock.advanceTo(DUE + 10 * MINUTE);
  });

  const posts = (workspace: Workspace) =>
    slack.sandbox.calls.filter(({ method, team }) => method === 'chat.postMessage' && team === workspace.id);
  /** A refused call does not say whose it was; what it was about does. */
  const refused = () => only(slack.sandbox.refusals());

  test('LIM-01: each is asked once, and nothing is posted there until Slack allows it', () => {
    expect(big.members).toContain(refused().args.channel);
    expect(big.members.map((user) => hands.prompts(user).length)).toEqual(big.members.map(() => 1));
    const since = refused().at;
    const tooEarly = posts(here).filter(({ at }) => since < at && at < since + 30 * SECOND);
    expect(tooEarly).toEqual([]);
    expect(posts(here)).toHaveLength(200);
  });

  test('LIM-01: the other workspace does not wait for it', () => {
    expect(small.members.map((user) => hands.prompts(user).length)).toEqual([1, 1, 1]);
    for (const { at } of posts(there)) expect(at - DUE).toBeLessThanOrEqual(5 * SECOND);
  });

  test('PRV-05: each is written to with its own token alone, and shown its own answers alone', async () => {
    const [ana = ''] = big.members;
    const [zoe = ''] = small.members;
    slack.sandbox.forget();
    await hands.answers(ana, ['a', 'from here', '']);
    await hands.answers(zoe, ['z', 'from there', '']);
    await slack.clock.advance(MINUTE);
    for (const [workspace, { channel, members }, own] of [
      [here, big, 'from here'],
      [there, small, 'from there'],
    ] as const) {
      const report = only(hands.reports(channel));
      expect(report.text).toContain(`Of ${workspace.name}`);
      expect(hands.reads(members[0] ?? '', only(hands.replies(report, channel)))).toContain(own);
      const about = slack.sandbox.calls.filter(({ args }) => args.channel === channel);
      expect(about.length).toBeGreaterThan(1);
      expect(new Set(about.map(({ team }) => team))).toEqual(new Set([workspace.id]));
    }
  });
});
