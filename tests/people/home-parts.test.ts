/** What the slices show on Home: few reads however much there is, never over Slack's limits, never a word of what was sent. */
import { describe, expect, test } from '@jest/globals';
import { channelId, decisionId, type UserId, userId } from '../../src/core/ids.js';
import type { Decision } from '../../src/decisions/decision.js';
import { createHomeSection as decisionsAtHome } from '../../src/decisions/home.js';
import { createHomeSection as sentAtHome } from '../../src/outbox/home.js';
import type { OutboxRecord } from '../../src/outbox/outbox.js';
import { createShowHome, type HomeSection } from '../../src/people/home.js';
import { section } from '../../src/slack/blocks.js';
import { SlackCallError } from '../../src/slack/errors.js';
import { decision, NOW, position } from '../decisions/samples.js';
import { checkView } from '../support/check-limits.js';
import { fakeSlack, TEAM } from '../support/fake-slack.js';
import { stoppedClock } from '../support/memory-ports.js';

const ANA = userId('UANA');
const BEN = userId('UBEN');
const DAY = 86_400_000;

/** Decisions at home, with each call that it made. */
function decisionsOf(open: readonly Decision[], sees: (channel: string) => boolean = () => true) {
  const calls: string[] = [];
  const show = decisionsAtHome({
    decisions: {
      async openFor() {
        calls.push('openFor');
        return open;
      },
      async positionsOf() {
        calls.push('positionsOf');
        return [position('agree', { decision: decisionId('DTAKEN') }, BEN)];
      },
    },
    seeing: {
      async channel(_team, _user, channel) {
        calls.push(`sees ${channel}`);
        return sees(channel);
      },
    },
  });
  return { calls, show: async (user: UserId) => JSON.stringify(await show(TEAM, user)) };
}

const asking = (changes: Partial<Decision> = {}) =>
  decision({ asked: [{ user: BEN, hours: 8 }], postedAt: NOW, deadline: NOW + DAY, ...changes });

describe('open decisions', () => {
  test('that wait for my position, and that are mine to close, are there with their deadline', async () => {
    expect(await decisionsOf([asking()]).show(BEN)).toMatch(
      /Do we move\?” in <#C1>: waits for your position; closes <!date/,
    );
    expect(await decisionsOf([asking()]).show(ANA)).toContain('yours to close');
  });

  test('where I said what I think, or that are not in the channel yet, are not', async () => {
    expect(await decisionsOf([asking({ id: decisionId('DTAKEN') })]).show(BEN)).toBe('[]');
    const { postedAt: _, ...saved } = asking();
    expect(await decisionsOf([saved]).show(BEN)).toBe('[]');
  });

  test('of a channel that I may not see any more are not shown to me', async () => {
    expect(await decisionsOf([asking()], () => false).show(BEN)).toBe('[]');
  });

  test('cost two reads and a look at each channel, were there 200 of them; the rest is counted', async () => {
    const many = Array.from({ length: 200 }, (_, n) =>
      asking({ id: decisionId(`D${n}`), channel: channelId(`C${n % 2}`) }),
    );
    const { calls, show } = decisionsOf(many);
    expect(await show(BEN)).toContain('And 192 more');
    expect(calls).toEqual(['openFor', 'positionsOf', 'sees C0', 'sees C1']);
  });
});

describe('what was sent to me', () => {
  const sent = (key: string, more: Partial<OutboxRecord> = {}): OutboxRecord => ({
    ...{
      team: TEAM,
      key,
      state: 'sent',
      contentHash: 'h',
      kind: 'dm',
      user: ANA,
      attempts: 0,
    },
    ...{ intendedAt: NOW - DAY, updatedAt: NOW },
    ...more,
  });
  const shows = async (records: readonly OutboxRecord[]) => {
    const reads: (number | undefined)[] = [];
    const show = sentAtHome({
      outbox: {
        async allOf(_team, _user, since) {
          reads.push(since);
          return records;
        },
      },
      clock: stoppedClock(NOW),
    });
    const shown = JSON.stringify(await show(TEAM, ANA));
    expect(reads).toEqual([NOW - 7 * DAY]);
    return shown;
  };

  test('is told by kind and count, from one read of a week', async () => {
    const prompts = Array.from({ length: 200 }, (_, n) =>
      sent(`standup:S1:2026-03-0${n % 9}:UANA:prompt`, { unasked: 'prompt' }),
    );
    const shown = await shows([
      ...prompts,
      sent('nudge:C1:1.1', { unasked: 'nudge' }),
      sent('decision:D1:reminder:UANA', { unasked: 'decision-reminder' }),
      sent('catch-up:UANA:2026-03-10', { unasked: 'catch-up' }),
      sent('together:UANA:1', { unasked: 'merged' }),
      sent('call:K1:returned'),
    ]);
    expect(shown).toContain('Catch-ups: 1');
    expect(shown).toContain('Several of these in one message: 1');
    expect(shown).toContain('About calls of yours: 1');
    expect(shown).not.toContain('Something else');
    expect(shown).toContain('Standup questions: 200, last <!date');
    expect(shown).toContain('Written ways offered: 1');
    expect(shown).toContain('Decision reminders: 1');
  });

  test('names no key, and tells of nothing that did not arrive', async () => {
    const shown = await shows([sent('something:S1'), sent('nudge:C1:1.1', { state: 'refused' })]);
    expect(shown).toContain('Something else: 1');
    expect(shown).not.toMatch(/S1|Written ways/);
    expect(await shows([])).toContain('Nothing.');
  });
});

describe('Home', () => {
  function home(...homeSections: HomeSection[]) {
    const slack = fakeSlack({});
    const hours = { start: '09:00', end: '17:00', days: ['mon'], zone: 'UTC' } as const;
    const show = createShowHome({
      slack: slack.api,
      readChoices: async () => ({ optedOut: false, quietRules: [], hours, zoneKept: false }),
      rules: [],
      homeSections,
      commandHelp: () => Array.from({ length: 16 }, (_, n) => section(`*word${n}*`)),
    });
    const views = () => slack.shown.flatMap((each) => (each.how === 'home' ? [each.view] : []));
    return { views, open: (mark?: string) => show(TEAM, ANA, mark) };
  }

  test('is published again only when it would show something else', async () => {
    let text = 'one';
    const { views, open } = home(async () => [section(text)]);
    await open();
    const mark = views()[0]?.private_metadata;
    await open(mark);
    expect(views()).toHaveLength(1);
    text = 'two';
    await open(mark);
    expect(views()).toHaveLength(2);
  });

  test('never goes over Slack’s limits, whatever its parts show', async () => {
    const { views, open } = home(
      ...Array.from({ length: 4 }, () => async () => Array.from({ length: 90 }, () => section('x'))),
    );
    await open();
    expect(views().flatMap(checkView)).toEqual([]);
  });

  test('is there without a part for which Slack did not answer', async () => {
    const away = new SlackCallError({ kind: 'transient', code: 'http_503', mayHaveHappened: false });
    const { views, open } = home(
      () => Promise.reject(away),
      async () => [section('the rest')],
    );
    await open();
    const shown = JSON.stringify(views());
    expect(shown).toContain('a part is missing here');
    expect(shown).toContain('the rest');
  });
});
