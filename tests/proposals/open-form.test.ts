import { describe, expect, test } from '@jest/globals';
import type { View } from '@slack/types';
import { messageTs, viewId } from '../../src/core/ids.js';
import { createOpenForm, type OpenFormRequest } from '../../src/proposals/open-form.js';
import { FIELDS } from '../../src/proposals/views/form.js';
import type { ReadMessage } from '../../src/slack/slack-api.js';
import { checkView } from '../support/check-limits.js';
import { slackRefusal, TEAM } from '../support/fake-slack.js';
import { manualClock } from '../support/manual-clock.js';
import { withProfiles } from '../support/with-profiles.js';
import { ANA, BEN, CHANNEL, MEI, PEOPLE, ROBOT, SOURCE, START } from './world.js';

const request: OpenFormRequest = {
  ...{ team: TEAM, user: ANA, triggerId: 't1', kind: 'proposal', channel: CHANNEL, ts: SOURCE, people: [] },
};

/** Slack as the form sees it; a message that is read waits until `arrive` is called, if it is said to be slow. */
function setting({ read, slow = false }: { read?: Partial<ReadMessage> | 'fails'; slow?: boolean } = {}) {
  const clock = manualClock(START);
  const shown: { how: string; view: View }[] = [];
  let arrive = () => {};
  const arrival = slow ? new Promise<void>((resolve) => (arrive = resolve)) : Promise.resolve();
  const opened = (how: string) => async (_team: unknown, _at: unknown, view: View) => {
    shown.push({ how, view });
    return { id: viewId('V1'), hash: 'h1' };
  };
  const openForm = createOpenForm({
    clock,
    people: withProfiles({ person: async (_team, id) => PEOPLE.find((each) => each.id === id) }),
    slack: {
      openView: opened('open'),
      updateView: opened('update'),
      readMessage: async () => {
        await arrival;
        if (read === 'fails') throw slackRefusal('gone', 'not_in_channel');
        return read && { ts: SOURCE, text: '', ...read };
      },
    },
  });
  return { openForm, shown, clock, arrive: () => arrive() };
}

/** Initial values by action id. */
function filled(view: View | undefined): Readonly<Record<string, unknown>> {
  const inputs = (view?.blocks ?? []).flatMap((block) => ('element' in block ? [block.element] : []));
  return Object.fromEntries(
    inputs.map((element) => {
      const of: Record<string, unknown> = { ...element };
      const option = (of.initial_option as { value: string } | undefined)?.value;
      return [of.action_id, of.initial_value ?? of.initial_users ?? option];
    }),
  );
}

/** Lets promises that are ready settle. */
const settled = async () => {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
};

