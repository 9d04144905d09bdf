/** Words of *Log as decision* that Slack would not have in the thread come back as what they were. */
import { expect, test } from '@jest/globals';
import { TRY_AGAIN_ACTION } from '../../src/decisions/views/direct.js';
import { FIELDS } from '../../src/decisions/views/form.js';
import { LOG_CALLBACK } from '../../src/decisions/views/logged.js';
import { slackRefusal } from '../support/fake-slack.js';
import { dmOf } from '../support/posting-slack.js';
import { ANA, BEN, CHANNEL, world } from './world.js';

test('tried again, they are written down, not asked for', async () => {
  const here = world();
  here.posting.faults.push({
    ...{ method: 'postMessage', error: slackRefusal('policy', 'restricted_action'), onlyIn: CHANNEL },
  });
  await here.submit(
    LOG_CALLBACK,
    {
      [FIELDS.question]: 'We use Postgres 15',
      [FIELDS.context]: 'It was measured.',
      [FIELDS.owner]: BEN,
      [FIELDS.review]: '2026-09-01',
    },
    JSON.stringify({ channel: CHANNEL, sourceTs: '1.1' }),
  );
  expect(here.decision).toMatchObject({ state: 'returned', refusal: 'restricted_action' });
  expect(here.textsIn(dmOf(ANA))[0]).toContain('I could not log a decision in');
  await here.press(TRY_AGAIN_ACTION, here.decision.id, ANA);
  const form = here.opened.at(-1);
  expect(form).toMatchObject({ callback_id: LOG_CALLBACK });
  expect(JSON.parse(form?.private_metadata ?? '')).toMatchObject({ channel: CHANNEL, sourceTs: '1.1' });
  for (const kept of ['We use Postgres 15', 'It was measured.', BEN, '2026-09-01'])
    expect(JSON.stringify(form)).toContain(kept);
});
