import { beforeEach, describe, expect, test } from '@jest/globals';
import { findOverlap } from '../../src/calls/overlapping/find-overlap.js';
import { overlapView } from '../../src/calls/overlapping/views.js';
import { userId } from '../../src/core/ids.js';
import { defaultWorkingHours } from '../../src/core/working-hours.js';
import { checkMessage } from '../support/check-limits.js';
import { broadcastsIn, mentionsIn } from '../support/pings.js';
import { ANA, BEN, CHANNEL, LEFT, MEI, ROBOT, START, TEAM, type World, world } from './world.js';

let here: World;
beforeEach(() => {
  here = world();
});

const overlap = async (rest: string, inDm = false): Promise<string> => {
  const [command] = here.slice.commands;
  const request = { team: TEAM, user: ANA, channel: CHANNEL, inDm, rest };
  const answer = await command?.run(request);
  if (!answer) throw new Error('no answer');
  expect(checkMessage(answer)).toEqual([]);
  expect([broadcastsIn(answer), mentionsIn(answer)]).toEqual([[], []]);
  return answer.blocks
    .map((block) => (block.type === 'section' ? (block.text?.text ?? '') : JSON.stringify(block)))
    .join('\n');
};
const at = (...people: readonly string[]) => people.map((id) => `<@${id}>`).join(' ');

describe('/async overlap', () => {
  test('shows the shared hours in each person’s own time, the next slot and the written deadline', async () => {
    const told = await overlap(at(BEN));
    expect(told).toContain(
      [
        '```                          Wed 11 Mar   Thu 12 Mar   Fri 13 Mar',
        'Ana, Berlin               14:00–17:00  14:00–17:00  14:00–17:00',
        '&lt;!channel&gt; Bob, New York  09:00–12:00  09:00–12:00  09:00–12:00```',
      ].join('\n'),
    );
    expect(told).toContain('The next 25 minutes in everyone’s hours: *<!date^1773234000^');
    expect(told).toContain('replies would be in by *<!date^');
    expect(told).toContain('It needs a call');
  });

  test('counts leave', async () => {
    here.leave.set(BEN, [{ from: '2026-03-11', to: '2026-03-12' }]);
    expect(await overlap(at(BEN))).toMatch(/``` +Fri 13 Mar +Mon 16 Mar +Tue 17 Mar\n/);
  });

  test('without a shared hour shows when each works, and the time with the fewest missing', async () => {
    const told = await overlap(at(BEN, MEI));
    expect(told).toContain('no time in which all of you work');
    expect(told).toContain('09:00–17:00  19:00');
    expect(told).toMatch(/The best time in the next two weeks: \*<!date[^*]*\*, without Mei\./);
  });

  test('has no buttons in a direct message', async () => {
    expect(await overlap(at(BEN), true)).not.toContain('calls:');
  });

  test('leaves out apps, people who left and people nobody knows, and says so', async () => {
    const told = await overlap(at(BEN, ROBOT, LEFT, 'UNOBODY'));
    expect(told).toContain('Left out: Robot. Apps keep no working hours.');
    expect(told).toContain('Left out: Lena, no longer active here.');
    expect(told).toContain('Left out: somebody I do not know.');
    expect(told).toContain('09:00–12:00');
  });

  test.each([
    ['', 'Name the people with @'],
    [at(ANA), 'Name the people with @'],
    [at(ROBOT), 'Apps keep no working hours'],
    ['@mei', 'I could not tell who that is'],
    [at(...Array.from({ length: 11 }, (_, n) => `U${n}`)), 'up to 10 people'],
  ])('answers “%s” kindly', async (rest, words) => {
    expect(await overlap(rest)).toContain(words);
  });

  test('opens the form of a call, or of a question, with the people named', async () => {
    const [call, question] = ['calls:open', 'calls:ask-in-writing'];
    const value = JSON.stringify([CHANNEL, [BEN, MEI]]);
    await here.press(call ?? '', value);
    expect(JSON.stringify(here.opened)).toContain('"initial_users":["UBEN","UMEI"]');
    await here.press(question ?? '', value);
    expect(here.written).toMatchObject([{ kind: 'question', people: [BEN, MEI], channel: CHANNEL }]);
    await here.press(call ?? '', '{"forged":1}');
    expect(here.opened).toHaveLength(1);
  });
});

test('the table stays within Slack’s limits for eleven people with long names', () => {
  const people = Array.from({ length: 11 }, (_, n) => ({
    ...{
      id: userId(`U${n}`),
      name: `${'`<&>'.repeat(20)}`,
      zone: 'America/Argentina/ComodRivadavia' as const,
    },
    ...{ hours: defaultWorkingHours('UTC'), leave: [], holidays: [] },
  }));
  const shown = overlapView(findOverlap(people, START), { apps: [], gone: [], unknown: [] }, CHANNEL);
  expect(checkMessage(shown)).toEqual([]);
  expect(JSON.stringify(shown.blocks).match(/```/g)).toHaveLength(2);
});
