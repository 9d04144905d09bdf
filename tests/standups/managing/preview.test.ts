import { beforeEach, describe, expect, test } from '@jest/globals';
import { standupId, userId } from '../../../src/core/ids.js';
import { noReminder } from '../../../src/standups/managing/draft.js';
import { FIELDS } from '../../../src/standups/managing/views/fields.js';
import { plan } from '../../../src/standups/plan.js';
import { dayHeading, slotInWords } from '../../../src/standups/preview-text.js';
import { checkMessage, checkView } from '../../support/check-limits.js';
import { slackRefusal } from '../../support/fake-slack.js';
import {
  ADMIN,
  ANA,
  aStandup,
  BEN,
  EVE,
  MEI,
  memberOf,
  NOW,
  OPEN,
  textOf,
  UNINVITED,
  type World,
  world,
} from './world.js';

const WEEK_MS = 7 * 86_400_000;
let on: World;

beforeEach(async () => {
  on = world();
  await on.memory.standups.add(aStandup());
});

describe('/async standup', () => {
  test('lists my standups and those of this channel, with Manage on those I may manage', async () => {
    await on.memory.standups.add(
      aStandup({ id: standupId('S2'), name: 'Other', owners: [BEN], roster: { kind: 'list', users: [BEN] } }),
    );
    const list = await on.say('standup');
    expect(checkMessage(list ?? { text: '', blocks: [] })).toEqual([]);
    expect(textOf(list)).toMatch(/Your standups.*Morning.*In this channel.*Other.*standups:new/);
    expect(textOf(list).match(/standups:manage/g)).toHaveLength(1);
  });

  test('shows only mine in the DM, where New opens by a button', async () => {
    expect(textOf(await on.say('standup', '', { user: EVE, inDm: true }))).not.toContain('Morning');
    const offer = await on.say('standup', 'new', { inDm: true });
    expect(textOf(offer)).toContain('standups:new');
    expect(on.slack.shown).toEqual([]);
    await on.press('standups:new', '');
    expect(textOf(on.lastView())).not.toContain('initial_conversation');
    await on.press('standups:new', OPEN);
    expect(textOf(on.lastView())).toContain(OPEN);
  });

  test('finds one by a part of its name, and says so when there is none', async () => {
    expect(textOf(await on.say('standup', 'morn'))).toContain('Morning');
    expect((await on.say('standup', 'evening'))?.text).toContain('found no standup of yours');
  });

  test('hands history on, with its words', async () => {
    expect((await on.say('standup', 'history morning'))?.text).toBe('history of “morning”');
    expect((await on.say('standup', 'History'))?.text).toBe('history of “”');
  });

  test('stays within Slack’s limits with a hundred of them', async () => {
    for (let n = 0; n < 100; n += 1) {
      await on.memory.standups.add(aStandup({ id: standupId(`M${n}`), name: `&${n}`.padEnd(75, '<') }));
    }
    const list = await on.say('standup');
    expect(checkMessage(list ?? { text: '', blocks: [] })).toEqual([]);
    expect(textOf(list)).toContain('And 81 more');
  });
});

test.each([
  ['standup', 'new', true],
  ['standup', 'morn', true],
  ['standup', 'history', true],
  ['standup', 'history of Morning', false],
  ['standup', 'history morning', true],
  ['standup', 'notes are done', false],
  ['preview', '<@UBEN>', true],
  ['preview', 'Morning', true],
  ['preview', 'deploy fixed', false],
])('while an answer is awaited, "%s %s" in the DM is a command: %s', async (name, rest, isCommand) => {
  expect(await on.understands(name, rest)).toBe(isCommand);
});

