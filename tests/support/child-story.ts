/** Stories whose app lives in processes of its own: they can be killed, and several can run at once. Slack's time is moved by hand. */

import type { Environment } from '../../src/config.js';
import { type ChildApp, childApps } from './child-app.js';
import { openSlack, type SimulatedSlack, type SlackOptions } from './simulated-slack.js';

export interface ChildStory extends SimulatedSlack {
  /** Starts a process on the data of those before it. Over HTTP, Slack talks to the last one started. */
  start(): Promise<ChildApp>;
  /** Slack delivers again, leases run out, look-ups are made. */
  timePasses(app: ChildApp): Promise<void>;
  end(): Promise<void>;
}

/** @param options.env settings of the app beside those that Slack gives. */
export async function openChildStory(
  options: SlackOptions & { readonly env?: Environment } = {},
): Promise<ChildStory> {
  const simulated = await openSlack(options);
  const { sandbox, clock } = simulated;
  const apps = await childApps();
  const env = { ...(options.transport !== 'socket' && { PORT: '0' }), ...options.env };
  return {
    ...simulated,
    async start() {
      const app = await apps.start({ ...sandbox.env, ...env }, clock.now());
      if (app.url !== undefined) sandbox.connectApp(app.url);
      return app;
    },
    async timePasses(app) {
      for (let times = 0; times < 3; times += 1) {
        await clock.advance(30_000);
        await app.moveTo(clock.now());
        await app.rest();
      }
    },
    async end() {
      await apps.end();
      await sandbox.stop();
    },
  };
}
