import { describe, expect, test } from '@jest/globals';
import { proposalId } from '../../src/core/ids.js';
import { RetryLater } from '../../src/jobs/job.js';
import { postJob, proposalJobs } from '../../src/proposals/jobs.js';
import type { PostProposal } from '../../src/proposals/post.js';
import { slackRefusal, TEAM } from '../support/fake-slack.js';
import { stoppedClock } from '../support/memory-ports.js';
import { silentLogger } from '../support/silent-logger.js';
import { START } from './world.js';

const request = postJob(TEAM, proposalId('P1'), 'new');

async function running(show: PostProposal['show'], last = false, tellLater?: number) {
  const givenUp: string[] = [];
  const giveUp: PostProposal['giveUp'] = async (_team, id) => {
    givenUp.push(id);
    return tellLater;
  };
  const post: PostProposal = { show, giveUp };
  const [job] = proposalJobs({ post, clock: stoppedClock(START), logger: silentLogger });
  if (!job) throw new Error('no job');
  const result = await job
    .run(job.parse(request.payload), { team: TEAM, key: request.key, attempt: 1, last })
    .catch((error: unknown) => error);
  return { result, givenUp };
}

describe('the job that posts', () => {
  test('is asked for once for each proposal and reason, and carries its id alone', () => {
    expect(request).toEqual({
      name: 'proposals.post',
      key: 'P1:new',
      team: TEAM,
      payload: { proposal: 'P1' },
    });
    expect(postJob(TEAM, proposalId('P1'), 'closed').key).toBe('P1:closed');
  });

  test('is done when all is shown', async () => {
    expect(await running(async () => undefined, true)).toEqual({ result: undefined, givenUp: [] });
  });

  test('waits as long as Slack asks', async () => {
    const { result } = await running(async () => START + 9_000);
    expect(result).toEqual(new RetryLater(START + 9_000, 'Slack asked us to wait.'));
    expect(result).toHaveProperty('at', START + 9_000);
  });

  test.each([
    ['throttled', slackRefusal('throttled', 'ratelimited', { retryAfterMs: 7_000 }), 7_000],
    ['unreachable', slackRefusal('transient', 'network'), 60_000],
  ])('waits while Slack is %s, even at its last attempt', async (_, error, wait) => {
    const { result, givenUp } = await running(() => Promise.reject(error), true);
    expect(result).toBeInstanceOf(RetryLater);
    expect(result).toHaveProperty('at', START + wait);
    expect(givenUp).toEqual([]);
  });

  test('gives the words back when its last attempt fails, and not before', async () => {
    const broken = () => Promise.reject(new TypeError('our bug'));
    expect((await running(broken)).givenUp).toEqual([]);
    expect(await running(broken, true)).toEqual({ result: new TypeError('our bug'), givenUp: ['P1'] });
  });

  test('lives on when the words cannot be given back yet', async () => {
    const { result } = await running(() => Promise.reject(new TypeError('our bug')), true, START + 5_000);
    expect(result).toBeInstanceOf(RetryLater);
    expect(result).toHaveProperty('at', START + 5_000);
  });

  test('refuses a payload it cannot read', () => {
    const [job] = proposalJobs({
      post: { show: async () => undefined, giveUp: async () => undefined },
      ...{ clock: stoppedClock(START), logger: silentLogger },
    });
    expect(() => job?.parse({ proposal: '' })).toThrow();
  });
});