describe('the preview', () => {
  test('says what `plan` says, member by member, with zones, clock changes and absences', async () => {
    const said = textOf(await on.say('preview', 'morning'));
    const members = [ANA, BEN, MEI].map(memberOf);
    const before = new Map<string, number>();
    for (const slot of plan(aStandup().schedule, members, NOW, NOW + WEEK_MS)) {
      const words = slotInWords(aStandup().schedule, slot, memberOf(slot.user).zone, before.get(slot.user));
      // Why somebody else is not asked is theirs to tell.
      expect(said).toContain(slot.skip ? 'Mei: not asked that day' : words);
      expect(said).toContain(dayHeading(slot.workDay));
      if (!slot.skip) before.set(slot.user, slot.promptAt);
    }
    expect(said).toContain('clocks in America/New_York have gone forward');
    expect(said).not.toContain('on leave');
    expect(textOf(await on.say('preview', '', { user: MEI }))).toContain('not asked: on leave');
    expect(said).toContain('&lt;!channel&gt; Bob');
    expect(said).not.toContain('<!channel>');
  });

  test('of mine has my days alone, standup by standup', async () => {
    const said = textOf(await on.say('preview', '', { user: BEN }));
    expect(said).toContain('asked at 10:00');
    expect(said).toContain('America/New_York');
    expect(said).not.toContain('Europe/Berlin');
    expect(textOf(await on.say('preview', 'morning', { user: BEN }))).not.toContain('Ana');
  });

  test('of mine names at most ten standups, and says how many more there are', async () => {
    for (let n = 0; n < 11; n += 1)
      await on.memory.standups.add(aStandup({ id: standupId(`M${n}`), name: `Z${n}` }));
    const said = await on.say('preview');
    expect(checkMessage(said ?? { text: '', blocks: [] })).toEqual([]);
    expect(textOf(said)).toContain('And 2 more');
  });

  test('of mine knows what is dealt with already', async () => {
    await on.memory.occurrences.add([
      {
        ...{
          team: aStandup().team,
          standup: aStandup().id,
          user: BEN,
          workDay: '2026-03-05',
          state: 'answered',
        },
        ...{ opensAt: NOW, promptAt: NOW, remindAt: NOW, closesAt: NOW + WEEK_MS },
      },
    ]);
    expect(textOf(await on.say('preview', '', { user: BEN }))).toContain('Thu 5 Mar 2026: answered already');
  });

  test('tells outsiders and observers that nothing asks them', async () => {
    expect((await on.say('preview', '', { user: EVE }))?.text).toBe('No standup asks you anything.');
    await on.memory.standups.save(aStandup({ observers: [BEN] }), 1);
    expect((await on.say('preview', '', { user: BEN }))?.text).toBe('No standup asks you anything.');
  });

  test('of a standup of others looks like one that does not exist', async () => {
    const [theirs, unknown] = [
      await on.say('preview', 'morning', { user: EVE }),
      await on.say('preview', 'nonsense', { user: EVE }),
    ];
    expect(theirs).toEqual(unknown);
  });

  test('of somebody else shows their days in shared standups, and no reason that is theirs to tell', async () => {
    const said = await on.say('preview', `<@${MEI}|mei>`, { user: BEN });
    expect(checkMessage(said ?? { text: '', blocks: [] })).toEqual([]);
    expect(textOf(said)).toContain('Coming prompts of Mei');
    expect(textOf(said)).toContain('Asia/Tokyo');
    expect(textOf(said)).toContain('Mon 9 Mar 2026: not asked that day');
    expect(textOf(said)).not.toContain('leave');
    expect(textOf(await on.say('preview', `<@${BEN}> morn`))).toContain('America/New_York');
    expect(textOf(await on.say('preview', `<@${BEN}>`))).not.toContain('<!channel>');
  });

  test('of somebody else does not tell whether they have answered', async () => {
    const turn = { opensAt: NOW, promptAt: NOW, remindAt: NOW, closesAt: NOW + WEEK_MS } as const;
    const of = { team: aStandup().team, standup: aStandup().id, user: MEI } as const;
    await on.memory.occurrences.add([
      { ...of, ...turn, workDay: '2026-03-05', state: 'answered' },
      { ...of, ...turn, workDay: '2026-03-06', state: 'skipped', reason: 'by-choice' },
    ]);
    const said = textOf(await on.say('preview', `<@${MEI}>`, { user: BEN }));
    expect(said).toContain('Thu 5 Mar 2026: dealt with already');
    expect(said).toContain('Fri 6 Mar 2026: not asked that day');
  });

  test('of somebody else is refused alike to outsiders, for outsiders, and for whom nobody knows', async () => {
    const refusals = await Promise.all([
      on.say('preview', `<@${MEI}>`, { user: EVE }),
      on.say('preview', `<@${EVE}>`, { user: BEN }),
      on.say('preview', '<@UNOBODY>', { user: BEN }),
      on.say('preview', `<@${MEI}> another`, { user: BEN }),
      on.say('preview', `<@${MEI}>`, { user: EVE, inDm: true }),
    ]);
    for (const refusal of refusals) expect(refusal).toEqual(refusals[0]);
    expect(refusals[0]?.text).toBe('I found no standup that asks them and that you are part of.');
    expect(textOf(await on.say('preview', `<@${MEI}>`, { user: ADMIN }))).toContain('Coming prompts of Mei');
  });

  test('knows a Slack status that says away, until it ends by itself', async () => {
    on.statuses.set(BEN, { text: 'Vacation', emoji: '', until: NOW + 2.5 * 86_400_000 });
    const said = textOf(await on.say('preview', '', { user: BEN }));
    expect(said).toContain('Thu 5 Mar 2026: not asked, should your Slack status still say that you are away');
    expect(said).toContain('Fri 6 Mar 2026: not asked, should');
    expect(said).toContain('Mon 9 Mar 2026: asked at 10:00');
    expect(textOf(await on.say('preview', `<@${BEN}>`))).toContain('Thu 5 Mar 2026: not asked that day');
    expect(textOf(await on.slice.homeSection(aStandup().team, BEN))).toContain('Mon 9 Mar, 14:00 UTC');
  });

  test('of oneself by name is one’s own', async () => {
    expect(await on.say('preview', `<@${ANA}>`)).toEqual(await on.say('preview'));
    expect(textOf(await on.say('preview', `<@${ANA}> morning`))).not.toContain('Mei');
  });

  test('of a standup without a reminder names none', async () => {
    const schedule = { ...aStandup().schedule, remindAt: noReminder(8) };
    await on.memory.standups.save(aStandup({ schedule }), 1);
    const said = textOf(await on.say('preview', 'morning'));
    expect(said).toContain('asked at 10:00, open until 18:00');
    expect(said).not.toContain('reminded');
  });

  test('does not leave the form waiting when Slack cannot be asked', async () => {
    const outage = slackRefusal('transient', 'service_unavailable');
    await on.memory.standups.save(aStandup({ roster: { kind: 'channel', channel: OPEN } }), 1);
    await on.press('standups:manage', aStandup().id);
    Object.assign(on.slack.api, { members: () => Promise.reject(outage) });
    const pressed = on.press('standups:preview', aStandup().id, { in: on.lastView() });
    await expect(pressed).rejects.toBe(outage);
    expect(textOf(on.lastView())).toContain('try again in a minute');
  });

  test('of a paused one says so', async () => {
    await on.memory.standups.save(aStandup({ state: 'paused' }), 1);
    expect(textOf(await on.say('preview'))).toContain('paused, so nobody is asked');
  });

  test('of a standup every two weeks looks on until it finds one', async () => {
    const schedule = {
      ...aStandup().schedule,
      days: ['fri'] as const,
      everyTwoWeeksFrom: '2026-03-13' as const,
    };
    await on.memory.standups.save(aStandup({ schedule }), 1);
    expect(textOf(await on.say('preview', 'morning'))).toContain('Fri 13 Mar 2026');
  });

  test('fits into a message with many people whose names are long', async () => {
    const users = Array.from({ length: 500 }, (_, n) => userId(`U${n}`));
    await on.memory.standups.save(aStandup({ roster: { kind: 'list', users } }), 1);
    const said = await on.say('preview', 'morning');
    expect(checkMessage(said ?? { text: '', blocks: [] })).toEqual([]);
    expect(textOf(said)).toContain('And 480 more members');
    await on.press('standups:manage', aStandup().id);
    await on.press('standups:preview', aStandup().id, { in: on.lastView() });
    expect(checkView(on.lastView())).toEqual([]);
  });
});

