/** Scenarios AUT-01, AUT-04, ESC-03, ESC-04, PRV-03, PRV-04, PRV-06 and SIZ-09 of standups, through the whole app. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pressLabelled } from '../../src/sandbox/play/hands.js';
import { textField, type Wire, wireField, wires } from '../../src/sandbox/wire.js';
import { broadcastsIn, mentionsIn } from '../support/pings.js';
import { lastSent, replay } from '../support/replay.js';
import { only, openScene, type Scene, type Somebody } from '../support/scene.js';
import { inAQuarter, QUARTER_MS, type StandupHands, standupHands } from '../support/standups.js';
import { openStory, type Story } from '../support/story.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Tuesday, 09:00 in Berlin, where everybody here is. */
const STARTS = Date.UTC(2026, 5, 2, 7, 0);

let story: Story;
let hands: StandupHands;
let scene: Scene;
let ana: Somebody;
let ben: Somebody;
beforeAll(async () => {
  story = await openStory({ startsAt: STARTS, invited: false });
  hands = standupHands(story.sandbox);
});
beforeEach(async () => {
  scene = openScene(story);
  ana = await scene.person('ana');
  ben = await scene.person('ben');
});
afterAll(() => story.end());

/** Each test has its own time of day. */
const soon = () => inAQuarter(story.clock);

/** A standup of everybody in the scene, who were just asked. */
async function askedAll(fields: Parameters<StandupHands['make']>[2] = {}) {
  await hands.make(ana.id, scene.channel, { when: soon(), ...fields });
  await story.clock.advance(QUARTER_MS);
}

const aWhile = () => story.clock.advance(MINUTE);
const told = (who: Somebody) => who.dms().map((each) => who.reads(each));

describe('AUT-01: an ordinary member of the workspace', () => {
  const REFUSAL = 'no standup here that you can manage';
  /** What the owner sees of it. */
  let managed: () => Promise<string>;
  let id: string;
  let asBen: Wire;
  beforeEach(async () => {
    await hands.make(ana.id, scene.channel, { when: 'weekdays at 23:30' });
    asBen = { user: { id: ben.id, name: 'ben', team_id: story.sandbox.workspace.id } };
    managed = async () => {
      await ana.types('standup');
      await ana.pressesInNote('Manage');
      const shown = ana.readsForm();
      await story.sandbox.closeView(ana.id, ana.form().id, 'all');
      return shown;
    };
    await ana.types('standup');
    const controls = story.sandbox
      .ephemeralsOf(ana.id)
      .at(-1)
      ?.blocks.map((each) => wireField(each, 'accessory'));
    id =
      textField(
        controls?.find((each) => each?.action_id === 'standups:manage'),
        'value',
      ) ?? '';
    expect(id).not.toBe('');
  });

  /** Ben's own last press, made out to be one on Ana's standup. */
  async function pressesInstead(actionId: string) {
    const press = lastSent(story.sandbox, 'interaction');
    const [action = {}] = wires(press?.payload.actions);
    await replay(story.sandbox, press, { actions: [{ ...action, action_id: actionId, value: id }] });
    await story.sandbox.settle();
  }

  test('is offered nothing to manage, and a press that was never offered is refused to them alone', async () => {
    const before = await managed();
    expect(await ben.types('standup')).not.toContain('Manage');
    await ben.pressesInNote('New');
    await pressesInstead('standups:manage');
    expect(ben.notes().at(-1)).toContain(REFUSAL);
    for (const label of ['edit', 'pause', 'delete', 'hand-over', 'duplicate']) {
      await ben.pressesInForm('More options');
      await pressesInstead(`standups:${label}`);
      expect(ben.readsForm()).toContain(REFUSAL);
      await story.sandbox.closeView(ben.id, ben.form().id, 'all');
      await ben.types('standup');
      await ben.pressesInNote('New');
    }
    await story.sandbox.closeView(ben.id, ben.form().id, 'all');
    expect(await managed()).toBe(before);
    expect(scene.posts()).toEqual([]);
  });

  test('can’t send the owner’s form with another schedule, channel, or more people', async () => {
    const before = await managed();
    await ana.types('standup');
    await ana.pressesInNote('Manage');
    await ana.pressesInForm('Edit');
    await ana.submits({});
    await story.sandbox.closeView(ana.id, ana.form().id, 'all');
    const sent = lastSubmit();
    const view = wireField(sent?.payload, 'view') ?? {};
    const elsewhere = openScene(story).channel;
    const state = JSON.parse(
      JSON.stringify(view.state)
        .replaceAll('weekdays at 23:30', 'mon at 06:00')
        .replaceAll(scene.channel, elsewhere)
        .replace(/"selected_users":\[[^\]]*\]/g, `"selected_users":["${ben.id}"]`),
    );
    for (const altered of ['mon at 06:00', elsewhere, `"selected_users":["${ben.id}"]`]) {
      expect(JSON.stringify(state)).toContain(altered);
    }
    const answer = await replay(story.sandbox, sent, { ...asBen, view: { ...view, hash: 'another', state } });
    expect(JSON.stringify(answer.body)).toContain(REFUSAL);
    expect(await managed()).toBe(before);
    // The same from its owner is not refused: it was Ben, not the form, that was.
    const { body } = await replay(story.sandbox, sent, { view: { ...view, hash: 'a third', state } });
    expect(JSON.stringify(body)).not.toContain(REFUSAL);
  });
});

