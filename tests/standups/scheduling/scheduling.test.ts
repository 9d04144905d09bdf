import { describe, expect, test } from '@jest/globals';
import { standupId } from '../../../src/core/ids.js';
import { standupDefaults } from '../../../src/standups/standup.js';
import { slackRefusal } from '../../support/fake-slack.js';
import { ANA, aPerson, aStandup, BEN, CHANNEL, OLGA, schedulingWorld, TEAM } from './world.js';

describe('on a working day', () => {
  test('each member is asked at ten where they are, reminded once, and closed at the end of their window', async () => {
    const world = schedulingWorld({ UANA: 'Asia/Tokyo', UBEN: 'America/Los_Angeles' });
    await world.begin();
    await world.until('2026-03-03T00:59Z');
    expect(world.promptsOf(ANA)).toEqual(['2026-03-02 at 2026-03-02T01:00Z']);
    expect(world.dmsOf(ANA)).toEqual(['prompt 2026-03-02', 'reminder 2026-03-02']);
    expect(world.closed).toEqual(['UANA 2026-03-02']);
    await world.until('2026-03-03T02:00Z');
    expect(world.promptsOf(BEN)).toEqual(['2026-03-02 at 2026-03-02T18:00Z']);
    expect(world.daysOf(BEN)).toEqual(['2026-03-02 closed']);
  });

  test('how many are planned for, and fall due together in a workspace, is told before Slack is asked about each', async () => {
    const world = schedulingWorld();
    await world.begin();
    expect(world.met).toEqual([2]);
    await world.until('2026-03-02T10:00Z');
    expect(world.met).toEqual([2, 2, 2]);
  });

  test('a week has five prompts, and the weekend none', async () => {
    const world = schedulingWorld();
    await world.begin();
    await world.until('2026-03-09T09:00Z');
    expect(world.promptsOf(ANA).map((each) => each.slice(0, 10))).toEqual([
      ...['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'],
    ]);
  });

  test('two replicas that look at the same moment ask once', async () => {
    const world = schedulingWorld();
    await world.begin();
    await world.until('2026-03-04T12:00Z', 4);
    expect(world.dmsOf(ANA).filter((text) => text.startsWith('prompt'))).toHaveLength(3);
    expect(world.slack.calls.filter((call) => call === 'postMessage')).toHaveLength(10);
  });

  test('who answered is not reminded, and their window closes all the same', async () => {
    const world = schedulingWorld();
    await world.begin();
    await world.until('2026-03-02T10:30Z');
    const prompted = await world.occurrence(ANA, '2026-03-02');
    if (!prompted) throw new Error('not planned');
    const close = { kind: 'close', at: prompted.closesAt } as const;
    await world.store.occurrences.change(
      { ...prompted, state: 'answered', answeredAt: 1, due: close },
      'prompted',
    );
    await world.until('2026-03-02T18:00Z');
    expect(world.dmsOf(ANA)).toEqual(['prompt 2026-03-02']);
    expect(await world.occurrence(ANA, '2026-03-02')).toMatchObject({ state: 'closed', answeredAt: 1 });
  });

  test('who answered the evening before is not asked, and their window closes all the same', async () => {
    const world = schedulingWorld();
    await world.begin();
    const { due: _, ...waiting } = (await world.occurrence(ANA, '2026-03-02')) ?? missing();
    const close = { kind: 'close', at: waiting.closesAt } as const;
    await world.store.occurrences.change(
      { ...waiting, state: 'answered', answeredAt: 1, due: close },
      'waiting',
    );
    await world.until('2026-03-03T10:00Z');
    expect(world.dmsOf(ANA)).toEqual(['prompt 2026-03-03']);
    expect(world.daysOf(ANA)).toEqual(['2026-03-02 closed', '2026-03-03 prompted']);
  });
});

