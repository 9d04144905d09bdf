/** What an outcome means for the form that gives it, for the review and for the decision before it. */
import { describe, expect, test } from '@jest/globals';
import { DECIDE_ACTION } from '../../src/decisions/views/card.js';
import { DECIDE_CALLBACK, OUTCOME_FIELD, REASON_FIELD } from '../../src/decisions/views/decide.js';
import { STILL_RIGHT_ACTION } from '../../src/decisions/views/direct.js';
import { FIELDS } from '../../src/decisions/views/form.js';
import { dmOf } from '../support/posting-slack.js';
import { ANA, CHANNEL, HOUR_MS, world } from './world.js';

const decided = (choice: string, reason = 'Because.') => ({
  [OUTCOME_FIELD]: choice,
  [REASON_FIELD]: reason,
});

describe('the form of whoever decides', () => {
  test('opened on an open decision and sent when it has closed, says so instead of deciding otherwise', async () => {
    const here = world();
    await here.open();
    const { id, deadline = 0 } = here.decision;
    await here.press(DECIDE_ACTION, id, ANA);
    const metadata = here.opened.at(-1)?.private_metadata ?? '';
    await here.moveTo(deadline + HOUR_MS, 6 * HOUR_MS);
    const reply = await here.submit(DECIDE_CALLBACK, decided('reject', 'Nobody answered.'), metadata);
    expect(reply.then).toBe('errors');
    expect(here.decision).toMatchObject({ state: 'accepted', rounds: 1 });
    await here.press(DECIDE_ACTION, id, ANA);
    await here.submit(DECIDE_CALLBACK, decided('reject'), here.opened.at(-1)?.private_metadata ?? '');
    expect(here.decision).toMatchObject({ state: 'rejected', rounds: 2 });
  });
});

describe('a review', () => {
  test('leaves no “still right” on what was decided otherwise after it', async () => {
    const here = world();
    await here.open();
    const { id } = here.decision;
    await here.submit(DECIDE_CALLBACK, decided('accept'), id);
    await here.press(STILL_RIGHT_ACTION, id, ANA);
    expect(here.textsIn(CHANNEL)[0]).toContain('Found still right');
    await here.submit(DECIDE_CALLBACK, decided('reject', 'It was wrong.'), id);
    expect(here.textsIn(CHANNEL)[0]).not.toContain('Found still right');
  });

  test('whose day came while another had taken the place is asked when this one holds again', async () => {
    const here = world();
    await here.open({ [FIELDS.review]: '2026-03-20' });
    const first = here.decision.id;
    await here.submit(DECIDE_CALLBACK, decided('accept'), first);
    await here.open({}, { channel: CHANNEL, supersedes: first });
    const [, second = ''] = [...here.kept.decisions.keys()];
    await here.submit(DECIDE_CALLBACK, decided('accept'), second);
    await here.moveTo(Date.UTC(2026, 2, 24, 10), 12 * HOUR_MS);
    expect(here.textsIn(dmOf(ANA)).join()).not.toContain('still right');
    await here.submit(DECIDE_CALLBACK, decided('reject', 'It was wrong.'), second);
    expect(here.textsIn(dmOf(ANA)).at(-1)).toContain('Is it still right?');
  });
});
