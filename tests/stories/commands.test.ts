import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ASKS, openScene, type Somebody } from '../support/scene.js';
import { openStory, type Story } from '../support/story.js';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const HOUR = 3_600_000;
const newcomer = () => openScene(story).person('ana');

/** Writes to the app in its DM. @returns its answers. */
async function writes(who: Somebody, words: string): Promise<string> {
  const before = who.dms().length;
  await story.sandbox.dm(who.id, words);
  return who.dms().slice(before).map(who.reads).join('\n');
}

describe('help', () => {
  test('nothing, and help, list every word; help and a word tells of that word alone', async () => {
    const ana = await newcomer();
    const all = await ana.types('');
    expect(await ana.types('help')).toBe(all);
    for (const word of ['help', 'why', 'settings', 'snooze', 'privacy']) expect(all).toContain(`*${word}*`);
    const one = await ana.types('help snooze');
    expect(one).toContain('*snooze*');
    expect(one).not.toContain('*privacy*');
  });

  test('an unknown word gets the nearest one, and is not run', async () => {
    const ana = await newcomer();
    expect(await ana.types('snoze off')).toContain('I do not know “snoze”. Did you mean *snooze*?');
    const far = await ana.types('xylophone <!here>');
    expect(far).toContain('I do not know “xylophone”.');
    expect(far).not.toContain('Did you mean');
  });

  test('the command works in a channel that the app is not in', async () => {
    const ana = await openScene(story, { withApp: false }).person('ana');
    expect(await ana.types('help why')).toContain('*why*');
    expect(await ana.types('why')).toContain('Meanwhile has made no choice about you yet');
  });

  test('in the DM the same bare words work, with and without the command in front', async () => {
    const ana = await newcomer();
    const typed = await ana.types('help');
    expect(await writes(ana, 'help')).toBe(typed);
    expect(await writes(ana, '/async Help!')).toBe(typed);
    expect(await writes(ana, 'hello there')).toContain('Hello. I am Meanwhile');
    expect(await writes(ana, 'prvacy')).toContain('Did you mean *privacy*?');
  });

  test('in a thread of the DM the answer stays in the thread; an edit and a second delivery are not answered', async () => {
    const ana = await newcomer();
    story.sandbox.traffic.duplicate();
    const { message } = await story.sandbox.dm(ana.id, 'why');
    expect(ana.dms()).toHaveLength(1);
    await story.sandbox.edit(ana.id, message, 'why?');
    expect(ana.dms()).toHaveLength(1);
    await story.sandbox.dm(ana.id, 'help', { thread: message.ts });
    expect(ana.dms().at(-1)?.thread_ts).toBe(message.ts);
  });
});

describe('why', () => {
  test('tells what was done about each message that a rule noticed, the newest first', async () => {
    const ana = await newcomer();
    expect(await ana.types('why')).toContain('Meanwhile has made no choice about you yet');
    await ana.says(ASKS);
    await ana.says(ASKS);
    const why = await ana.types('why');
    expect(why.indexOf('(`person-cooldown`)')).toBeGreaterThan(0);
    expect(why.indexOf('(`nudged`)')).toBeGreaterThan(why.indexOf('(`person-cooldown`)'));
    expect(why).not.toContain('hop on a quick call');
    expect(await writes(ana, 'why')).toBe(why);
  });
});

describe('snooze', () => {
  test.each([
    ['snooze', 24],
    ['snooze 1h', 1],
    ['pause 2 days', 48],
    ['snooze a week', 168],
    ['mute for 3h', 3],
    ['snooze until tomorrow', 23], // It is 10:00 in Berlin, and work begins at 9:00.
    ['snooze until monday', 143],
  ])('%s lasts %i hours', async (words, hours) => {
    const ana = await newcomer();
    const now = story.clock.now();
    await ana.types(words);
    const note = story.sandbox.ephemeralsOf(ana.id).at(-1);
    const [, until] = /<!date\^(\d+)\^/.exec(JSON.stringify(note?.blocks)) ?? [];
    expect(Number(until) * 1000).toBe(now + hours * HOUR);
    await ana.says(ASKS);
    expect(await ana.types('why')).toContain('(`snoozed`)');
  });

  test('off, and the button, end it', async () => {
    const ana = await newcomer();
    await ana.types('snooze 1w');
    expect(await ana.types('snooze off')).toContain('Your snooze has ended: nudges are on for you.');
    await ana.types('snooze 1w');
    await ana.pressesInNote('End snooze');
    expect(ana.notes().at(-1)).toContain('Your snooze has ended');
    await ana.says(ASKS);
    expect(await ana.types('why')).toContain('(`nudged`)');
  });

  test('a length that cannot be read, or is too long, changes nothing and says what to write', async () => {
    const ana = await newcomer();
    expect(await ana.types('snooze sometimes')).toContain('I could not read that length. Try `snooze 1h`');
    expect(await ana.types('snooze 400 days')).toContain('A snooze lasts 90 days at most.');
    await ana.pressesInNote('Turn nudges off');
    expect(ana.notes().at(-1)).toContain('Nudges are off for you');
    await ana.pressesInNote('Turn nudges on');
    expect(ana.notes().at(-1)).toContain('Nudges are on for you.');
  });

  test('works in the DM too', async () => {
    const ana = await newcomer();
    expect(await writes(ana, 'snooze 1d')).toContain('Snoozed until');
    await ana.says(ASKS);
    expect(ana.notes()).toEqual([]);
  });
});
