import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { CLOSE_CALLBACK, OUTCOME_FIELD } from '../../src/proposals/views/close.js';
import { FIELDS, FORM_CALLBACK } from '../../src/proposals/views/form.js';
import { CLOSE_ACTION } from '../../src/proposals/views/post.js';
import { TRY_AGAIN_ACTION } from '../../src/proposals/views/returned.js';
import { SlackCallError } from '../../src/slack/errors.js';
import { dmOf } from '../support/posting-slack.js';
import { ANA, BEN, CHANNEL, MEI, openView, START, type World, world } from './world.js';

const BODY = 'We move it to <Thursday> & rest.';
let here: World;
beforeEach(() => {
  here = world();
});

const write = async (change: Readonly<Record<string, string>> = {}) => {
  const values = {
    ...{ [FIELDS.title]: 'Move the release', [FIELDS.body]: BODY, [FIELDS.asked]: [BEN] },
    ...{ [FIELDS.hours]: '8', [FIELDS.where]: 'channel', ...change },
  };
  await here.submit(FORM_CALLBACK, openView(FORM_CALLBACK, values));
  await here.runJobs();
};
const refusing = (of: ConstructorParameters<typeof SlackCallError>[0], did = false) =>
  here.slack.faults.push({ method: 'postMessage', error: new SlackCallError(of), did, onlyIn: CHANNEL });
const archived = { kind: 'gone', code: 'is_archived', mayHaveHappened: false } as const;
const brokenOff = { kind: 'transient', code: 'network', mayHaveHappened: true } as const;

describe('a post that Slack refuses', () => {
  test('comes back to its author by DM, with the reason and all words', async () => {
    refusing(archived);
    await write();
    expect(here.proposal).toMatchObject({ state: 'returned', refusal: 'is_archived' });
    const [dm, ...more] = here.slack.in(dmOf(ANA));
    expect(more).toEqual([]);
    expect(JSON.stringify(dm)).toContain('We move it to &lt;Thursday&gt; &amp; rest.');
    expect(JSON.stringify(dm)).toContain('Nothing is lost');
  });

  test('or that its author may not write there any more: they left while the form was open', async () => {
    here.leave(ANA);
    await write();
    expect(here.slack.in(CHANNEL)).toEqual([]);
    expect(here.proposal).toMatchObject({ state: 'returned', refusal: 'author_not_in_channel' });
    const told = JSON.stringify(here.slack.in(dmOf(ANA)));
    expect(told).toContain('You are not in that conversation any more');
    expect(told).toContain('We move it to &lt;Thursday&gt; &amp; rest.');
    expect(told).toContain(TRY_AGAIN_ACTION);
  });

  test('is not kept back where the members are hidden from us: Slack refuses the post itself, or takes it', async () => {
    here.refuseMembers(new SlackCallError({ kind: 'scope', code: 'missing_scope', mayHaveHappened: false }));
    await write();
    expect(here.proposal.state).toBe('posted');
  });

  test('can be tried again from there by its author, with the words as typed', async () => {
    refusing(archived);
    await write({ [FIELDS.where]: 'thread' });
    await here.press(TRY_AGAIN_ACTION, here.proposal.id);
    const form = here.opened[0] as ModalView;
    expect(JSON.stringify(form.blocks)).toContain(`"initial_value":${JSON.stringify(BODY)}`);
    expect(form.callback_id).toBe(FORM_CALLBACK);
    expect(JSON.stringify(form.blocks)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"In this thread"',
    );
  });

  test('cannot be tried again by anybody else', async () => {
    refusing(archived);
    await write();
    await here.press(TRY_AGAIN_ACTION, here.proposal.id, BEN);
    expect(here.opened).toEqual([]);
    expect(here.answers).toHaveLength(1);
  });

  test('is posted later, not returned, when Slack only asks to wait', async () => {
    refusing({ kind: 'throttled', code: 'ratelimited', retryAfterMs: 30_000, mayHaveHappened: false });
    await write();
    expect(here.proposal.state).toBe('posted');
    expect(here.clock.now()).toBe(START + 30_000);
  });

  test('keeps the deadline of its first attempt, even if somebody’s hours change meanwhile', async () => {
    refusing({ kind: 'throttled', code: 'ratelimited', retryAfterMs: 1_000, mayHaveHappened: false });
    const { person, profile } = here.deps.people;
    let promised: number | undefined;
    here.deps.people.person = (team, id) => person(team, promised === undefined ? id : MEI);
    // The author's name is looked up once the deadline is known.
    here.deps.people.profile = async (team, id) => {
      promised ??= here.proposal.replyBy;
      return profile(team, id);
    };
    await write();
    expect(promised).toBeDefined();
    expect(here.proposal.replyBy).toBe(promised);
  });

  test('comes back whole when only its continuation is refused, and stays posted', async () => {
    await here.submit(
      FORM_CALLBACK,
      openView(FORM_CALLBACK, {
        ...{ [FIELDS.title]: 'Long', [FIELDS.body]: 'a '.repeat(1_500), [FIELDS.hours]: 'none' },
        ...{ [`${FIELDS.body}.2`]: 'b '.repeat(1_500), [`${FIELDS.body}.3`]: 'c '.repeat(1_500) },
      }),
    );
    const locked = new SlackCallError({ kind: 'policy', code: 'thread_locked', mayHaveHappened: false });
    here.slack.faults.push({ method: 'postMessage', error: locked, inThread: true });
    await here.runJobs();
    expect(here.proposal.state).toBe('posted');
    expect(JSON.stringify(here.slack.in(dmOf(ANA)))).toContain('c c c');
  });
});

describe('a post of which Slack did not say whether it arrived', () => {
  beforeEach(async () => {
    refusing(brokenOff, true);
    here.slack.lookUps = 'unreadable';
    await write();
  });

  test('comes back with a request to look, and is not posted again', () => {
    expect(here.proposal.state).toBe('unknown');
    expect(JSON.stringify(here.slack.in(dmOf(ANA)))).toContain('please have a look');
    expect(here.slack.in(CHANNEL)).toHaveLength(1);
  });

  test('can be closed when it is there after all', async () => {
    here.slack.lookUps = 'truth';
    await here.press(CLOSE_ACTION, here.proposal.id);
    expect(here.opened).toHaveLength(1);
    await here.submit(
      CLOSE_CALLBACK,
      openView(CLOSE_CALLBACK, { [OUTCOME_FIELD]: 'Agreed.' }, here.proposal.id),
    );
    await here.runJobs();
  });
});
