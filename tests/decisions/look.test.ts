/** What happens by itself: reminders, the closing, reviews, and decisions whose owner left. */
import { describe, expect, test } from '@jest/globals';
import {
  ABSTAIN_ACTION,
  AGREE_ACTION,
  DECIDE_ACTION,
  MORE_TIME_ACTION,
  SUPERSEDE_ACTION,
} from '../../src/decisions/views/card.js';
import { DECIDE_CALLBACK, OUTCOME_FIELD, REASON_FIELD } from '../../src/decisions/views/decide.js';
import { STILL_RIGHT_ACTION, TRY_AGAIN_ACTION } from '../../src/decisions/views/direct.js';
import { FIELDS } from '../../src/decisions/views/form.js';
import { slackRefusal, TEAM } from '../support/fake-slack.js';
import { dmOf } from '../support/posting-slack.js';
import {
  ADMIN,
  ALIEN,
  ANA,
  BEN,
  CHANNEL,
  GUEST,
  HOUR_MS,
  KIRA,
  LEO,
  MEI,
  PRIVATE,
  START,
  world,
} from './world.js';

const DAY_MS = 24 * HOUR_MS;
const UNKNOWN = 'I know no such decision that you can see or change.';
const decided = (choice: string, reason = 'Because.') => ({
  [OUTCOME_FIELD]: choice,
  [REASON_FIELD]: reason,
});

describe('the one reminder', () => {
  /** Mei, alone asked, has her half at 04:00 UTC on Thursday, 13:00 in Tokyo; it closes at 08:00. */
  const HALF = Date.UTC(2026, 2, 12, 4);
  const asking = async () => {
    const here = world();
    await here.open({ [FIELDS.asked]: [MEI] });
    expect(here.decision.asked).toEqual([{ user: MEI, hours: 8, remindAt: HALF }]);
    return here;
  };
  const reminders = (here: Awaited<ReturnType<typeof asking>>) => here.posting.in(dmOf(MEI)).length;

  test('goes out at half of their hours, and is unasked', async () => {
    const here = await asking();
    await here.moveTo(HALF - 1);
    expect(reminders(here)).toBe(0);
    await here.moveTo(HALF);
    expect(reminders(here)).toBe(1);
    expect([...here.records.values()].find(({ key }) => key.includes(':reminder:'))?.unasked).toBe(
      'decision-reminder',
    );
    await here.moveTo(HALF + 3 * HOUR_MS);
    expect(reminders(here)).toBe(1);
  });

  test.each<[string, (here: Awaited<ReturnType<typeof asking>>) => Promise<unknown>]>([
    ['took a position', (here) => here.press(ABSTAIN_ACTION, here.decision.id, MEI)],
    ['opted out', (here) => here.preferences.change(TEAM, MEI, { optedOut: true }, START)],
    [
      'snoozed past the deadline',
      (here) => here.preferences.change(TEAM, MEI, { snoozedUntil: START + 9 * DAY_MS }, START),
    ],
    ['is on leave by now', async (here) => here.leave.set(MEI, [{ from: '2026-03-12', to: '2026-03-13' }])],
    ['left the workspace', async (here) => void here.people.delete(MEI)],
  ])('does not reach somebody who %s', async (_, arrange) => {
    const here = await asking();
    await arrange(here);
    await here.moveTo(START + 2 * DAY_MS);
    expect(reminders(here)).toBe(0);
    expect(here.decision.state).toBe('accepted');
  });

  test('waits for the end of a snooze, and after an outage for their working hours', async () => {
    const here = await asking();
    await here.preferences.change(TEAM, MEI, { snoozedUntil: HALF + HOUR_MS }, START);
    await here.moveTo(HALF + HOUR_MS - 1);
    expect(reminders(here)).toBe(0);
    await here.moveTo(HALF + HOUR_MS);
    expect(reminders(here)).toBe(1);
  });
});