describe('nobody is asked', () => {
  test.each([
    ['on leave', 'leave'],
    ['with a status that says so', 'status'],
    ['once deactivated', 'deactivated'],
    ['on a weekday they do not work', 'day-off'],
  ])('%s, and the reason is kept', async (_, reason) => {
    const world = schedulingWorld();
    await world.begin();
    if (reason === 'leave')
      await world.store.leave.add(TEAM, ANA, { from: '2026-03-01', to: '2026-03-02' }, 0);
    if (reason === 'status')
      world.people.set(ANA, aPerson(ANA, 'UTC', { status: { text: 'Vacationing', emoji: ':palm_tree:' } }));
    if (reason === 'deactivated') world.people.set(ANA, aPerson(ANA, 'UTC', { isDeactivated: true }));
    if (reason === 'day-off') await world.preferences.change(TEAM, ANA, { workDays: ['tue'] }, 0);
    await world.until('2026-03-02T18:00Z');
    expect(world.dmsOf(ANA)).toEqual([]);
    expect(world.daysOf(ANA)).toEqual([`2026-03-02 skipped ${reason}`]);
    expect(world.dmsOf(BEN)).toHaveLength(2);
    expect(world.closed).toContain('UANA 2026-03-02');
  });

  test('nor reminded once they are on leave', async () => {
    const world = schedulingWorld();
    await world.begin();
    await world.until('2026-03-02T11:00Z');
    await world.store.leave.add(TEAM, ANA, { from: '2026-03-02', to: '2026-03-02' }, 0);
    await world.until('2026-03-02T18:00Z');
    expect(world.dmsOf(ANA)).toEqual(['prompt 2026-03-02']);
    expect(world.daysOf(ANA)).toEqual(['2026-03-02 closed']);
  });

  test('while the standup is paused; afterwards from the next time on, and nothing old', async () => {
    const world = schedulingWorld();
    await world.begin();
    await world.change({ state: 'paused' });
    await world.until('2026-03-04T12:00Z');
    expect(world.store.kept.occurrences.size).toBe(0);
    await world.change({ state: 'active' });
    await world.until('2026-03-05T10:00Z');
    expect(world.dmsOf(ANA)).toEqual(['prompt 2026-03-05']);
  });

  test('who observes, or was taken off the roster, even in that minute', async () => {
    const world = schedulingWorld();
    await world.begin(aStandup({ observers: [BEN] }));
    world.clock.moveTo(Date.parse('2026-03-02T10:00Z'));
    const look = world.nextJob();
    if (look) await world.runJob(look); // The prompt is enqueued now.
    await world.store.terms.forget(TEAM, standupId('S1'), ANA);
    await world.settle();
    expect(world.slack.posts).toEqual([]);
    expect(world.daysOf(ANA)).toEqual(['2026-03-02 skipped removed']);
  });
});

describe('after an outage', () => {
  test('a prompt goes out late while that makes sense, once', async () => {
    const world = schedulingWorld();
    await world.begin();
    world.downUntil('2026-03-02T13:59Z');
    await world.until('2026-03-02T18:00Z');
    expect(world.promptsOf(ANA)).toEqual(['2026-03-02 at 2026-03-02T13:59Z']);
    expect(world.dmsOf(ANA)).toEqual(['prompt 2026-03-02', 'reminder 2026-03-02']);
  });

  test('one that is too late is recorded as missed', async () => {
    const world = schedulingWorld();
    await world.begin();
    world.downUntil('2026-03-02T14:01Z');
    await world.until('2026-03-03T10:00Z');
    expect(world.daysOf(ANA)).toEqual(['2026-03-02 missed outage', '2026-03-03 prompted']);
  });

  test('of three days only the last is asked for, and each has a record', async () => {
    const world = schedulingWorld();
    await world.begin();
    world.downUntil('2026-03-04T11:00Z');
    await world.until('2026-03-04T11:30Z');
    expect(world.daysOf(ANA)).toEqual([
      ...['2026-03-02 missed outage', '2026-03-03 missed outage', '2026-03-04 prompted'],
    ]);
    expect(world.dmsOf(ANA)).toEqual(['prompt 2026-03-04']);
  });

  test('stored zones count while Slack does not answer', async () => {
    const world = schedulingWorld({ UANA: 'Asia/Tokyo', UBEN: 'UTC' });
    await world.begin();
    world.state.down = true;
    await world.until('2026-03-03T02:00Z');
    expect(world.promptsOf(ANA)).toEqual([
      ...['2026-03-02 at 2026-03-02T01:00Z', '2026-03-03 at 2026-03-03T01:00Z'],
    ]);
  });
});

describe('when Slack refuses', () => {
  test('one member, everybody else is asked, and the owner is told once', async () => {
    const world = schedulingWorld();
    await world.begin();
    const fault = {
      method: 'postMessage',
      error: slackRefusal('person', 'user_disabled'),
      onlyIn: ANA,
    } as const;
    world.slack.faults.push(fault, fault);
    await world.until('2026-03-03T12:00Z');
    expect(world.daysOf(ANA)).toEqual(['2026-03-02 missed unreachable', '2026-03-03 missed unreachable']);
    expect(world.promptsOf(BEN)).toHaveLength(2);
    expect(world.dmsOf(OLGA)).toHaveLength(1);
  });

  test('for now, the whole workspace waits as long as Slack says, and each is asked once', async () => {
    const world = schedulingWorld();
    await world.begin();
    const error = slackRefusal('throttled', 'ratelimited', { retryAfterMs: 90_000 });
    world.slack.faults.push({ method: 'postMessage', error, onlyIn: ANA });
    await world.until('2026-03-02T10:01Z');
    expect(world.slack.calls).toEqual(['postMessage']);
    await world.until('2026-03-02T10:05Z');
    expect(world.promptsOf(ANA)).toEqual(['2026-03-02 at 2026-03-02T10:01Z']);
    expect(world.promptsOf(BEN)).toEqual(['2026-03-02 at 2026-03-02T10:01Z']);
    expect(world.slack.calls).toHaveLength(3);
  });
});

