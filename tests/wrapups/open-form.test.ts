import { expect, test } from '@jest/globals';
import { channelId, messageTs, userId } from '../../src/core/ids.js';
import type { ReadTalk } from '../../src/slack/slack-api.js';
import type { Said } from '../../src/wrapups/extract/sentences.js';
import { createOpenForm } from '../../src/wrapups/open-form.js';
import { aChannel, fakeSlack, slackRefusal, TEAM } from '../support/fake-slack.js';
import { manualClock } from '../support/manual-clock.js';
import { talk } from './extract/talk.js';

const CHANNEL = channelId('C1');
const ANA = userId('UANA');
const SAID = talk('ana: which queue first?', "ben: let's go with the slow one");
const place = {
  channel: CHANNEL,
  fromTs: messageTs('1773223000.000100'),
  toTs: messageTs('1773223001.000100'),
};

/** Opens the form of a stretch of channel talk. @returns what it then shows, as text. */
async function opened(of: {
  readonly reads: () => Promise<ReadTalk>;
  readonly remembers?: readonly Said[];
  readonly member?: boolean;
}): Promise<string> {
  const slack = fakeSlack({});
  const open = createOpenForm({
    slack: { ...slack.api, readTalk: of.reads },
    channelForMember: async () => (of.member === false ? undefined : aChannel({ id: CHANNEL })),
    people: { person: async () => undefined },
    ...(of.remembers && { recentTexts: () => of.remembers ?? [] }),
    clock: manualClock(0),
  });
  await open({ team: TEAM, user: ANA, triggerId: 't1', ...place });
  return JSON.stringify(slack.shown.at(-1));
}
const refused = async (): Promise<never> => {
  throw slackRefusal('scope', 'missing_scope');
};

test('a stretch of channel talk has a form of its own: nothing to tell the channel twice', async () => {
  const form = await opened({ reads: async () => ({ messages: SAID, complete: true }) });
  expect(form).toContain("let's go with the slow one [1]");
  expect(form).not.toContain('Also tell the channel');
});

test('where Slack refuses, what is still in memory is used, but only of what is wrapped up', async () => {
  const later = {
    ...SAID[0],
    ts: messageTs('1773229999.000100'),
    text: "we'll ship it tomorrow, all of it",
  } as Said;
  const form = await opened({ reads: refused, remembers: [...SAID, later] });
  expect(form).toContain("let's go with the slow one [1]");
  expect(form).not.toContain('ship it tomorrow');
  expect(form).toContain('I could read only a part of this conversation');
});

test('what Slack gave and what is in memory make one conversation', async () => {
  const reads = async () => ({ messages: SAID.slice(0, 1), complete: false });
  const form = await opened({ reads, remembers: SAID });
  expect(form).toContain("let's go with the slow one [1]");
});

test('with nothing in memory either, the form is empty and says why', async () => {
  expect(await opened({ reads: refused })).toContain('Slack does not let me read this conversation');
});

test('whoever is no member sees nothing of it, not even that it is there', async () => {
  const form = await opened({ reads: async () => ({ messages: SAID, complete: true }), member: false });
  expect(form).toContain('I cannot wrap that up');
  expect(form).not.toContain('queue');
});