describe('the closing', () => {
  test('comes late after an outage, and a position after the deadline does not count', async () => {
    const here = world();
    await here.open();
    const { id, deadline = 0 } = here.decision;
    here.clock.moveTo(deadline + 3 * DAY_MS);
    const { slice } = here;
    const pressed = { team: TEAM, user: MEI, triggerId: 'late', responseUrl: 'https://hooks.example/1' };
    await slice.listeners.actions?.[AGREE_ACTION]?.({
      ...pressed,
      actionId: AGREE_ACTION,
      blockId: 'b',
      value: id,
    });
    expect(here.answers.at(-1)?.text).toContain('This is closed by now');
    expect(here.kept.positions.size).toBe(0);
    await here.insisting(here.runJobs);
    expect(here.decision).toMatchObject({
      state: 'accepted',
      why: 'no-objection',
      closedAt: deadline + 3 * DAY_MS,
    });
  });

  test('is found by the sweep when its job was lost, and is done once by two at a time', async () => {
    const here = world();
    await here.open();
    const { id, deadline = 0 } = here.decision;
    for (const job of here.kept.jobs.values()) job.done = true;
    here.clock.moveTo(deadline + 1);
    const sweep = here.slice.jobs.find(({ name }) => name === 'decisions.sweep');
    await sweep?.run({}, { team: undefined, key: '1', attempt: 1, last: false });
    const look = here.slice.jobs.find(({ name }) => name === 'decisions.look');
    const run = () => look?.run({ decision: id }, { team: TEAM, key: '2', attempt: 1, last: false });
    await Promise.all([run(), run()]);
    await here.runJobs();
    expect(here.decision).toMatchObject({ state: 'accepted', rounds: 1 });
    expect(here.shown).toHaveLength(2);
    expect(here.posting.in(dmOf(ANA))).toHaveLength(1);
  });

  test('a card shown while positions come in ends with all of them', async () => {
    const here = world();
    await here.open();
    const { id } = here.decision;
    const press = (who: typeof MEI, n: number) =>
      here.slice.listeners.actions?.[AGREE_ACTION]?.({
        ...{ team: TEAM, user: who, triggerId: `burst${n}`, actionId: AGREE_ACTION, blockId: 'b', value: id },
      });
    await Promise.all([MEI, KIRA, LEO, BEN].map(press));
    await here.runJobs();
    expect(here.textsIn(CHANNEL)[0]).toContain('Agree *4*');
    expect(here.posting.calls.filter((call) => call === 'updateMessage')).toHaveLength(1);
  });

  test('the hours of a card that could not be posted for long begin when it is', async () => {
    const here = world();
    for (let n = 0; n < 3; n += 1) {
      const error = slackRefusal('throttled', 'ratelimited', { retryAfterMs: 20 * 60_000 });
      here.posting.faults.push({ method: 'postMessage', error, onlyIn: CHANNEL });
    }
    await here.open({ [FIELDS.asked]: [MEI] });
    const { postedAt = 0, opensAt = 0 } = here.decision;
    expect(postedAt).toBeGreaterThanOrEqual(START + 60 * 60_000);
    expect(opensAt).toBeGreaterThan(postedAt - 15 * 60_000);
  });
});

describe('a review', () => {
  test('asks its owner on that day, in their hours, once; still right is kept on the card', async () => {
    const here = world();
    await here.open({ [FIELDS.review]: '2026-03-21' }); // A Saturday: Ana works again on Monday at nine.
    const { id, deadline = 0 } = here.decision;
    await here.moveTo(deadline + HOUR_MS, 6 * HOUR_MS);
    expect(here.decision.dueAt).toBe(Date.UTC(2026, 2, 23, 8));
    const before = here.posting.in(dmOf(ANA)).length;
    await here.moveTo(Date.UTC(2026, 2, 23, 7), 12 * HOUR_MS);
    expect(here.posting.in(dmOf(ANA))).toHaveLength(before);
    await here.moveTo(Date.UTC(2026, 2, 24), 6 * HOUR_MS);
    expect(here.textsIn(dmOf(ANA)).at(-1)).toContain('Is it still right?');
    expect(here.posting.in(dmOf(ANA))).toHaveLength(before + 1);
    await here.press(STILL_RIGHT_ACTION, id, BEN);
    expect(here.decision.confirmedAt).toBeUndefined();
    await here.press(STILL_RIGHT_ACTION, id, ANA);
    expect(here.textsIn(CHANNEL)[0]).toContain('Found still right');
    await here.press(SUPERSEDE_ACTION, id, MEI);
    expect(JSON.stringify(here.opened.at(-1))).toContain('We move it to Thursday.');
    await here.moveTo(Date.UTC(2026, 3, 24), 48 * HOUR_MS);
    expect(here.posting.in(dmOf(ANA))).toHaveLength(before + 1);
  });
});

