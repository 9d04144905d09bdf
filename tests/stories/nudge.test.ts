import { afterEach, expect, test } from '@jest/globals';
import { openStory, type Story } from '../support/story.js';

let story: Story;
afterEach(() => story.end());

test('whoever asks for a meeting, and nobody else, is offered a written way', async () => {
  story = await openStory();
  const { sandbox, team } = story;
  const { ana, ben, mei } = team.people;
  await sandbox.say(ana.id, team.channel, 'can we hop on a quick call tomorrow at 3pm?');
  await sandbox.settle();
  expect(sandbox.ephemeralsOf(ana.id, team.channel)).toHaveLength(1);
  for (const other of [ben, mei]) expect(sandbox.ephemeralsOf(other.id, team.channel)).toEqual([]);
  expect(sandbox.messagesIn(team.channel).filter((each) => each.bot_id)).toHaveLength(1); // the introduction
});
