import { describe, expect, test } from '@jest/globals';
import type { Subcommand } from '../../src/commands/command.js';
import { withHelp } from '../../src/commands/help.js';
import { friendlyView, helpView, unknownWordView } from '../../src/commands/views.js';
import { channelId, userId } from '../../src/core/ids.js';
import { checkMessage } from '../support/check-limits.js';
import { TEAM } from '../support/fake-slack.js';

const snooze: Subcommand = {
  name: 'snooze',
  usage: '[1h | <date>]',
  summary: 'No nudges for a while',
  run: async () => undefined,
};
const why: Subcommand = { name: 'why', summary: 'Why I spoke', run: async () => undefined };
const request = { team: TEAM, user: userId('U1'), channel: channelId('C1'), inDm: false };

describe('help', () => {
  const all = withHelp([snooze, why]);
  const [help] = all;

  test('lists every subcommand, itself first, with what may follow', async () => {
    const shown = JSON.stringify(await help?.run({ ...request, rest: '' }));
    expect(all.map(({ name }) => name)).toEqual(['help', 'snooze', 'why']);
    for (const { name, summary } of all) {
      expect(shown).toContain(`*${name}*`);
      expect(shown).toContain(summary);
    }
    expect(shown).toContain('[1h | &lt;date&gt;]');
  });

  test('tells about one word alone', async () => {
    const shown = JSON.stringify(await help?.run({ ...request, rest: 'why' }));
    expect(shown).toContain('Why I spoke');
    expect(shown).not.toContain('No nudges for a while');
  });

  test('answers a word it does not know with all of them', async () => {
    expect(await help?.run({ ...request, rest: 'banana' })).toEqual(helpView(all));
  });
});

describe('what is said', () => {
  const many = Array.from({ length: 120 }, (_, n) => ({
    ...snooze,
    name: `word${n}`,
    summary: 'x'.repeat(150),
  }));

  test('fits Slack’s limits, also with far more subcommands than there are', () => {
    for (const view of [helpView(many), friendlyView([snooze, why])]) {
      expect(checkMessage(view)).toEqual([]);
    }
  });

  test('a guess is offered with what it does', () => {
    const view = unknownWordView('snoze', snooze, [snooze, why]);
    expect(view.text).toContain('Did you mean *snooze*?');
    expect(JSON.stringify(view.blocks)).toContain('No nudges for a while');
    expect(checkMessage(view)).toEqual([]);
  });

  test('without a guess nothing is guessed', () => {
    expect(JSON.stringify(unknownWordView('banana', undefined, [snooze]))).not.toContain('Did you mean');
  });

  test('a word that holds a broadcast comes back harmless', () => {
    const shown = JSON.stringify(unknownWordView('a<!channel>b', undefined, [snooze]));
    expect(shown).not.toContain('<!channel>');
    expect(shown).toContain('a&lt;!channel&gt;b');
  });
});
