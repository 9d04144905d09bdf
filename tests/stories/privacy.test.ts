import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { teamId, userId } from '../../src/core/ids.js';
import { columnsWith, unwritten, writeEverythingAbout } from '../support/everything-about.js';
import { ASKS, only, openScene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const MINUTE = 60_000;

/** Somebody of whom every kind of thing is stored. */
async function anaIsKnown(): Promise<Somebody> {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  await ana.says(ASKS);
  await ana.pressesInNote('Ask in writing');
  await ana.submits({ 'proposals:title': 'Which day?', 'proposals:body': 'The 24th?' });
  const ben = await scene.person('ben');
  await ana.types(`overlap <@${ben.id}>`);
  await ana.pressesInNote('It needs a call');
  await ana.submits({ 'calls:topic': 'Which supplier?' });
  await ana.types('decide Which hour?');
  await ana.submits({ 'decisions:proposal': 'At nine.' });
  await ana.types('settings on');
  await ana.types('snooze 1h');
  return ana;
}

/** A fresh export: what it holds of each kind, by title. */
async function exported(who: Somebody): Promise<Record<string, readonly unknown[]>> {
  await story.clock.advance(2 * MINUTE);
  await who.types('privacy');
  await who.pressesInNote('Export');
  const { kinds } = JSON.parse(who.files().at(-1) ?? '{}') as {
    kinds: readonly { title: string; records: readonly unknown[] }[];
  };
  return Object.fromEntries(kinds.map(({ title, records }) => [title, records]));
}

test('says what is stored, with how much of each kind, and that channel text is not', async () => {
  const ana = await anaIsKnown();
  const privacy = await ana.types('privacy');
  expect(privacy).toContain('their text is never stored');
  expect(privacy.match(/: 1 record\n/g)?.length).toBeGreaterThanOrEqual(3);
});

test('Export sends one file with everything typed into forms, and none of the channel’s words', async () => {
  const ana = await anaIsKnown();
  const kinds = await exported(ana);
  expect(JSON.stringify(kinds)).toContain('Which day?');
  expect(JSON.stringify(kinds)).toContain('Which supplier?');
  expect(JSON.stringify(kinds)).not.toContain('hop on a quick call');
  // What this story has nothing of; whatever else is kept has left something.
  const without = /standup|leave|digest|put off|live conv|wrap-ups|installed|to be told/i;
  const kept = Object.entries(kinds).filter(([title]) => !without.test(title));
  for (const [title, records] of kept) expect([title, records.length > 0]).toEqual([title, true]);
});

test('a double click on Export sends one file', async () => {
  const ana = await openScene(story).person('ana');
  await ana.types('privacy');
  const note = story.sandbox.ephemeralsOf(ana.id).at(-1);
  if (!note) throw new Error('nothing to press');
  await Promise.all([1, 2].map(() => story.sandbox.press(ana.id, { ephemeral: note }, 'people:export')));
  await story.sandbox.settle();
  expect(ana.files()).toHaveLength(1);
});

test('Delete leaves nothing behind: not in the next export, not in why, not in Home', async () => {
  const ana = await anaIsKnown();
  await ana.types('privacy');
  await ana.pressesInNote('Delete');
  expect(ana.notes().at(-1)).toMatch(/Deleted\. .*Proposals, questions and updates you wrote: 1 record/);
  for (const [title, records] of Object.entries(await exported(ana)))
    expect([title, records]).toEqual([title, []]);
  expect(await ana.types('why')).toContain('Meanwhile has made no choice about you yet');
  await story.restart();
  expect(await ana.types('why')).toContain('Meanwhile has made no choice about you yet');
  await ana.types('privacy');
  await ana.pressesInNote('Delete');
  expect(ana.notes().at(-1)).toContain('There was nothing to delete.');
});

test('answers given in the DM count as messages to that person, and are deleted with the rest', async () => {
  const ana = await openScene(story).person('ana');
  await story.sandbox.dm(ana.id, 'help');
  expect(await ana.types('privacy')).toContain('*Messages I sent to you alone*: 1 record\n');
  await ana.pressesInNote('Delete');
  expect(await ana.types('privacy')).toContain('*Messages I sent to you alone*: 0 records\n');
});

test('Delete forgets nobody else', async () => {
  const ana = await anaIsKnown();
  const ben = await anaIsKnown();
  await ana.types('privacy');
  await ana.pressesInNote('Delete');
  expect(JSON.stringify(await exported(ben))).toContain('Which day?');
});

test('the store holds neither the channel’s words nor, in the clear, those typed into forms', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  await ana.says(`${ASKS} The word is periwinkle.`);
  await ana.pressesInNote('Ask in writing');
  await ana.submits({ 'proposals:body': 'The word is vermilion.' });
  const bytes = await story.storedBytes();
  expect(bytes.includes(scene.channel)).toBe(true);
  expect(bytes.includes('periwinkle')).toBe(false);
  expect(bytes.includes('vermilion')).toBe(false);
});

test('what is deleted is gone from the disk too, and so is the person’s id', async () => {
  const ana = await anaIsKnown();
  await story.restart();
  expect((await story.storedBytes()).includes(ana.id)).toBe(true);
  await ana.types('privacy');
  await ana.pressesInNote('Delete');
  await story.restart();
  expect((await story.storedBytes()).includes(ana.id)).toBe(false);
});

test('who did everything, in every slice, and is deleted is in no column of any table', async () => {
  const scene = openScene(story);
  const [ana, ben] = [await scene.person('ana'), await scene.person('ben')];
  const [team, who, other] = [teamId(story.sandbox.workspace.id), userId(ana.id), userId(ben.id)];
  await story.restart(async (store) => {
    const installed = await store.repositories.installations.find(team);
    await writeEverythingAbout(store, { team, who, other, ...(installed && { installed }) });
    expect(await unwritten(store, who)).toEqual([]);
  });
  await ana.types('privacy');
  await ana.pressesInNote('Delete');
  expect(ana.notes().at(-1)).toContain('Wrap-ups you wrote: 1 record');
  await story.restart(async (store) => expect(await columnsWith(store, who)).toEqual([]));
  story.expectRefusals();
});

test('deleted, somebody can say at once that they want no nudges', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  await ana.types('privacy');
  await ana.pressesInNote('Delete');
  await ana.pressesInNote('Turn nudges off');
  expect(ana.notes().at(-1)).toContain('Nudges are off for you');
  await ana.says(ASKS);
  expect(await ana.types('why')).toContain('(`opted-out`)');
});

test('where Slack takes no file, the export comes as messages', async () => {
  const ana = await anaIsKnown();
  story.sandbox.faults.next('files.getUploadURLExternal', { error: 'file_uploads_disabled' });
  await ana.types('privacy');
  await ana.pressesInNote('Export');
  story.expectRefusals();
  expect(ana.files()).toEqual([]);
  const told = ana.dms().map(ana.reads).join('\n');
  expect(told).toContain('Slack took no file from me, so here is your export as text: part 1 of');
  expect(told).toContain('Which day?');
});

test('the author of a deleted question can no longer close it, and the post stays as it is', async () => {
  const scene = openScene(story);
  const ana = await scene.person('ana');
  await ana.says(ASKS);
  await ana.pressesInNote('Ask in writing');
  await ana.submits({ 'proposals:title': 'Which day?' });
  await ana.types('privacy');
  await ana.pressesInNote('Delete');
  await ana.pressesIn(only(scene.posts()), 'Close with outcome');
  expect(ana.notes().at(-1)).toBe('Only the person who wrote this can do that here.');
  expect(ana.reads(only(scene.posts()))).toContain('Which day?');
});
