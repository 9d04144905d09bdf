/** Scenarios SIZ-02, 04 and 07: very long answers and very many channels, through the whole app. LIM-01 has very many people. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { wireField } from '../../src/sandbox/wire.js';
import { LIMITS } from '../../src/slack/limits.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { inAQuarter, QUARTER_MS, type StandupHands, standupHands } from '../support/standups.js';
import { openStory, type Story } from '../support/story.js';

const MINUTE = 60_000;
let story: Story;
let hands: StandupHands;
let scene: Scene;
let ana: Somebody;
beforeAll(async () => {
  story = await openStory({ invited: false });
  hands = standupHands(story.sandbox);
});
beforeEach(async () => {
  scene = openScene(story);
  ana = await scene.person('ana');
});
afterAll(() => story.end());

/** Everything that is shown of Ana's answers: the sections of the report's replies. */
async function reported(): Promise<readonly string[]> {
  await story.clock.advance(MINUTE);
  const report = only(hands.reports(scene.channel));
  const blocks = hands.replies(report, scene.channel).flatMap((reply) => reply.blocks);
  return blocks.flatMap(({ type, text }) =>
    type === 'section' ? String(wireField({ text }, 'text')?.text) : [],
  );
}

describe('an answer', () => {
  beforeEach(async () => {
    await hands.make(ana.id, scene.channel, { when: inAQuarter(story.clock) });
    await story.clock.advance(QUARTER_MS);
  });

  test('SIZ-02: of 9,000 characters is refused by the form itself, and by message with a sentence; as long as it may be, it is shown whole', async () => {
    const tooLong = 'x'.repeat(9_000);
    await hands.opensAnswer(ana.id);
    for (const block of ana.form().blocks.filter(({ type }) => type === 'input')) {
      expect(wireField(block, 'element')?.max_length).toBe(LIMITS.input.text);
    }
    expect((await hands.sends(ana.id, [tooLong, tooLong, ''])).action).toBe('blocked');
    await story.sandbox.closeView(ana.id, ana.form().id, 'all');
    await story.sandbox.dm(ana.id, tooLong);
    expect(ana.reads(ana.dms().at(-1) ?? NOTHING)).toContain('your message has 9000');
    const long = 'x'.repeat(LIMITS.input.text);
    expect(await hands.answers(ana.id, [long, long, long])).toBe('update');
    const texts = await reported();
    expect(
      texts
        .join('')
        .match(/x{200,}/g)
        ?.join(''),
    ).toHaveLength(3 * LIMITS.input.text);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(LIMITS.section.text);
    expect(story.sandbox.refusals()).toEqual([]);
  });

  test('SIZ-04: with a long block of code is cut into pieces whose fences are balanced', async () => {
    const line = 'const answer = question ?? "none"; // and so on\n';
    const code = `\`\`\`\n${line.repeat(60)}\`\`\``;
    expect(code.length).toBeLessThanOrEqual(LIMITS.input.text);
    await hands.answers(ana.id, [code, code, `before ${code.slice(0, 2_900)}`]); // The last one is never closed.
    const texts = await reported();
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) expect((text.match(/```/g) ?? []).length % 2).toBe(0);
    expect(texts.join('').match(/const answer/g)?.length).toBeGreaterThan(170);
    expect(story.sandbox.refusals()).toEqual([]);
  });
});

const NOTHING = { text: '', blocks: [] };

test('SIZ-07: of 3,900 channels, every one can be chosen for the report', async () => {
  const { sandbox } = story;
  const { workspace } = sandbox;
  for (let n = 0; n < 3_500; n += 1) workspace.addChannel({ name: `public-${n}` });
  for (let n = 0; n < 399; n += 1) workspace.addChannel({ name: `private-${n}`, kind: 'private' });
  const last = workspace.addChannel({ name: 'last', kind: 'private', members: [ana.id], withApp: true });
  sandbox.forget();
  await ana.types('standup new');
  const field = ana
    .form()
    .blocks.find((block) => wireField(block, 'element')?.action_id === 'standups:channel');
  expect(wireField(field, 'element')).toMatchObject({
    type: 'conversations_select',
    filter: { include: ['public', 'private'] },
  });
  const { action } = await ana.submits({ 'standups:channel': last });
  await sandbox.closeView(ana.id, ana.form().id, 'all');
  expect(action).toBe('update');
  expect(await ana.types('standup')).toContain('last');
  // Slack fills the select: nothing of ours ever lists the workspace.
  expect(
    sandbox.calls.filter(({ method }) => /conversations\.list|users\.conversations/.test(method)),
  ).toEqual([]);
});
