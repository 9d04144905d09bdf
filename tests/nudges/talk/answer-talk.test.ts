import { describe, expect, test } from '@jest/globals';
import { TEAM } from '../../support/fake-slack.js';
import { ANA, BEN, CHANNEL, debate, talkWorld, tsOf } from './world.js';

describe('the buttons', () => {
  const asked: unknown[] = [];
  const ports = {
    openWrapUp: async (request: object) => void asked.push({ wrapUp: request }),
    openDecision: async (request: object) => void asked.push({ decision: request }),
    continueTomorrow: async (request: object) => void asked.push({ tomorrow: request }),
  };
  const nudged = async (messages = debate(20)) => {
    asked.length = 0;
    const world = talkWorld(ports);
    const process = world.process('W1');
    await process.hear(...messages);
    const press = async (label: string, user = ANA) => {
      for (const each of world.buttons())
        if (each.type === 'button' && each.text.text === label)
          await process.press(String(each.action_id), String(each.value), user);
    };
    return {
      ...world,
      press,
      labels: world.buttons().flatMap((each) => (each.type === 'button' ? [each.text.text] : [])),
    };
  };

  test('are three things to do with the talk, and leaving it', async () => {
    expect((await nudged()).labels).toEqual([
      'Wrap up',
      'Make it a decision',
      'Continue tomorrow',
      'Leave it',
    ]);
  });

  test('open what they say, for the thread', async () => {
    const { press, nudges } = await nudged();
    for (const label of ['Wrap up', 'Make it a decision', 'Continue tomorrow']) await press(label);
    const at = { team: TEAM, user: ANA, channel: CHANNEL, threadTs: tsOf(0) };
    expect(asked).toEqual([
      { wrapUp: { ...at, triggerId: 'trigger' } },
      { decision: { ...at, triggerId: 'trigger', ts: tsOf(0), people: [BEN] } },
      { tomorrow: { ...at, people: [ANA, BEN] } },
    ]);
    expect(nudges.records[0]?.feedback).toBe('used');
  });

  test('name talk outside a thread by its first and last message', async () => {
    const channel = debate(20).map(({ threadTs: _, threadStarter: _starter, ...each }) => each);
    const { press } = await nudged(channel);
    await press('Wrap up');
    expect(asked).toEqual([
      { wrapUp: expect.objectContaining({ channel: CHANNEL, fromTs: tsOf(0), toTs: tsOf(260) }) },
    ]);
    expect(asked).not.toContainEqual({ wrapUp: expect.objectContaining({ threadTs: expect.anything() }) });
  });

  test('Leave it takes the nudge away, and notes that it was not wanted', async () => {
    const { press, nudges, answers } = await nudged();
    await press('Leave it');
    expect(nudges.records[0]?.feedback).toBe('dismissed');
    expect(answers).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  test('do nothing for anybody else, and look as if the nudge were gone', async () => {
    const { press, nudges, answers } = await nudged();
    for (const label of ['Wrap up', 'Make it a decision', 'Continue tomorrow', 'Leave it'])
      await press(label, BEN);
    expect(asked).toEqual([]);
    expect(nudges.records[0]).not.toHaveProperty('feedback');
    for (const answer of answers)
      expect(answer).toMatchObject({ text: expect.stringContaining('no longer here') });
  });
});