describe('a move', () => {
  test('westward, before the prompt, moves it', async () => {
    const world = schedulingWorld({ UANA: 'Europe/Berlin', UBEN: 'UTC' });
    await world.begin();
    await world.until('2026-03-02T08:00Z');
    await world.move(ANA, 'America/New_York');
    await world.until('2026-03-02T20:00Z');
    expect(world.promptsOf(ANA)).toEqual(['2026-03-02 at 2026-03-02T15:00Z']);
  });

  test('after the prompt asks nobody twice for that day', async () => {
    const world = schedulingWorld({ UANA: 'Europe/Berlin', UBEN: 'UTC' });
    await world.begin();
    await world.until('2026-03-02T09:30Z');
    await world.move(ANA, 'America/New_York');
    await world.until('2026-03-03T16:00Z');
    expect(world.promptsOf(ANA)).toEqual([
      ...['2026-03-02 at 2026-03-02T09:00Z', '2026-03-03 at 2026-03-03T15:00Z'],
    ]);
  });

  test('eastward, past the time, asks late or records that it was missed', async () => {
    const world = schedulingWorld({ UANA: 'America/New_York', UBEN: 'America/New_York' });
    await world.begin();
    await world.until('2026-03-02T12:00Z');
    await world.move(ANA, 'Europe/Berlin'); // 13:00 there: three hours past ten.
    await world.move(BEN, 'Asia/Tokyo'); // 21:00 there.
    await world.until('2026-03-03T00:00Z');
    expect(world.promptsOf(ANA)).toEqual(['2026-03-02 at 2026-03-02T12:00Z']);
    expect(world.daysOf(BEN)).toEqual(['2026-03-02 missed moved']);
  });

  test('is noticed at the prompt even if no event told of it', async () => {
    const world = schedulingWorld({ UANA: 'Europe/Berlin', UBEN: 'UTC' });
    await world.begin();
    world.people.set(ANA, aPerson(ANA, 'America/New_York'));
    await world.until('2026-03-02T16:00Z');
    expect(world.promptsOf(ANA)).toEqual(['2026-03-02 at 2026-03-02T15:00Z']);
  });

  test('a change of the time asks at the new one', async () => {
    const world = schedulingWorld();
    await world.begin();
    await world.until('2026-03-02T09:00Z');
    await world.change({ schedule: { ...standupDefaults, time: '11:00' } });
    await world.change({ schedule: { ...standupDefaults, time: '10:00' } });
    await world.change({ schedule: { ...standupDefaults, time: '11:30' } });
    await world.until('2026-03-02T12:00Z');
    expect(world.promptsOf(ANA)).toEqual(['2026-03-02 at 2026-03-02T11:30Z']);
  });

  test('a status or a picture plans nothing', async () => {
    const world = schedulingWorld();
    await world.begin();
    const before = world.jobs.size;
    await world.move(ANA, 'UTC');
    expect(world.jobs.size).toBe(before);
  });
});

describe('a roster in step with a channel', () => {
  test('follows joins and leaves also when no event told of them', async () => {
    const world = schedulingWorld();
    world.channelMembers.push(ANA);
    await world.begin(aStandup({ roster: { kind: 'channel', channel: CHANNEL } }));
    world.channelMembers.splice(0, 1, BEN);
    const refresh = world.scheduler.jobs.find(({ name }) => name === 'standups.refresh');
    await refresh?.run({}, { team: undefined, key: 'every:0', attempt: 1, last: false });
    await world.until('2026-03-02T12:00Z');
    expect(world.promptsOf(ANA)).toEqual([]);
    expect(world.promptsOf(BEN)).toEqual(['2026-03-02 at 2026-03-02T10:00Z']);
  });

  test('asks its people, not its bots, and follows joins and leaves', async () => {
    const world = schedulingWorld({ UANA: 'UTC', UBEN: 'UTC' });
    world.people.set('UBOT', aPerson(ANA, 'UTC', { isBot: true }));
    world.channelMembers.push(ANA, aPerson(ANA, 'UTC').id);
    await world.begin(aStandup({ roster: { kind: 'channel', channel: CHANNEL } }));
    await world.until('2026-03-02T12:00Z');
    world.channelMembers.splice(0, 2, BEN);
    const event = {
      eventId: 'Ev1',
      type: 'member_joined_channel',
      team: TEAM,
      payload: { channel: CHANNEL },
    };
    await world.scheduler.listeners.events?.member_joined_channel?.(event);
    await world.until('2026-03-03T12:00Z');
    expect(world.promptsOf(ANA)).toEqual(['2026-03-02 at 2026-03-02T10:00Z']);
    expect(world.promptsOf(BEN)).toEqual(['2026-03-03 at 2026-03-03T10:00Z']);
  });
});

function missing(): never {
  throw new Error('not planned');
}
