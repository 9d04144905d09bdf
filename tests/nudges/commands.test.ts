import { expect, test } from '@jest/globals';
import { channelId, messageTs, userId } from '../../src/core/ids.js';
import { nudgeKey } from '../../src/nudges/arrival.js';
import { nudgeCommands } from '../../src/nudges/commands.js';
import type { NudgeRecord } from '../../src/nudges/nudge.js';
import { createOutbox } from '../../src/outbox/send.js';
import { message } from '../../src/slack/blocks.js';
import { SlackCallError } from '../../src/slack/errors.js';
import { checkMessage } from '../support/check-limits.js';
import { slackRefusal, TEAM } from '../support/fake-slack.js';
import { manualClock } from '../support/manual-clock.js';
import { memoryNudges } from '../support/memory-nudges.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';

const ANA = userId('UANA');
const CHANNEL = channelId('C1');
const NOW = Date.UTC(2026, 2, 12, 16, 10);

const decided: NudgeRecord = {
  ...{ team: TEAM, channel: CHANNEL, ts: messageTs('1773331800.000100'), user: ANA },
  ...{ rule: 'meeting-request', purpose: 'decision', confidence: 0.9 },
  ...{ saw: ['asks to talk live'], decidedAt: NOW },
};

/** What `/async why` says of a nudge whose call to Slack ended with that; of one that was never called for without `error`. */
async function whyAfter(ends: { readonly error?: SlackCallError; readonly called?: false }): Promise<string> {
  const clock = manualClock(NOW);
  const slack = postingSlack();
  const outboxRecords = memoryOutboxRepository();
  const nudges = memoryNudges();
  await nudges.record(decided);
  if (ends.error) slack.faults.push({ method: 'postEphemeral', error: ends.error });
  const outbox = createOutbox({ slack: slack.api, repository: outboxRecords, clock, logger: silentLogger });
  const to = { kind: 'ephemeral', channel: CHANNEL, user: ANA } as const;
  if (ends.called !== false)
    await outbox.put({ team: TEAM, key: nudgeKey(decided), to, content: message('Nudge'), unasked: 'nudge' });
  const [why] = nudgeCommands({ nudges, outboxRecords, inWords: async () => 'Thu 12 Mar, 17:10 CET' });
  const said = await why?.run({ team: TEAM, user: ANA, channel: CHANNEL, inDm: false, rest: '' });
  expect(said && checkMessage(said)).toEqual([]);
  return JSON.stringify(said);
}

const throttled = slackRefusal('throttled', 'ratelimited', { retryAfterMs: 30_000 });
const brokenOff = new SlackCallError({ kind: 'transient', code: 'network', mayHaveHappened: true });

test('`/async why` says of a nudge that it was shown only when Slack took it', async () => {
  expect(await whyAfter({})).toContain('suggested a written way (`nudged`)');
});

test.each([
  ['refused it', { error: slackRefusal('gone', 'user_not_in_channel') }],
  ['had too much to do', { error: throttled }],
  ['was never asked, because the process died before', { called: false }],
] as const)('and that it was not, when Slack %s', async (_why, ends) => {
  const said = await whyAfter(ends);
  expect(said).toContain('Slack did not take it then, so you saw nothing (`not-shown`)');
  expect(said).not.toContain('`nudged`');
});

test('and that nobody knows, when Slack did not say', async () => {
  expect(await whyAfter({ error: brokenOff })).toContain('did not say whether you saw it (`not-sure`)');
});