const lastSubmit = () =>
  story.sandbox.deliveries.filter(({ payload }) => payload.type === 'view_submission').at(-1);

test('AUT-04: a form that names somebody else’s answer changes nothing', async () => {
  await askedAll();
  await hands.answers(ana.id, ['the importer', 'its tests', '']);
  const submitted = lastSubmit();
  const view = wireField(submitted?.payload, 'view') ?? {};
  const state = JSON.parse(JSON.stringify(wireField(view, 'state')).replaceAll('its tests', 'forged'));
  const asBen = { user: { id: ben.id, name: 'ben', team_id: story.sandbox.workspace.id } };
  const answer = await replay(story.sandbox, submitted, {
    ...asBen,
    view: { ...view, hash: 'another', state },
  });
  expect(answer.body).toMatchObject({ response_action: 'errors' });
  await aWhile();
  const report = only(hands.reports(scene.channel));
  const replies = hands.replies(report, scene.channel).map((each) => ana.reads(each));
  expect(only(replies)).toContain('its tests');
  expect(JSON.stringify(replies)).not.toContain('forged');
});

describe('what people type into a standup', () => {
  test('ESC-03: names, questions and statuses ping nobody, in prompt, form and report', async () => {
    const bob = await scene.person('<!channel> Bob', { realName: '<!channel> Bob', statusText: '<!here>' });
    await askedAll({
      name: 'Team <!everyone>',
      questions: `What <@${ben.id}> did?\n<!subteam^S012AB> next?`,
    });
    await hands.opensAnswer(bob.id);
    const form = bob.form();
    await hands.sends(bob.id, ['a', '<!here>']);
    await story.sandbox.closeView(bob.id, bob.form().id, 'all');
    await aWhile();
    const report = only(hands.reports(scene.channel));
    const shown = [...bob.dms(), form, report, ...hands.replies(report, scene.channel)].map(
      ({ blocks }) => blocks,
    );
    const texts = [...bob.dms(), report, ...hands.replies(report, scene.channel)].map(({ text }) => text);
    expect(broadcastsIn(mrkdwnIn([...shown, texts]))).toEqual([]);
    expect(mentionsIn(mrkdwnIn([...shown, texts]))).toEqual([]);
    expect(bob.reads(report)).toContain('Team <!everyone>');
  });

  test('ESC-04: opened and sent unchanged three times, signs stay what they were', async () => {
    const typed = 'a < b && c > d & "q"';
    await askedAll();
    await hands.answers(ana.id, ['', typed, '']);
    for (let round = 1; round <= 3; round += 1) {
      await hands.opensAnswer(ana.id);
      expect(JSON.stringify(ana.form().blocks)).toContain(JSON.stringify(typed));
      await ana.submits({});
      await story.sandbox.closeView(ana.id, ana.form().id, 'all');
      await aWhile();
    }
    const reply = JSON.stringify(only(hands.replies(only(hands.reports(scene.channel)), scene.channel)));
    expect(reply).toContain(JSON.stringify('a &lt; b &amp;&amp; c &gt; d &amp; "q"').slice(1, -1));
    expect(reply).not.toContain('&amp;lt;');
  });
});

/** Labels and values in a form are plain text, in which nothing pings. */
function mrkdwnIn(shown: unknown): string {
  return JSON.stringify(shown, (_key, value) =>
    value?.type === 'plain_text' || value?.type === 'plain_text_input' ? undefined : value,
  );
}

