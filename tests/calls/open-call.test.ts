import { describe, expect, test } from '@jest/globals';
import type { View } from '@slack/types';
import { createOpenCall, type OpenCallRequest } from '../../src/calls/open-call.js';
import { channelId, messageTs, userId, viewId } from '../../src/core/ids.js';
import { checkView } from '../support/check-limits.js';
import { TEAM } from '../support/fake-slack.js';
import { manualClock } from '../support/manual-clock.js';

const [ANA, BEN, ROBOT] = ['UANA', 'UBEN', 'UROBOT'].map((id) => userId(id));

/** @param slow nobody is told of in time. */
function rig({ slow = false, said }: { readonly slow?: boolean; readonly said?: string } = {}) {
  const clock = manualClock();
  const shown: View[] = [];
  const opened = async (_team: unknown, _where: unknown, view: View) => {
    shown.push(view);
    return { id: viewId('V1'), hash: 'h1' };
  };
  const open = createOpenCall({
    slack: {
      openView: opened,
      updateView: opened,
      readMessage: async () => (said === undefined ? undefined : { ts: messageTs('1.1'), text: said }),
    },
    people: {
      profile: (_team, id) =>
        slow
          ? new Promise(() => {})
          : Promise.resolve({
              ...{ id, name: id === BEN ? 'Ben' : 'Robot', zone: 'UTC', isBot: id === ROBOT, isGuest: false },
              ...{ isExternal: false, isDeactivated: false, isAdmin: false },
              hours: { start: '09:00', end: '17:00', days: [], zone: 'UTC' },
            }),
    },
    clock,
  });
  const request = (more: Partial<OpenCallRequest>): OpenCallRequest => ({
    ...{ team: TEAM, user: userId('UANA'), triggerId: 't1', channel: channelId('C1'), people: [], ...more },
  });
  return { clock, shown, open: (more: Partial<OpenCallRequest>) => open(request(more)) };
}

const text = (views: readonly View[]): string => {
  expect(views.flatMap(checkView)).toEqual([]);
  return JSON.stringify(views);
};

describe('the form of a call', () => {
  test('starts with the author’s words and the people named, without apps and the author', async () => {
    const { open, shown } = rig();
    await open({
      words: 'Can we talk with <@UBEN> &amp; <@UROBOT> about it?',
      people: [ANA, BEN].flatMap((id) => id ?? []),
    });
    expect(text(shown)).toContain('"initial_value":"Can we talk with @Ben & @Robot about it?"');
    expect(text(shown)).toContain('"initial_users":["UBEN"]');
  });

  test('reads the words again where they are not given, and carries its place', async () => {
    const { open, shown } = rig({ said: 'Which supplier?' });
    await open({ ts: messageTs('1.1'), threadTs: messageTs('1.0') });
    expect(text(shown)).toContain('"initial_value":"Which supplier?"');
    expect(shown[0]?.private_metadata).toBe('{"channel":"C1","threadTs":"1.0"}');
  });

  test('leaves the question empty for somebody else’s words, and names them', async () => {
    const { open, shown } = rig();
    await open({ words: 'Can we talk?', wordsBy: userId('UBEN') });
    expect(text(shown)).not.toContain('Can we talk?');
    expect(text(shown)).toContain('"initial_users":["UBEN"]');
  });

  test('cuts words that are longer than its field', async () => {
    const { open, shown } = rig();
    await open({ words: 'The importer needs a look. '.repeat(90) });
    expect(text(shown)).toContain('…');
  });

  test('opens in time although people are slow to be told of, and stays usable', async () => {
    const { open, shown, clock } = rig({ slow: true });
    const opening = open({ words: 'Which?', people: [userId('UBEN')] });
    clock.advance(700);
    await new Promise(setImmediate);
    expect(text(shown)).toContain('One moment');
    clock.advance(1_500);
    await opening;
    expect(text(shown.slice(1))).toContain('"initial_users":["UBEN"]');
    expect(text(shown.slice(1))).toContain('"initial_value":"Which?"');
  });
});
