import { describe, expect, test } from '@jest/globals';
import { standupId, userId } from '../../../src/core/ids.js';
import { EXPORT_CSV_ACTION, EXPORT_JSON_ACTION } from '../../../src/standups/reporting/views/history.js';
import { slackRefusal, TEAM } from '../../support/fake-slack.js';
import { dmOf } from '../../support/posting-slack.js';
import { ANA, BEN, MEI, OLA, occurrence, response, standup } from './samples.js';
import { world } from './world.js';

const STRANGER = userId('USTRANGER');
const watched = standup({ observers: [MEI], roster: { kind: 'list', users: [ANA] } });

async function answeredWorld(of: Parameters<typeof standup>[0] = {}) {
  const here = world({ standup: { ...watched, ...of } });
  await here.ask(occurrence(ANA), occurrence(BEN));
  await here.answer(response(ANA, ['Tests', '', '']));
  return here;
}

describe('the history of a standup', () => {
  test.each([ANA, MEI, OLA])('is shown to %s: a member, an observer, an owner', async (user) => {
    const here = await answeredWorld();
    const view = await here.reporting.history({ team: TEAM, user, name: 'dai' });
    expect(JSON.stringify(view)).toContain('Tue 10 Mar: 1 of 2 answered (<https://slack.example/');
  });

  test('and to nobody else, in the words for one that is not there', async () => {
    const here = await answeredWorld();
    const refused = await here.reporting.history({ team: TEAM, user: STRANGER, name: 'Daily' });
    expect(refused).toEqual(await here.reporting.history({ team: TEAM, user: STRANGER, name: 'No such' }));
    expect(JSON.stringify(refused)).not.toContain('Daily');
  });

  test('of a confidential standup is for its owners, and links nowhere', async () => {
    const here = await answeredWorld({ privacy: 'confidential' });
    const shown = async (user: typeof ANA) =>
      JSON.stringify(await here.reporting.history({ team: TEAM, user, name: '' }));
    expect(await shown(ANA)).not.toContain('1 of 2');
    expect(await shown(OLA)).toContain('1 of 2 answered');
    expect(await shown(OLA)).not.toContain('slack.example');
  });

  test('asks which one when several fit, unless one has that very name', async () => {
    const here = await answeredWorld();
    await here.memory.standups.add({ ...watched, id: standupId('S2'), name: 'Daily sales' });
    const answer = async (name: string) =>
      JSON.stringify(await here.reporting.history({ team: TEAM, user: ANA, name }));
    expect(await answer('')).toContain('Which one?');
    expect(await answer('DAILY')).toContain('1 of 2 answered');
    expect(await answer('sales')).toContain('Nobody has answered Daily sales yet.');
  });
});

describe('the export', () => {
  test.each([
    [EXPORT_CSV_ACTION, 'standup-2026-03-10.csv'],
    [EXPORT_JSON_ACTION, 'standup-2026-03-10.json'],
  ])('of %s comes as a file to whoever pressed, once for two quick presses', async (action, name) => {
    const here = await answeredWorld();
    await here.press(action, here.standup.id, ANA);
    await here.press(action, here.standup.id, ANA);
    expect(here.slack.shown).toMatchObject([{ how: 'file', user: ANA, name }]);
    expect(JSON.stringify(here.slack.shown)).toContain('Tests');
    expect(here.answers[0]?.text).toContain('on its way');
  });

  test('is refused to whoever may not read it', async () => {
    const here = await answeredWorld();
    await here.press(EXPORT_CSV_ACTION, here.standup.id, STRANGER);
    expect(here.slack.shown).toEqual([]);
    expect(here.answers[0]?.text).toBe('I found no such standup that you are part of.');
  });

  test('says so where Slack takes no files from us', async () => {
    const here = await answeredWorld();
    here.slack.refuseFiles = slackRefusal('scope', 'missing_scope');
    await here.press(EXPORT_CSV_ACTION, here.standup.id, ANA);
    expect(JSON.stringify(here.posting.in(dmOf(ANA)))).toContain('Slack took no file from me');
  });
});