describe('the channel of a report', () => {
  test('PRV-03: becomes private: the report goes on there, and who is not in it can neither see nor make one', async () => {
    const { sandbox } = story;
    await askedAll();
    await sandbox.makePrivate(scene.channel, ana.id);
    await hands.answers(ana.id, ['the importer', 'its tests', '']);
    await aWhile();
    expect(hands.reports(scene.channel)).toHaveLength(1);
    const elsewhere = openScene(story);
    const eve = await elsewhere.person('eve');
    expect(await eve.types('standup')).not.toContain('Daily standup');
    expect(await eve.types('standup history Daily standup')).not.toContain('answered');
    await sandbox.slash(eve.id, elsewhere.channel, '/async', 'standup new');
    const form = await sandbox.until(() => sandbox.openViewOf(eve.id), 'the form');
    const { action, errors } = await sandbox.submit(eve.id, form.id, { 'standups:channel': scene.channel });
    expect([action, Object.values(errors ?? {})]).toEqual([
      'errors',
      [expect.stringContaining('I know no channel here that you are in')],
    ]);
    await sandbox.closeView(eve.id, form.id, 'all');
    // Somebody who leaves is asked no more.
    await sandbox.leaveChannel(ben.id, scene.channel);
    const before = hands.prompts(ben.id).length;
    await story.clock.advance(24 * HOUR);
    expect(hands.prompts(ben.id)).toHaveLength(before);
    expect(hands.prompts(ana.id)).toHaveLength(2);
  });

  test.each([
    ['the app was removed from it', 'not_in_channel'],
    ['it was archived', 'is_archived'],
    ['it can’t be found', 'channel_not_found'],
  ] as const)(
    'PRV-04: %s (%s): the answers are kept, the owner is told once, and all is posted when the app is back',
    async (_, code) => {
      const { sandbox } = story;
      await askedAll();
      if (code === 'is_archived') await sandbox.archive(scene.channel, ana.id);
      else await sandbox.removeApp(scene.channel, ana.id);
      if (code === 'channel_not_found') await sandbox.makePrivate(scene.channel, ana.id);
      const tellings = () =>
        told(ana).filter(
          (text) => text.includes('I can’t post its report') || text.includes("I can't post its report"),
        );
      const before = tellings().length;
      for (const who of [ana, ben]) expect(await hands.answers(who.id, ['kept', 'safe', ''])).toBe('update');
      await story.clock.advance(HOUR);
      expect(sandbox.refusals().map(({ error }) => error)).toContain(code);
      story.expectRefusals();
      expect(tellings().length - before).toBe(1);
      expect(hands.reports(scene.channel)).toEqual([]);
      if (code === 'is_archived') await sandbox.unarchive(scene.channel, ana.id);
      else await sandbox.inviteApp(scene.channel, ana.id);
      await aWhile();
      const report = only(hands.reports(scene.channel));
      expect(ana.reads(report)).toContain('2 of 2 answered');
      expect(hands.replies(report, scene.channel)).toHaveLength(2);
      story.expectRefusals();
    },
  );
});

test('PRV-06: an answer to one of two open standups is no answer to the other', async () => {
  const other = openScene(story);
  await story.sandbox.joinChannel(ana.id, other.channel);
  await hands.make(ana.id, scene.channel, { name: 'One', when: soon() });
  await hands.make(ana.id, other.channel, { name: 'Other', when: soon() });
  await story.clock.advance(QUARTER_MS);
  const prompts = hands.prompts(ana.id).slice(-2);
  const prompt = prompts.find((each) => ana.reads(each).includes('One'));
  if (!prompt) throw new Error('Ana was not asked');
  await pressLabelled(story.sandbox, ana.id, prompt, { message: prompt }, 'Answer');
  await hands.sends(ana.id, ['a', 'only for one', '']);
  await story.sandbox.closeView(ana.id, ana.form().id, 'all');
  await aWhile();
  expect(hands.reports(scene.channel)).toHaveLength(1);
  expect(hands.reports(other.channel)).toEqual([]);
});

test('SIZ-09: a standup that everybody has answered keeps no reminder from another one', async () => {
  const open = openScene(story);
  const [mei, luiz] = [await open.person('mei'), await open.person('luiz')];
  await hands.make(ana.id, scene.channel, { name: 'Done', when: soon() });
  await hands.make(mei.id, open.channel, { name: 'Open', when: soon() });
  await story.clock.advance(QUARTER_MS);
  for (const { id } of [ana, ben]) await hands.answers(id, ['a', 'b', '']);
  await story.clock.advance(5 * HOUR);
  const reminded = (all: readonly Somebody[]) => all.flatMap(({ id }) => hands.reminders(id)).length;
  expect([reminded([ana, ben]), reminded([mei, luiz])]).toEqual([0, 2]);
});
