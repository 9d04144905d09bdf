import { beforeEach, describe, expect, test } from '@jest/globals';
import { writeTurnRef } from '../../../src/standups/answering/turn-ref.js';
import { LEAVE_FIELDS } from '../../../src/standups/answering/views/leave.js';
import { ANSWER_ACTION, MORE_ACTION, SKIP_ACTION } from '../../../src/standups/answering/views/prompt.js';
import { checkMessage } from '../../support/check-limits.js';
import { slackRefusal } from '../../support/fake-slack.js';
import { ANA, DAILY, TUESDAY, type World, world } from './world.js';

const REF = writeTurnRef({ standup: DAILY.id, workDay: TUESDAY });

let here: World;
beforeEach(async () => {
  here = world();
  await here.sendPrompt(await here.turn());
});

/** The one message in Ana's conversation. */
function prompt() {
  const [only, ...others] = here.dmsOf(ANA);
  if (!only || others.length > 0) throw new Error(`${others.length + 1} messages`);
  expect(checkMessage(only)).toEqual([]);
  return JSON.stringify(only);
}
const answerInForm = async (words: string, id = 'V1') => {
  await here.press(ANSWER_ACTION, REF);
  await here.submit(here.form(), { 'standups:answer.1': words }, { id });
  await here.runJobs();
};

describe('the prompt, once the turn is settled', () => {
  test('says that it is answered, with the way to edit, and asks for nothing more', async () => {
    await answerInForm('Tests');
    expect(prompt()).toContain('*Answered.* Your answers for *Daily* on Tuesday are saved.');
    expect(prompt()).toContain('"text":"Edit"');
    expect(prompt()).not.toContain(SKIP_ACTION);
    await answerInForm('Other tests', 'V2');
    expect(prompt()).toContain('marked edited');
  });

  test('says how far it is while its questions are answered one by one', async () => {
    await here.writes('Tests');
    await here.runJobs();
    expect(prompt()).toContain('*1 of 3 answered*');
    for (const words of ['More', 'Nothing']) await here.writes(words);
    await here.runJobs();
    expect(prompt()).toContain('*Answered.*');
  });

  test('says that it is skipped, and that it is answered after all', async () => {
    await here.press(SKIP_ACTION, REF);
    await here.runJobs();
    expect(prompt()).toContain('You will not be asked for *Daily*');
    await answerInForm('Tests');
    expect(prompt()).toContain('*Answered.*');
  });

  test('says that its reader is on leave', async () => {
    await here.press(MORE_ACTION, `leave/${REF}`);
    await here.submit(here.form(), { [LEAVE_FIELDS.from]: TUESDAY, [LEAVE_FIELDS.to]: TUESDAY });
    await here.runJobs();
    expect(prompt()).toContain('You are on leave, so *Daily* asks you nothing for Tuesday.');
  });

  test('stays as it was when Slack refuses the change: its buttons go on working', async () => {
    here.posting.faults.push({
      method: 'updateMessage',
      error: slackRefusal('policy', 'cant_update_message'),
    });
    await answerInForm('Tests');
    expect(prompt()).toContain(SKIP_ACTION);
    expect((await here.saved())?.answers).toContain('Tests');
  });
});

test('who answers before the prompt gets none for it', async () => {
  here = world();
  await here.turn({ state: 'waiting' });
  await answerInForm('Tests');
  expect(here.dmsOf(ANA)).toEqual([]);
});