describe('the preview in the form', () => {
  test('shows the coming prompts of what is typed, before anything is made', async () => {
    await on.say('standup', 'new');
    await on.press('standups:preview-draft', '', {
      in: on.lastView(),
      typed: { [FIELDS.template]: 'weekly' },
    });
    const shown = on.lastView();
    expect(on.slack.shown.map(({ how }) => how)).toEqual(['open', 'push', 'update']);
    expect(checkView(shown)).toEqual([]);
    expect(textOf(shown)).toContain('Fri 6 Mar 2026');
    expect(textOf(shown)).toContain('Ana: asked at 10:00');
    expect(on.standups()).toHaveLength(1);
  });

  test('says what still needs another look', async () => {
    await on.say('standup', 'new');
    await on.press('standups:preview-draft', '', {
      in: on.lastView(),
      typed: { [FIELDS.channel]: undefined },
    });
    expect(textOf(on.lastView())).toContain('Please choose a channel');
    expect(checkView(on.lastView())).toEqual([]);
  });

  test('names the members of a channel to its members only', async () => {
    await on.say('standup', 'new');
    const form = on.lastView();
    await on.press('standups:preview-draft', '', { in: form, user: EVE });
    expect(textOf(on.lastView())).not.toContain('Ana');
    await on.press('standups:preview-draft', '', { in: form, typed: { [FIELDS.channel]: UNINVITED } });
    expect(textOf(on.lastView())).toContain('/invite');
  });
});

test('every control and form that is shown has one listener', async () => {
  await on.say('standup', 'new');
  await on.press('standups:manage', aStandup().id);
  await on.press('standups:pause', aStandup().id, { in: on.lastView() });
  await on.press('standups:hand-over', aStandup().id, { in: on.lastView() });
  const said = textOf([on.slack.shown, await on.say('standup')]);
  const buttons = new Set([...said.matchAll(/"type":"button","action_id":"([^"]+)"/g)].map(([, id]) => id));
  expect(buttons).toEqual(new Set(Object.keys(on.slice.listeners.actions ?? {})));
  const forms = new Set([...said.matchAll(/"callback_id":"([^"]+)"/g)].map(([, id]) => id));
  expect(forms).toEqual(new Set(Object.keys(on.slice.listeners.views ?? {})));
});
