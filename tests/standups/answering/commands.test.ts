import { beforeEach, describe, expect, test } from '@jest/globals';
import { calendarDate } from '../../../src/core/calendar-date.js';
import { parseLeave } from '../../../src/standups/answering/parse-leave.js';
import { checkMessage } from '../../support/check-limits.js';
import { TEAM } from '../../support/fake-slack.js';
import { ANA, EVE, MONDAY, OWNER, TUESDAY, utc, WEEKLY, type World, world } from './world.js';

let here: World;
beforeEach(() => {
  here = world();
});

describe('report', () => {
  test('opens the form of the one standup that waits', async () => {
    here = world(WEEKLY);
    await here.turn();
    await here.turn({ standup: WEEKLY, state: 'answered' });
    expect(await here.types('report')).toBeUndefined();
    expect(JSON.stringify(here.form())).toContain('Daily');
  });

  test('asks which standup is meant, or takes its name', async () => {
    here = world(WEEKLY);
    await here.turn();
    await here.turn({ standup: WEEKLY });
    const choice = await here.types('report');
    expect(choice && checkMessage(choice)).toEqual([]);
    expect(JSON.stringify(choice)).toContain('Which standup');
    expect(await here.types('report', 'week')).toBeUndefined();
    expect(JSON.stringify(here.form())).toContain('Weekly');
  });

  test('answers the last turn late when none is open', async () => {
    await here.turn({ workDay: MONDAY, state: 'closed' });
    here.clock.moveTo(utc(TUESDAY, '06:00') - 12 * 3_600_000);
    await here.types('report');
    await here.submit(here.form(), { 'standups:answer.1': 'Late' });
    expect(await here.saved(ANA, MONDAY)).toMatchObject({ late: true });
  });

  test('offers a button in the DM, where no form can be opened', async () => {
    await here.turn();
    const offered = await here.answering.commands
      .find(({ name }) => name === 'report')
      ?.run({ team: TEAM, user: ANA, channel: WEEKLY.channel, inDm: true, rest: '' });
    expect(JSON.stringify(offered)).toContain('standups:answer');
    expect(here.slack.shown).toEqual([]);
  });

  test('asks an observer for today, whatever they were asked while they were a member', async () => {
    await here.turn({ user: EVE, workDay: MONDAY, state: 'closed' });
    await here.types('report', '', EVE);
    expect(JSON.stringify(here.form())).toContain('for Tuesday');
  });

  test('works for an observer, and says kindly when there is nothing to answer', async () => {
    expect(await here.types('report', '', EVE)).toBeUndefined();
    expect((await here.types('report', '', OWNER))?.text).toContain('no standup');
    expect((await here.types('report', '<!here>'))?.text).toContain('&lt;!here&gt;');
  });
});

describe('skip', () => {
  test('skips the one that waits, also before its prompt', async () => {
    await here.turn({ state: 'waiting' });
    expect((await here.types('skip'))?.text).toContain('Skipped');
    expect(await here.state()).toMatchObject({ state: 'skipped', reason: 'by-choice' });
    expect((await here.types('skip'))?.text).toContain('Skipped');
    expect(here.told).toHaveLength(1);
  });

  test('asks which one when several wait, and skips none', async () => {
    here = world(WEEKLY);
    await here.turn();
    await here.turn({ standup: WEEKLY });
    expect(JSON.stringify(await here.types('skip'))).toContain('standups:skip');
    expect(here.told).toEqual([]);
  });

  test('has nothing to skip once it is answered', async () => {
    await here.turn();
    await here.writes('Done');
    expect((await here.types('skip'))?.text).toContain('Nothing to skip');
  });
});

describe('ooo', () => {
  test('keeps leave, has it planned, lists it and takes it back', async () => {
    expect((await here.types('ooo', 'tomorrow'))?.text).toContain('on Wednesday, 2026-03-04');
    expect(await here.store.leave.of(TEAM, ANA)).toEqual([{ from: '2026-03-04', to: '2026-03-04' }]);
    const listed = await here.answering.commands
      .find(({ name }) => name === 'ooo')
      ?.run({ team: TEAM, user: ANA, channel: WEEKLY.channel, inDm: true, rest: '' });
    expect(listed?.text).toContain('Wednesday, 2026-03-04');
    expect((await here.types('ooo', 'clear'))?.text).toContain('cleared');
    expect(await here.store.leave.of(TEAM, ANA)).toEqual([]);
    expect(here.replanned).toEqual([ANA, ANA]);
    expect((await here.types('ooo', 'clear'))?.text).toContain('nothing to clear');
  });

  test('opens the form when nothing is said, and says kindly what it cannot read', async () => {
    expect(await here.types('ooo')).toBeUndefined();
    expect(here.form().callback_id).toBe('standups:save-leave');
    const answer = await here.types('ooo', 'when <!here> sleeps');
    expect(answer?.text).toContain('I do not understand “when &lt;!here&gt; sleeps”');
    expect(here.replanned).toEqual([]);
  });
});

