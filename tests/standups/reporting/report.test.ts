import { describe, expect, test } from '@jest/globals';
import { channelId, userId } from '../../../src/core/ids.js';
import { SlackCallError } from '../../../src/slack/errors.js';
import { parentKey } from '../../../src/standups/reporting/report-keys.js';
import { slackRefusal } from '../../support/fake-slack.js';
import { dmOf } from '../../support/posting-slack.js';
import { ANA, BEN, CHANNEL, CLOSES_AT, DAY, MEI, OLA, occurrence, response, standup } from './samples.js';
import { type World, world } from './world.js';

const shownText = (posts: World['shown']) => JSON.stringify(posts.map(({ content }) => content.blocks));
const compiledStandup = standup({ report: { mode: 'compiled', groupBy: 'person' } });

describe('a thread report', () => {
  test('begins with the first answer, and its parent keeps count', async () => {
    const here = world();
    await here.ask(occurrence(ANA), occurrence(BEN), occurrence(MEI));
    expect(here.shown).toEqual([]);
    await here.answer(response(ANA, ['Tests', 'More tests', 'The key']));
    const [parent, reply] = here.shown;
    expect(parent).toMatchObject({ key: parentKey(here.standup.id, DAY) });
    expect(parent?.content.text).toBe('Daily, Tue 10 Mar: 1 of 3 answered');
    expect(reply?.threadTs).toBe(parent?.ts);
    await here.answer(response(BEN, ['Docs', '', '']));
    expect(here.shown).toHaveLength(3);
    expect(parent?.content.text).toBe('Daily, Tue 10 Mar: 2 of 3 answered');
    expect(
      (await here.memory.responses.ofDay(here.standup.team, here.standup.id, DAY)).map(
        (each) => each.postedTs,
      ),
    ).toEqual(here.shown.slice(1).map(({ ts }) => ts));
  });

  test('shows an edit in the reply that is there, and an edit back too', async () => {
    const here = world();
    for (const [answer, editedAt] of [
      ['One', undefined],
      ['Two', 1],
      ['One', 2],
    ] as const) {
      await here.answer(response(ANA, [answer, '', ''], editedAt === undefined ? {} : { editedAt }));
    }
    expect(here.shown).toHaveLength(2);
    expect(shownText(here.shown)).toContain('One');
    expect(shownText(here.shown)).toContain('_edited_');
    expect(shownText(here.shown)).not.toContain('Two');
  });

  test('goes on in further replies when an answer is long, and empties those that an edit leaves over', async () => {
    const here = world();
    await here.answer(response(ANA, ['x'.repeat(9_000), 'y'.repeat(9_000), 'z'.repeat(9_000)]));
    const [, ...replies] = here.shown;
    expect(replies.length).toBeGreaterThan(2);
    expect(new Set(replies.map(({ threadTs }) => threadTs)).size).toBe(1);
    await here.answer(response(ANA, ['Short', '', ''], { editedAt: 1 }));
    expect(here.shown).toHaveLength(replies.length + 1);
    expect(shownText(here.shown)).not.toMatch(/xxx|yyy|zzz/);
    expect(shownText(here.shown).match(/nothing more here/g)).toHaveLength(replies.length - 1);
  });

  test('updates its parent once for all the answers of ten seconds', async () => {
    const here = world();
    for (const user of [ANA, BEN, MEI]) {
      await here.memory.responses.save(response(user, ['Tests', '', '']));
      await here.reporting.answered({ ...response(user, []), workDay: DAY });
    }
    await here.runJobs();
    expect(here.shown[0]?.content.text).toContain('3 of 3');
    // The parent was made with all three in it already.
    expect(here.posting.calls).toEqual(['postMessage', 'postMessage', 'postMessage', 'postMessage']);
    expect([...here.jobs.values()].filter(({ name }) => name === 'standups.report-day')).toHaveLength(1);
  });

  test('stays in the channel and the way in which its day began', async () => {
    const here = world();
    await here.answer(response(ANA, ['Tests', '', '']));
    here.change({ channel: channelId('C2'), report: { mode: 'compiled', groupBy: 'person' } });
    await here.answer(response(BEN, ['Docs', '', '']));
    await here.close(CLOSES_AT);
    expect(here.shown).toHaveLength(3);
    expect(here.posting.in('C2')).toEqual([]);
  });

  test('makes no parent at the close of a day without answers', async () => {
    const here = world();
    await here.ask(occurrence(ANA));
    await here.close(CLOSES_AT);
    expect(here.posting.posts).toEqual([]);
  });

  test('says that somebody chose to skip, once there is a report', async () => {
    const here = world();
    await here.ask(occurrence(ANA), occurrence(BEN));
    await here.answer(response(ANA, ['Tests', '', '']));
    await here.memory.occurrences.change(occurrence(BEN, { state: 'skipped', reason: 'leave' }), 'prompted');
    await here.reporting.settled(occurrence(BEN));
    await here.runJobs();
    expect(shownText(here.shown)).toContain('1 of 1 answered');
    expect(shownText(here.shown)).toContain('Out: &lt;!channel&gt; Bob');
  });

  test('waits while Slack cannot tell a name', async () => {
    const here = world();
    here.failNextName(slackRefusal('throttled', 'ratelimited', { retryAfterMs: 7_000 }));
    const began = here.clock.now();
    await here.answer(response(ANA, ['Tests', '', 'The key']));
    expect(here.clock.now()).toBeGreaterThanOrEqual(began + 7_000);
    expect(here.shown).toHaveLength(2);
  });

  test('shows an answer in the channel itself when nobody can tell whether the parent stands', async () => {
    const here = world();
    here.posting.lookUps = 'unreadable';
    const brokeOff = new SlackCallError({ kind: 'transient', code: 'network', mayHaveHappened: true });
    here.posting.faults.push({ method: 'postMessage', error: brokeOff });
    await here.answer(response(ANA, ['Tests', '', '']));
    expect(here.shown).toHaveLength(1);
    expect(here.shown[0]?.threadTs).toBeUndefined();
    expect(shownText(here.shown)).toContain('Tests');
  });

  test('shows nothing of a standup that is deleted', async () => {
    const here = world({ standup: standup({ state: 'deleted' }) });
    await here.answer(response(ANA, ['Tests', '', '']));
    await here.close(CLOSES_AT);
    expect(here.posting.posts).toEqual([]);
  });
});