describe('whoever decides', () => {
  test('left without anybody saying so: the next look passes it on, and the decision still closes', async () => {
    const here = world();
    await here.open({ [FIELDS.owner]: LEO, [FIELDS.asked]: [MEI] });
    here.people.delete(LEO);
    const { deadline = 0 } = here.decision;
    await here.moveTo(deadline + HOUR_MS, 2 * HOUR_MS);
    expect(here.decision).toMatchObject({ state: 'accepted', owner: ANA, passedFrom: LEO });
    // It became hers in her night, and closed before she worked again: she is told of the end alone.
    expect([...here.kept.lesser.values()].filter(({ user }) => user === ANA)).toMatchObject([
      { source: 'decision-yours', state: 'dropped', reason: 'moot' },
    ]);
    expect(here.textsIn(dmOf(ANA))).toEqual([expect.stringContaining('has closed')]);
  });

  test('has nobody to pass it to: an admin may decide it, and nobody else', async () => {
    const here = world();
    await here.open();
    const { id } = here.decision;
    here.people.delete(ANA);
    await here.event('user_change', { user: { id: ANA, deleted: true } });
    expect(here.decision.owner).toBe(ANA);
    await here.press(DECIDE_ACTION, id, BEN);
    expect(here.answers.at(-1)?.text).toContain('Only whoever decides this');
    await here.submit(DECIDE_CALLBACK, decided('reject'), id, ADMIN);
    expect(here.decision).toMatchObject({ state: 'rejected', closedBy: ADMIN });
  });

  test('cannot choose what is not offered, nor send the form of an open decision when it has closed', async () => {
    const here = world();
    await here.open();
    const { id, deadline = 0 } = here.decision;
    const errors = async (choice: string, who = ANA) => {
      const reply = await here.submit(DECIDE_CALLBACK, decided(choice), id, who);
      return reply.then === 'errors' ? Object.values(reply.errors) : [];
    };
    expect(await errors('option:0')).toHaveLength(1);
    expect(await errors('accept', BEN)).toEqual(['Only whoever decides this can do that here.']);
    await here.moveTo(deadline + HOUR_MS, 6 * HOUR_MS);
    expect(await errors('withdraw')).toHaveLength(1);
    expect(here.decision).toMatchObject({ state: 'accepted', rounds: 1 });
  });

  test('takes back what took the place of another: that one holds again', async () => {
    const here = world();
    await here.open();
    const first = here.decision.id;
    await here.submit(DECIDE_CALLBACK, decided('accept'), first);
    await here.open({}, { channel: CHANNEL, supersedes: first });
    const [, second = ''] = [...here.kept.decisions.keys()];
    await here.submit(DECIDE_CALLBACK, decided('accept'), second);
    expect(here.kept.decisions.get(first)?.state).toBe('superseded');
    await here.submit(DECIDE_CALLBACK, decided('reject', 'It was wrong.'), second);
    expect(here.kept.decisions.get(first)).toMatchObject({ state: 'accepted' });
    expect(here.textsIn(CHANNEL)[0]).not.toContain('Superseded by');
  });
});

describe('who may take part', () => {
  test('whoever sees the channel; a guest only as its member; nobody of another company', async () => {
    const here = world();
    await here.open();
    const { id } = here.decision;
    await here.press(AGREE_ACTION, id, ADMIN); // Not a member, but the channel is public.
    await here.press(AGREE_ACTION, id, GUEST);
    expect(here.kept.positions.size).toBe(2);
    here.members[CHANNEL] = [ANA];
    await here.press(ABSTAIN_ACTION, id, GUEST);
    expect(here.answers.at(-1)?.text).toBe(UNKNOWN);
    await here.press(AGREE_ACTION, id, ALIEN);
    expect(here.answers.at(-1)?.text).toBe(UNKNOWN);
    expect([...here.kept.positions.values()].map(({ kind }) => kind)).toEqual(['agree', 'agree']);
  });

  test('in a private channel its members alone, and a forged id gets the same answer', async () => {
    const here = world();
    await here.open({}, { channel: PRIVATE });
    const { id } = here.decision;
    await here.press(AGREE_ACTION, id, MEI);
    await here.press(MORE_TIME_ACTION, id, ADMIN);
    await here.press(AGREE_ACTION, 'DFORGED', MEI);
    await here.press(SUPERSEDE_ACTION, id, MEI);
    await here.press(TRY_AGAIN_ACTION, id, MEI);
    expect(here.answers.map(({ text }) => text)).toEqual([UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]);
    expect(here.kept.positions.size).toBe(0);
    expect(here.opened).toEqual([]);
  });

  test('the same press delivered again, late, changes nothing', async () => {
    const here = world();
    await here.open();
    const { id } = here.decision;
    await here.press(AGREE_ACTION, id, BEN);
    const { version } = here.decision;
    await here.press(AGREE_ACTION, id, BEN, true);
    expect(here.decision.version).toBe(version);
    // A double click: another press of the same button.
    await here.press(AGREE_ACTION, id, BEN);
    expect(here.decision.version).toBe(version);
  });

  test('more time is given once, to whoever asks first', async () => {
    const here = world();
    await here.open({ [FIELDS.asked]: [MEI] });
    const { id, deadline } = here.decision;
    await here.press(MORE_TIME_ACTION, id, MEI);
    const longer = here.decision.deadline;
    expect(longer).toBe((deadline ?? 0) + DAY_MS);
    await here.press(MORE_TIME_ACTION, id, BEN);
    expect(here.answers.at(-1)?.text).toContain('that works once');
    expect(here.decision).toMatchObject({ deadline: longer, extendedBy: MEI });
  });
});
