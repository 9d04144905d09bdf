/** What preview and Home say is coming, and then a week in which it does: over a clock change, a weekend and a day off. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pressLabelled } from '../../src/sandbox/play/hands.js';
import { openScene, type Scene, type Somebody } from '../support/scene.js';
import { standupHands } from '../support/standups.js';
import { openStory, type Story } from '../support/story.js';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 1440 * MINUTE_MS;
/** Thursday, 26 March 2026, 08:00 in Berlin, whose clocks change on Sunday. */
const STARTS = Date.UTC(2026, 2, 26, 7);

let story: Story;
beforeAll(async () => {
  story = await openStory({ startsAt: STARTS });
});
afterAll(() => story.end());

type Kind = 'digest' | 'part' | 'catch-up' | 'prompt';
const SAID: readonly (readonly [Kind, string])[] = [
  ['digest', 'the digest of'],
  ['part', 'your region’s part'],
  ['catch-up', 'your catch-up'],
  ['prompt', 'asks you'],
];

/** `digest 2026-03-26T16:00`, of what was shown, in order. */
const announced = (shown: unknown): readonly string[] =>
  [...JSON.stringify(shown).matchAll(/<!date\^(\d+)\^[^>]*>: ([^\\"]*)/g)]
    .flatMap(([, at, what = '']) => {
      const kind = SAID.find(([, words]) => what.includes(words))?.[0];
      return kind ? [event(kind, Number(at) * 1000)] : [];
    })
    .sort();

const event = (kind: Kind, at: number): string => `${kind} ${new Date(at).toISOString().slice(0, 16)}`;

async function setDigest(scene: Scene, by: Somebody, cadence: string): Promise<void> {
  await by.types('digest settings');
  const { action } = await by.submits({ 'digests:zone': 'Europe/Berlin', 'digests:cadence': cadence });
  expect(action).toBe('update');
  await scene.sandbox.closeView(by.id, by.form().id, 'all');
}

async function openHome(who: Somebody) {
  await story.sandbox.openHome(who.id);
  const home = story.sandbox.homeOf(who.id);
  if (!home) throw new Error('Home shows nothing');
  return home;
}

test('a week comes as preview and Home said it would, neither more nor less', async () => {
  const [daily, handOver] = [openScene(story), openScene(story)];
  const [ana, ben] = [await daily.person('ana'), await daily.person('ben')];
  const cora = await handOver.person('cora');
  await handOver.person('mei', { tz: 'Asia/Tokyo' });
  await story.sandbox.joinChannel(ana.id, handOver.channel);
  await setDigest(daily, ben, 'daily');
  await setDigest(handOver, cora, 'hand-over');
  await ana.types('standup new');
  await ana.submits({});
  await daily.sandbox.closeView(ana.id, ana.form().id, 'all');
  await pressLabelled(story.sandbox, ana.id, await openHome(ana), { home: true }, 'My settings');
  expect((await ana.submits({ 'people:catch-up': ['on'] })).action).toBe('update');
  await ana.types('ooo 2026-03-31');

  await ana.types('preview');
  const previewed = announced(story.sandbox.ephemeralsOf(ana.id, daily.channel).at(-1));
  const atHome = announced(await openHome(ana));
  expect(atHome.filter((each) => !each.startsWith('prompt'))).toEqual(previewed);
  const inUtc = (kind: Kind, ...at: string[]) => at.map((each) => `${kind} 2026-${each}`);
  expect(atHome).toEqual([
    ...inUtc('catch-up', '03-26T08:00', '03-27T08:00', '03-30T07:00', '04-01T07:00'),
    ...inUtc('digest', '03-26T16:00', '03-27T16:00', '03-30T15:00', '03-31T15:00', '04-01T15:00'),
    ...inUtc('part', '03-26T08:00', '03-27T08:00', '03-30T07:00', '03-31T07:00', '04-01T07:00'),
    ...inUtc('prompt', '03-26T09:00', '03-27T09:00', '03-30T08:00', '04-01T08:00'),
  ]);

  // The app is down but for the minutes around what was announced: whatever else came due would show as soon as it is back.
  const moments = [...new Set(atHome.map((each) => Date.parse(`${each.split(' ')[1]}:00Z`)))].sort();
  for (const [n, at] of moments.entries()) {
    await story.restart(() => story.clock.advanceTo(at - 2 * MINUTE_MS));
    for (const [author, where] of [
      [ben, 'daily'],
      [cora, 'hand-over'],
    ] as const) {
      await author.types(`decide Question ${n} (${where})?`);
      expect((await author.submits({ 'decisions:proposal': 'Yes.' })).action).toBe('close');
    }
    await story.clock.advance(4 * MINUTE_MS);
  }
  await story.restart(() => story.clock.advanceTo(STARTS + WEEK_MS - MINUTE_MS));

  const times = (kind: Kind, messages: readonly { readonly ts: string }[]) =>
    messages.map(({ ts }) => event(kind, Number(ts) * 1000));
  const roots = handOver.posts().filter(({ thread_ts }) => !thread_ts);
  const posts = [...daily.posts(), ...roots.flatMap((root) => handOver.replies(root))];
  const saying = (text: string) => posts.filter((post) => ana.reads(post).includes(text));
  const caughtUp = ana.dms().filter((dm) => !dm.thread_ts && ana.reads(dm).includes(' since '));
  const happened = [
    ...times('catch-up', caughtUp),
    ...times('digest', saying('Digest, ')),
    ...times('part', saying('Berlin: since')),
    ...standupHands(story.sandbox)
      .promptedAt(ana.id)
      .map((at) => `prompt ${at}`),
  ].sort();
  expect(happened).toEqual(atHome);
}, 240_000);
