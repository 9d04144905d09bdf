/** Scenarios LIM-01 and PRV-05: two workspaces in one app, through the whole of it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createApp, type MeanwhileApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { Workspace } from '../../src/sandbox/sandbox.js';
import { installBy } from '../support/install-by.js';
import { only } from '../support/scene.js';
import { silentLogger as logger } from '../support/silent-logger.js';
import { openSlack, type SimulatedSlack } from '../support/simulated-slack.js';
import { type StandupHands, standupHands } from '../support/standups.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Monday, 1 June 2026, ten to nine in Berlin. */
const STARTS = Date.parse('2026-06-01T06:50Z');
const DUE = Date.parse('2026-06-01T07:00Z');

let slack: SimulatedSlack;
let hands: StandupHands;
let app: MeanwhileApp;
let dataDir: string;
let here: Workspace;
let there: Workspace;

beforeAll(async () => {
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
});
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

describe('200 people are due in one minute, and Slack refuses the 17th call for 30 seconds', () => {
  let big: Awaited<ReturnType<typeof standup>>;
  let small: Awaited<ReturnType<typeof standup>>;
  beforeAll(async () => {
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
    // What was on its way already when Slack said so, of the eight at a time that are.
    const { calls } = slack.sandbox;
    const onTheirWay = calls.slice(calls.indexOf(refused()) + 1).filter(({ at }) => at === since);
    expect(onTheirWay.length).toBeLessThan(8);
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
