/** What one person does about a standup, as often as it takes: whoever gets an error, or no answer, tries again some minutes later. */
import type { Delivery, View, Wire } from '../../src/sandbox/sandbox.js';
import { lastSent, replay } from '../support/replay.js';
import { type Answer, keyOf, type Shown } from './record.js';
import type { Stage } from './stage.js';

const MINUTE_MS = 60_000;
const TRY_AGAIN_MS = 7 * MINUTE_MS;
const MOST_TRIES = 40;
const WORDS = 'standups:answer.1';

export interface Hands {
  /** Presses *Answer* and saves the form; answers again later with some luck. */
  answers(shown: Shown): void;
  answersByDm(shown: Shown): void;
  skips(shown: Shown): void;
  /** `/async report` before anybody asked. */
  answersAhead(user: string, name: string): void;
  takesLeave(user: string, from: string, to: string): void;
}

export function hands(stage: Stage): Hands {
  const { sandbox, clock, record, agenda, random } = stage;
  const { figures } = record;
  let written = 0;

  /** @param act answers whether it came through. */
  function persist(act: () => Promise<boolean>, tries = MOST_TRIES) {
    return async () => {
      if (await act()) return;
      if (tries > 0) agenda.add(clock.now() + TRY_AGAIN_MS, persist(act, tries - 1));
    };
  }

  const newWords = () => {
    written += 1;
    return `words no. ${written}.`;
  };

  /** The message in their DM whose button leads to this turn. */
  function promptOf({ standup, workDay, user }: Shown) {
    const value = `${standup.id}/${workDay}`;
    return sandbox
      .dmsOf(user)
      .slice(-60)
      .filter(({ blocks }) => JSON.stringify(blocks).includes(`"${value}"`))
      .at(0);
  }

  const reads = (view: View | undefined): string => JSON.stringify(view?.blocks ?? []);
  const workDayIn = (view: View): string =>
    (JSON.parse(view.private_metadata) as { workDay: string }).workDay;

  /** Saves the open form with these words. @returns whether the person was told so. */
  async function saves(user: string, view: View, answer: Answer, words: string): Promise<boolean> {
    const workDay = workDayIn(view);
    const key = keyOf(answer.standup, workDay, user);
    absorb(answer, view);
    const edits = answer.sure;
    if (!answer.tokens.includes(words)) answer.tokens.push(words);
    record.doneMaybe.add(key);
    const { action } = await sandbox.submit(user, view.id, { [WORDS]: words });
    const sent = lastSent(sandbox, 'interaction');
    const told = reads(sandbox.openViewOf(user));
    const saved = action === 'update' && told.includes('are saved');
    if (sandbox.openViewOf(user)) await sandbox.closeView(user, sandbox.openViewOf(user)?.id ?? '', 'all');
    if (!saved) return false;
    answer.gone.push(...answer.tokens.filter((each) => each !== words));
    answer.tokens = [words];
    answer.sure = true;
    if (!record.done.has(key)) record.done.set(key, clock.now());
    if (edits) figures.edits += 1;
    else figures.answers += 1;
    if (told.includes('marked late')) figures.late += 1;
    if (random.is(0.04)) agenda.add(clock.now() + random.between(1, 5 * MINUTE_MS), () => comesAgain(sent));
    return true;
  }

  /** Words that the form shows as saved belong to the same turn, however they got there. */
  function absorb(answer: Answer, view: View) {
    const field = view.blocks.find((block) => (block.element as Wire | undefined)?.action_id === WORDS);
    const there = (field?.element as Wire | undefined)?.initial_value;
    const other = record.answers.find((each) => each !== answer && each.tokens.includes(String(there)));
    if (!other) return;
    answer.tokens.push(...other.tokens.splice(0));
    answer.gone.push(...other.gone.splice(0));
    answer.sure ||= other.sure;
    other.sure = false;
  }

  /** What somebody saved is delivered once more. */
  async function comesAgain(sent: Delivery | undefined) {
    if (!sent || !stage.life()) return;
    figures.duplicates += 1;
    await replay(sandbox, sent);
  }

  function answers(shown: Shown) {
    const answer: Answer = { ...shown, tokens: [], gone: [], sure: false };
    record.answers.push(answer);
    const write = (words: string) => async () => {
      const prompt = promptOf(shown);
      if (!prompt) return true;
      const actionId = JSON.stringify(prompt.blocks).includes('"standups:answer"') ? 'standups:answer' : '';
      const { user } = shown;
      if (actionId === '' || !stage.life()) return false;
      await sandbox.press(user, { message: prompt }, actionId, {
        value: `${shown.standup.id}/${shown.workDay}`,
      });
      const view = sandbox.openViewOf(user);
      return view !== undefined && saves(user, view, answer, words);
    };
    agenda.add(clock.now(), persist(write(newWords())));
    if (random.is(0.12)) {
      const again = persist(async () => answer.sure && write(newWords())());
      agenda.add(clock.now() + random.between(MINUTE_MS, 30 * 60 * MINUTE_MS), again);
    }
  }

  function answersAhead(user: string, name: string) {
    const standup = record.standups.find((each) => each.name === name);
    if (!standup) return;
    const answer: Answer = { standup, user, tokens: [], gone: [], sure: false };
    const words = newWords();
    const act = async () => {
      if (!stage.life()) return false;
      await sandbox.slash(user, stage.lobby, '/async', `report ${name}`);
      const view = sandbox.openViewOf(user);
      if (!view) return false;
      const workDay = workDayIn(view);
      // What is there already is somebody else's business here: an edit of it is made from its prompt.
      const mine = keyOf(standup, workDay, user);
      if (answer.tokens.length === 0 && (record.done.has(mine) || record.doneMaybe.has(mine))) {
        await sandbox.closeView(user, view.id, 'all');
        return true;
      }
      if (answer.tokens.length === 0) record.answers.push(answer);
      return saves(user, view, answer, words);
    };
    agenda.add(clock.now(), persist(act, 3));
  }

  function answersByDm(shown: Shown) {
    const { user, standup, workDay } = shown;
    const answer: Answer = { ...shown, tokens: [newWords()], gone: [], sure: false };
    record.answers.push(answer);
    agenda.add(clock.now(), async () => {
      const before = sandbox.dmsOf(user).length;
      record.doneMaybe.add(keyOf(standup, workDay, user));
      await sandbox.dm(user, answer.tokens[0] ?? '');
      let told = sandbox.dmsOf(user).slice(before);
      const choice = told.find(({ blocks }) => JSON.stringify(blocks).includes('standups:choose'));
      if (choice) {
        const values = choice.blocks.flatMap((block) => (block.accessory as Wire | undefined)?.value ?? []);
        const value = values.map(String).find((each) => each.includes(`${standup.id}/${workDay}`));
        if (value === undefined || !stage.life()) return;
        await sandbox.press(user, { message: choice }, 'standups:choose', { value });
        told = sandbox.dmsOf(user).slice(before);
      }
      answer.sure = told.some(({ bot_id, text }) => bot_id !== undefined && /^Saved/.test(text));
      if (!answer.sure) return;
      figures.answers += 1;
      for (const more of ['all of it', 'none']) if (stage.life()) await sandbox.dm(user, more);
    });
  }

  function skips(shown: Shown) {
    const { user, standup, workDay } = shown;
    const act = async () => {
      const prompt = promptOf(shown);
      if (!prompt || !JSON.stringify(prompt.blocks).includes('"standups:skip"')) return true;
      if (!stage.life()) return false;
      record.doneMaybe.add(keyOf(standup, workDay, user));
      const value = `${standup.id}/${workDay}`;
      const { error } = await sandbox.press(user, { message: prompt }, 'standups:skip', { value });
      const now = sandbox.messageAt(prompt);
      if (error !== undefined || !now?.text.startsWith('Skipped')) return false;
      figures.skips += 1;
      record.done.set(keyOf(standup, workDay, user), clock.now());
      return true;
    };
    agenda.add(clock.now(), persist(act, 2));
  }

  function takesLeave(user: string, from: string, to: string) {
    const act = async () => {
      if (!stage.life()) return false;
      const seen = sandbox.ephemeralsOf(user).length;
      await sandbox.slash(user, stage.lobby, '/async', `ooo ${from} to ${to}`);
      const told = sandbox.ephemeralsOf(user).slice(seen);
      if (!told.some(({ text, blocks }) => `${text}${JSON.stringify(blocks)}`.includes('You are on leave')))
        return false;
      record.people.get(user)?.leave.push({ from, to, at: clock.now() });
      figures.leaves += 1;
      return true;
    };
    record.people.get(user)?.unsettled.push({ from: clock.now(), to: clock.now() + 5 * 60 * MINUTE_MS });
    agenda.add(clock.now(), persist(act));
  }

  return { answers, answersByDm, skips, answersAhead, takesLeave };
}
