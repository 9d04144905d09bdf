import { expect, test } from '@jest/globals';
import { digestJobs } from '../../src/digests/jobs.js';
import { RetryLater } from '../../src/jobs/job.js';
import { slackRefusal, TEAM } from '../support/fake-slack.js';
import { stoppedClock } from '../support/memory-ports.js';

const NOW = Date.UTC(2026, 2, 10, 17);
const payload = {
  ...{ channel: 'C1', day: '2026-03-10', version: 1, region: 'Europe/Berlin' },
  ...{ user: 'UANA', tell: true },
};

/** What each of the jobs comes to, at its last attempt, when all that it does ends in this error. */
async function failing(error: Error) {
  const fails = () => Promise.reject(error);
  const jobs = digestJobs({
    post: { due: fails, now: fails, refresh: fails },
    part: { due: fails, refresh: fails },
    catchUp: { due: fails, chosen: fails, unasked: { name: 'catch-up', kind: 'catch-up', tell: fails } },
    ...{ planParts: fails, postPicture: fails, digests: { purge: async () => 0 } },
    ...{ clock: stoppedClock(NOW), retentionDays: undefined },
  });
  const outcomes = jobs
    .filter(({ name }) => name !== 'digests.purge')
    .map(({ run, parse }) =>
      run(parse(payload), { team: TEAM, key: 'k', attempt: 8, last: true }).catch(
        (thrown: unknown) => thrown,
      ),
    );
  return Promise.all(outcomes);
}

test('while Slack is away nothing is given up: a catch-up that is, would never be asked for again', async () => {
  const away = await failing(slackRefusal('transient', 'network'));
  expect(away).toHaveLength(6);
  for (const each of away)
    expect([each instanceof RetryLater, each]).toMatchObject([true, { at: NOW + 60_000 }]);
  const busy = await failing(slackRefusal('throttled', 'ratelimited', { retryAfterMs: 7_000 }));
  for (const each of busy) expect(each).toMatchObject({ at: NOW + 7_000 });
});

test('what is wrong otherwise is a failure', async () => {
  const broken = new TypeError('our bug');
  for (const each of await failing(broken)) expect(each).toBe(broken);
  const gone = slackRefusal('gone', 'channel_not_found');
  for (const each of await failing(gone)) expect(each).toBe(gone);
});
