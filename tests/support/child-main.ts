/** A process of its own that runs the app on a clock which the test moves. It is told what to do over IPC, one order after the other. */
import { createApp, type MeanwhileApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createLogger } from '../../src/slack/logger.js';
import { watchChanges } from './mortality.js';

export type Order =
  /** Runs the app; `now` is where its clock stands. */
  | { readonly do: 'start'; readonly env: Readonly<Record<string, string | undefined>>; readonly now: number }
  | { readonly do: 'move'; readonly to: number }
  | { readonly do: 'die'; readonly after: number }
  | { readonly do: 'rest' }
  | { readonly do: 'stop' };

export type Told =
  /** The modules are loaded: orders are taken. */
  | { readonly is: 'loaded' }
  | { readonly is: 'done'; readonly order: Order['do']; readonly port?: number | undefined }
  | { readonly is: 'failed'; readonly why: string }
  /** A call of Slack's Web API begins. */
  | { readonly is: 'calling'; readonly method: string };

const STOP_WITHIN_MS = 8_000;

const tell = (told: Told) => process.send?.(told);
const mortality = watchChanges((method) => tell({ is: 'calling', method }));
const clock = simulatedClock(0);
clock.settleWith(mortality.settled);
let app: MeanwhileApp | undefined;

async function obey(order: Order): Promise<{ readonly port?: number | undefined }> {
  switch (order.do) {
    case 'start': {
      await clock.advanceTo(order.now);
      const config = loadConfig(order.env);
      app = await createApp({ config, clock, logger: createLogger({ level: config.logLevel }) });
      await app.start();
      await mortality.rest();
      return { port: app.port() };
    }
    case 'move':
      await clock.advanceTo(order.to);
      return {};
    case 'die':
      mortality.dieAfter(order.after);
      return {};
    case 'rest':
      await mortality.rest();
      return {};
    case 'stop':
      await app?.stop(STOP_WITHIN_MS);
      return {};
  }
}

process.on('message', (order: Order) => {
  obey(order).then(
    (answer) => tell({ is: 'done', order: order.do, ...answer }),
    (error: unknown) => tell({ is: 'failed', why: String(error) }),
  );
});
// Its parent is gone: nobody would end it.
process.on('disconnect', () => process.exit());
tell({ is: 'loaded' });