describe('a compiled report', () => {
  test('waits until the last window has closed, and then takes late answers in', async () => {
    const here = world({ standup: compiledStandup });
    // Who is not asked has no window to wait for.
    const away = occurrence(OLA, { state: 'skipped', reason: 'leave', closesAt: CLOSES_AT + 3_600_000 });
    await here.ask(occurrence(ANA), occurrence(BEN), away);
    await here.answer(response(ANA, ['Tests', '', '']));
    expect(here.posting.posts).toEqual([]);
    await here.close(CLOSES_AT - 60_000);
    expect(here.posting.posts).toEqual([]);
    await here.close(CLOSES_AT);
    expect(here.shown).toHaveLength(1);
    expect(shownText(here.shown)).toContain('1 of 2 answered');
    await here.answer(response(BEN, ['Docs', '', ''], { late: true }));
    expect(here.shown).toHaveLength(1);
    expect(shownText(here.shown)).toContain('2 of 2 answered');
    expect(shownText(here.shown)).toContain('_late_');
  });

  test('SIZ-05: of 500 people of whom nobody answered is one message that says so, once, and mentions nobody', async () => {
    const here = world({ standup: compiledStandup });
    const people = Array.from({ length: 500 }, (_, n) => userId(`U${n}`));
    await here.ask(...people.map((user) => occurrence(user)));
    await here.close(CLOSES_AT);
    await here.close(CLOSES_AT + 60_000);
    expect(here.shown).toHaveLength(1);
    expect(shownText(here.shown)).toContain('0 of 500 answered');
    expect(shownText(here.shown)).not.toMatch(/<@|<!/);
  });

  test('says that none of those asked answered, and nothing when nobody was asked', async () => {
    const here = world({ standup: compiledStandup });
    await here.ask(occurrence(ANA), occurrence(BEN));
    await here.close(CLOSES_AT);
    expect(here.shown.map(({ content }) => content.text.split('\n')[0])).toEqual([
      'Daily, Tue 10 Mar: 0 of 2 answered',
    ]);
    const holiday = world({ standup: compiledStandup });
    await holiday.ask(occurrence(ANA, { state: 'skipped', reason: 'holiday' }));
    await holiday.close(CLOSES_AT);
    expect(holiday.posting.posts).toEqual([]);
  });

  test('goes on in its own thread', async () => {
    const here = world({ standup: compiledStandup });
    for (const user of [ANA, BEN, MEI])
      await here.answer(response(user, ['x'.repeat(3_000), 'y'.repeat(3_000), '']));
    await here.close(CLOSES_AT);
    const [first, ...rest] = here.shown;
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.map(({ threadTs }) => threadTs)).toEqual(rest.map(() => first?.ts));
    expect(JSON.stringify(first?.content)).toContain('It goes on in the thread.');
  });

  test('is the way of anonymous answers even where a thread was chosen, and names nobody, keys included', async () => {
    const here = world({ standup: standup({ privacy: 'anonymous' }) });
    await here.ask(occurrence(ANA));
    await here.answer(response(ANA, ['Secret', '', '']));
    expect(here.posting.posts).toEqual([]);
    await here.close(CLOSES_AT);
    expect(shownText(here.shown)).toContain('Secret');
    expect(JSON.stringify(here.shown)).not.toMatch(/UANA|Ana/);
  });

  test('goes to the owners alone when answers are confidential', async () => {
    const here = world({ standup: standup({ privacy: 'confidential', owners: [OLA, MEI] }) });
    await here.ask(occurrence(ANA));
    await here.answer(response(ANA, ['Secret', '', '']));
    await here.close(CLOSES_AT);
    expect(here.posting.in(CHANNEL)).toEqual([]);
    for (const owner of [OLA, MEI]) expect(shownText(here.posting.in(dmOf(owner)))).toContain('Secret');
    expect(here.posting.posts).toHaveLength(2);
  });
});