describe('leave on Home', () => {
  test('is shown, told in a form, and taken back after a question', async () => {
    expect(JSON.stringify(await here.answering.homeSection(TEAM, ANA))).toContain('None noted.');
    await here.press('standups:home-leave', '');
    await here.submit(here.form(), {
      'standups:leave-from': '2026-03-04',
      'standups:leave-to': '2026-03-06',
    });
    expect(here.homes).toEqual([ANA]);
    const shown = JSON.stringify(await here.answering.homeSection(TEAM, ANA));
    expect(shown).toContain('from Wednesday, 2026-03-04 to Friday, 2026-03-06');
    expect(shown).toContain('standups:clear-leave');
    await here.press('standups:clear-leave', '');
    expect(await here.store.leave.of(TEAM, ANA)).toEqual([]);
    expect(here.homes).toEqual([ANA, ANA]);
    expect(here.replanned).toEqual([ANA, ANA]);
  });

  test('shows a few of many, and told elsewhere leaves Home alone', async () => {
    for (let day = 10; day < 20; day += 1)
      await here.store.leave.add(TEAM, ANA, { from: `2026-03-${day}`, to: `2026-03-${day}` }, 0);
    expect(JSON.stringify(await here.answering.homeSection(TEAM, ANA))).toContain('and 5 more');
    await here.types('ooo', '2026-04-01');
    expect(here.homes).toEqual([]);
  });
});

describe('leave in words', () => {
  // A Tuesday.
  const read = (words: string) => parseLeave(words, calendarDate('2026-03-03'));

  test.each([
    ['today', '2026-03-03', '2026-03-03'],
    ['tomorrow', '2026-03-04', '2026-03-04'],
    ['2026-08-03 to 2026-08-14', '2026-08-03', '2026-08-14'],
    ['from 3 aug to 14 august', '2026-08-03', '2026-08-14'],
    ['Aug 3 - Aug 14', '2026-08-03', '2026-08-14'],
    ['3rd aug 2027', '2027-08-03', '2027-08-03'],
    ['28 dec to 3 jan', '2026-12-28', '2027-01-03'],
    ['2 mar', '2027-03-02', '2027-03-02'],
    ['until friday', '2026-03-03', '2026-03-06'],
    ['to Friday', '2026-03-03', '2026-03-06'],
    ['tomorrow until mon', '2026-03-04', '2026-03-09'],
    ['tuesday', '2026-03-03', '2026-03-03'],
    ['2026-03-01 to 2026-03-05', '2026-03-01', '2026-03-05'],
    ['2 mar to 6 mar', '2026-03-02', '2026-03-06'],
    ['2 mar to today', '2026-03-02', '2026-03-03'],
    ['28 dec to 8 mar 2026', '2025-12-28', '2026-03-08'],
    ['monday to friday', '2026-03-09', '2026-03-13'],
  ])('"%s" is from %s to %s', (words, from, to) => {
    expect(read(words)).toEqual({ add: { from, to } });
  });

  test.each(['clear', 'Back', "I'm back"])('"%s" takes it back', (words) => {
    expect(read(words)).toBe('clear');
  });

  test.each([
    ['2026-02-30', 'There is no 2026-02-30'],
    ['31 apr', 'There is no'],
    ['5 aug to 3 aug 2026', 'cannot end'],
    ['2026-02-01 to 2026-02-03', 'over already'],
    ['today to 2027-03-04', 'up to a year'],
    ['next week', 'do not understand “next week”'],
    ['1 jan to 2 jan to 3 jan', 'do not understand'],
    ['x'.repeat(101), 'too long'],
  ])('"%s" is refused with a sentence and examples', (words, sentence) => {
    expect(() => read(words)).toThrow(sentence);
    expect(() => read(words)).toThrow('ooo tomorrow');
  });
});

describe('what is kept about a person', () => {
  test('is told, and goes when it is deleted', async () => {
    await here.earlier(['Tests', '', ''], { editedAt: utc(TUESDAY, '09:00') });
    await here.types('ooo', 'tomorrow');
    const [responses, leave] = here.answering.personalData;
    expect(await responses?.export(TEAM, ANA)).toMatchObject([
      { workDay: MONDAY, answers: ['Tests', '', ''], editedAt: { utc: 'Tue 3 Mar, 09:00 UTC' } },
    ]);
    expect(await leave?.export(TEAM, ANA)).toEqual([{ from: '2026-03-04', to: '2026-03-04' }]);
    expect(await responses?.delete(TEAM, ANA)).toBe(1);
    expect(await leave?.delete(TEAM, ANA)).toBe(1);
    expect(await responses?.export(TEAM, ANA)).toEqual([]);
  });
});

describe('words in the DM, while an answer is awaited', () => {
  test.each([
    ['skip', 'today'],
    ['skip', 'this one, please'],
    ['skip', 'daily'],
    ['report', 'Daily'],
    ['ooo', '3 aug to 14 aug'],
    ['ooo', 'tomorow'],
  ])('are the command: %s %s', async (name, rest) => {
    await here.turn();
    expect(await here.understands(name, rest)).toBe(true);
  });

  test.each([
    ['skip', 'the review and write the parser'],
    ['report', 'from the client: they like it'],
    ['ooo', 'this afternoon, and the release before that'],
  ])('are an answer: %s %s', async (name, rest) => {
    await here.turn();
    expect(await here.understands(name, rest)).toBe(false);
  });

  test('skip the one turn there is, whatever small words follow', async () => {
    await here.turn();
    expect(JSON.stringify(await here.types('skip', 'today'))).toContain('You will not be asked');
    expect((await here.state())?.state).toBe('skipped');
  });
});
