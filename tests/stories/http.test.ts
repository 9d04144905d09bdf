/** Slack over HTTP through the whole app: who is let in, what is answered, and what an orchestrator sees. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

/** A slash command as Slack sends it, with a body of the test's own making. */
const help = () =>
  new URLSearchParams({
    ...{ command: '/async', text: 'help', team_id: story.sandbox.workspace.id, trigger_id: 't' },
    ...{ user_id: story.team.people.ana.id, channel_id: story.team.channel },
    response_url: `${story.sandbox.env.SLACK_API_URL}nowhere`,
  }).toString();

const FORM = 'application/x-www-form-urlencoded; charset=utf-8';

test('the health checks answer while the app runs', async () => {
  const { traffic } = story.sandbox;
  expect(await traffic.forge({ path: '/healthz', body: '' })).toMatchObject({ status: 200, body: 'ok' });
  expect(await traffic.forge({ path: '/readyz', body: '' })).toMatchObject({ status: 200, body: 'ready' });
});

test('a form that names its charset is a command like any other', async () => {
  expect(await story.sandbox.traffic.forge({ body: help(), contentType: FORM })).toMatchObject({
    status: 200,
  });
});

test('a rightly signed request of the future gets 401, and does nothing', async () => {
  const { sandbox } = story;
  sandbox.forget();
  const answer = await sandbox.traffic.forge({ body: help(), contentType: FORM, timestampOffset: 305 });
  expect(answer).toMatchObject({ status: 401 });
  expect(sandbox.calls).toEqual([]);
});

test('the handshake is answered with its challenge, and a notice of limited events with 200', async () => {
  const { traffic } = story.sandbox;
  const handshake = await traffic.urlVerification();
  expect(handshake).toMatchObject({ status: 200, body: { challenge: handshake.payload.challenge } });
  expect(await traffic.rateLimited()).toMatchObject({ status: 200 });
});