describe('the form', () => {
  test('opens at once with the author’s words, the people named in them, and a day to reply', async () => {
    const { openForm, shown } = setting();
    await openForm({ ...request, words: 'Hey <@UBEN>, call about a &lt; b? I have doubts.', people: [MEI] });
    expect(shown.map(({ how }) => how)).toEqual(['open']);
    expect(filled(shown[0]?.view)).toEqual({
      [FIELDS.title]: 'Call about a < b?',
      [FIELDS.context]: undefined,
      [FIELDS.body]: 'Hey @<!channel> Bob, call about a < b? I have doubts.',
      [FIELDS.asked]: [MEI, BEN],
      [FIELDS.hours]: '8',
      [FIELDS.where]: 'channel',
    });
  });

  test('carries addresses only, and no words, in its private part', async () => {
    const { openForm, shown } = setting();
    const threadTs = messageTs('1773223000.000001');
    await openForm({ ...request, threadTs, words: 'secret words' });
    expect(JSON.parse(shown[0]?.view.private_metadata ?? '')).toEqual({
      ...{ kind: 'proposal', channel: CHANNEL, sourceTs: SOURCE, threadTs },
    });
  });

  test.each([
    ['proposal', 'Write a proposal', '8'],
    ['question', 'Ask in writing', '8'],
    ['update', 'Share an update', 'none'],
  ] as const)('of a %s is called %s', async (kind, title, hours) => {
    const { openForm, shown } = setting();
    await openForm({ ...request, kind, words: 'x' });
    expect(shown[0]?.view).toMatchObject({ title: { text: title } });
    expect(filled(shown[0]?.view)[FIELDS.hours]).toBe(hours);
  });

  test('starts in the thread when the words were said in one', async () => {
    const { openForm, shown } = setting();
    await openForm({ ...request, threadTs: messageTs('1.1'), words: 'x' });
    expect(filled(shown[0]?.view)[FIELDS.where]).toBe('thread');
  });

  test('asks for no place when there is no message to answer', async () => {
    const { openForm, shown } = setting();
    const { ts: _, ...bare } = request;
    await openForm(bare);
    expect(filled(shown[0]?.view)).not.toHaveProperty([FIELDS.where]);
    expect(JSON.stringify(shown)).not.toContain('could not be read');
  });

  test('puts somebody else’s words into the context as a quote, and asks them', async () => {
    const { openForm, shown } = setting();
    await openForm({ ...request, words: 'can we meet?', wordsBy: MEI });
    expect(filled(shown[0]?.view)).toMatchObject({
      [FIELDS.context]: 'Mei wrote:\n> can we meet?',
      [FIELDS.body]: undefined,
      [FIELDS.asked]: [MEI],
    });
  });

  test('never suggests apps or the author', async () => {
    const { openForm, shown } = setting();
    await openForm({ ...request, words: 'x', people: [ROBOT, ANA, BEN] });
    expect(filled(shown[0]?.view)[FIELDS.asked]).toEqual([BEN]);
  });

  test('reads the words from the channel when they were too long for a button', async () => {
    const { openForm, shown } = setting({ read: { text: 'the whole message' } });
    await openForm(request);
    expect(shown.map(({ how }) => how)).toEqual(['open']);
    expect(filled(shown[0]?.view)[FIELDS.body]).toBe('the whole message');
  });

  test('opens empty, and says so, when the words cannot be read', async () => {
    const { openForm, shown } = setting({ read: 'fails' });
    await openForm({ ...request, people: [BEN] });
    expect(JSON.stringify(shown[0]?.view)).toContain('could not be read');
    expect(filled(shown[0]?.view)).toMatchObject({ [FIELDS.body]: undefined, [FIELDS.asked]: [BEN] });
  });

  test('opens in time when the words are slow, and is filled when they arrive', async () => {
    const { openForm, shown, clock, arrive } = setting({ read: { text: 'late words' }, slow: true });
    const done = openForm(request);
    clock.moveTo(START + 700);
    await settled();
    expect(JSON.stringify(shown)).toContain('One moment');
    arrive();
    await done;
    expect(shown.map(({ how }) => how)).toEqual(['open', 'update']);
    expect(filled(shown[1]?.view)[FIELDS.body]).toBe('late words');
  });

  test('is handed over empty when the words do not arrive within about two seconds', async () => {
    const { openForm, shown, clock } = setting({ slow: true });
    const done = openForm(request);
    clock.moveTo(START + 700);
    await settled();
    clock.moveTo(START + 2_200);
    await done;
    expect(JSON.stringify(shown[1]?.view)).toContain('could not be read');
  });

  test('spreads words longer than a field over several, and loses none', async () => {
    const { openForm, shown } = setting();
    const words = Array.from({ length: 1_500 }, (_, n) => `word${n}`).join(' ');
    await openForm({ ...request, words });
    const values = filled(shown[0]?.view);
    const fields = Object.keys(values).filter((id) => id.startsWith(FIELDS.body));
    expect(fields).toHaveLength(Math.ceil(words.length / 3_000));
    expect(fields.map((id) => values[id]).join('')).toBe(words);
    expect(checkView(shown[0]?.view as View)).toEqual([]);
  });
});
