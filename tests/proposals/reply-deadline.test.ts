import { describe, expect, test } from '@jest/globals';
import { proposalId, type UserId } from '../../src/core/ids.js';
import type { Proposal } from '../../src/proposals/proposal.js';
import { createReplyDeadline } from '../../src/proposals/reply-deadline.js';
import type { SlackCallError } from '../../src/slack/errors.js';
import { slackRefusal, TEAM } from '../support/fake-slack.js';
import { ANA, BEN, CHANNEL, LEFT, MEI, PEOPLE, ROBOT, START } from './world.js';

const proposal: Proposal = {
  ...{ team: TEAM, id: proposalId('P1'), kind: 'question', author: ANA, channel: CHANNEL, title: 'T' },
  ...{ context: '', body: 'B', asked: [], replyHours: 8, state: 'saved', createdAt: START },
};
const HOUR = 3_600_000;
/** Ana works in Berlin (UTC+1), Bob in New York (UTC-4), Mei in Tokyo (UTC+9), 9 to 17 each. START is Wednesday, 10:00 UTC. */
const DUE = {
  ana: START + 24 * HOUR, // 6 hours are left of her Wednesday: due Thursday 11:00 Berlin, 10:00 UTC.
  ben: START + 11 * HOUR, // His whole Wednesday: 17:00 New York, 21:00 UTC.
  mei: START + 22 * HOUR, // Her whole Thursday: 17:00 Tokyo, 08:00 UTC.
};

const deadline = (of: Partial<Proposal>, members: readonly UserId[] | SlackCallError = []) =>
  createReplyDeadline({
    people: { person: async (_team, id) => PEOPLE.find((each) => each.id === id) },
    slack: {
      members: async () => {
        if (members instanceof Error) throw members;
        return members;
      },
    },
  })({ ...proposal, ...of });

describe('replies are due', () => {
  test('never, when none is wanted', async () => {
    const { replyHours: _, ...restful } = proposal;
    const due = createReplyDeadline({
      people: { person: async () => undefined },
      slack: { members: async () => [] },
    });
    expect(await due(restful)).toBeUndefined();
  });

  test('when everyone asked has had the hours, wherever they are', async () => {
    expect(await deadline({ asked: [BEN] })).toBe(DUE.ben);
    expect(await deadline({ asked: [BEN, MEI] })).toBe(DUE.mei);
  });

  test('when the people of the channel have had them, if nobody was asked', async () => {
    expect(await deadline({}, [ANA, BEN, MEI, ROBOT, LEFT])).toBe(DUE.mei);
  });

  test('by the author’s own hours, if there is nobody else or the members cannot be seen', async () => {
    expect(await deadline({}, [ANA, ROBOT])).toBe(DUE.ana);
    expect(await deadline({}, slackRefusal('scope', 'missing_scope'))).toBe(DUE.ana);
  });

  test('by the channel, if those asked are not people any more', async () => {
    expect(await deadline({ asked: [LEFT, ROBOT] }, [ANA, BEN])).toBe(DUE.ben);
  });

  test('later to be found out, when Slack asks to wait', async () => {
    await expect(deadline({}, slackRefusal('throttled', 'ratelimited'))).rejects.toThrow('ratelimited');
  });
});
