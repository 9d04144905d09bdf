/**
 * Answering by plain message: each one answers the next question of the one standup that waits for it. Answers are saved together
 * with the claim of the message, before Slack is told "received"; where two standups wait, none gets it before the person chose.
 */
import { createHash } from 'node:crypto';
import type { DmAnswer } from '../../commands/command.js';
import type { Clock } from '../../core/clock.js';
import { userId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import type { DeliveryKey, DeliveryRepository } from '../../deliveries/delivery-repository.js';
import type { PeopleReader } from '../../people/person.js';
import { LIMITS } from '../../slack/limits.js';
import { peopleNamed, readableWords } from '../../slack/readable-words.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { OccurrenceKey } from '../occurrence.js';
import type { OccurrenceRepository, ResponseRepository } from '../standup-repository.js';
import { keyOfTurn, type SaveAnswer, type Written } from './save-answer.js';
import type { Turn, Turns } from './turns.js';
import { answeredAlreadyView, nextQuestionView, tooLongView, whichStandupView } from './views/answers.js';
import { wordsValue } from './words-value.js';

/** People whose names are looked up for the words; further ones keep their ids. */
const MOST_NAMES = 20;

export interface AnswerByDmDeps {
  readonly turns: Turns;
  readonly occurrences: Pick<OccurrenceRepository, 'openFor'>;
  readonly responses: Pick<ResponseRepository, 'find'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly saveAnswer: SaveAnswer;
  readonly people: PeopleReader;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export interface AnswerByDm {
  /** For words in the DM that name no subcommand. @returns undefined when no standup waits for them. */
  take(words: DmAnswer): Promise<MessageContent | undefined>;
  /** Saves words as the answer to the turn's next question. Joins the running transaction. */
  answerNext(turn: Turn, text: string): Promise<MessageContent>;
  /** Mentions as names, for `answerNext`. May ask Slack. */
  readable(team: DmAnswer['team'], received: string): Promise<string>;
}

export function createAnswerByDm(deps: AnswerByDmDeps): AnswerByDm {
  const { turns, occurrences, responses, deliveries, saveAnswer, people, transaction, clock } = deps;

  async function take(words: DmAnswer): Promise<MessageContent | undefined> {
    const waiting = await waitingFor(words);
    if (waiting.length === 0) return undefined;
    const [turn, ...others] = waiting;
    const text = await readable(words.team, words.received);
    return transaction(async () => {
      if (!(await words.claim())) return undefined;
      if (!turn || others.length > 0)
        return whichStandupView(waiting, (each) => wordsValue(each, words, text));
      return answerNext(turn, text);
    });
  }

  /**
   * One that is being answered by messages goes first, since the app has just asked its next question; but not when another
   * prompt came in between, which the words may be meant for.
   */
  async function waitingFor({ team, user }: DmAnswer): Promise<readonly Turn[]> {
    const begun: { readonly turn: Turn; readonly since: number }[] = [];
    const asked: Turn[] = [];
    for (const open of await occurrences.openFor(team, user, clock.now())) {
      const turn = await turns.of(team, user, open);
      if (!turn) continue;
      const saved = await responses.find(keyOfTurn(turn));
      if (saved && saved.answers.length < saved.asked.length) {
        begun.push({ turn, since: saved.submittedAt });
      }
      if (!saved && (open.state === 'prompted' || open.state === 'reminded')) asked.push(turn);
    }
    const turnsBegun = begun.map(({ turn }) => turn);
    const [only, ...more] = begun;
    const goesOn =
      only &&
      more.length === 0 &&
      asked.every(({ occurrence }) => (occurrence?.promptedAt ?? 0) <= only.since);
    return goesOn ? turnsBegun : [...turnsBegun, ...asked];
  }

  async function answerNext(turn: Turn, text: string): Promise<MessageContent> {
    const { asked, answers } = await soFar(turn);
    if (answers.length >= asked.length) return answeredAlreadyView(turn);
    if (text.length > LIMITS.input.text) return tooLongView(turn, text.length);
    const { response } = await saveAnswer(turn, { asked, answers: [...answers, text] });
    return nextQuestionView(turn, response);
  }

  /** Two messages sent at once must not answer the same question: the second to claim it waits for the first, and reads again. */
  async function soFar(turn: Turn): Promise<Written> {
    const { team } = turn.standup;
    const read = async (): Promise<Written> =>
      (await responses.find(keyOfTurn(turn))) ?? { asked: turn.standup.questions, answers: [] };
    for (let seen = await read(); ; ) {
      const key = claimOf(keyOfTurn(turn), seen.answers.length);
      if (await deliveries.claim(team, [key], clock.now())) return seen;
      const again = await read();
      // Claimed by one that is deleted since: nobody else is at it.
      if (again.answers.length === seen.answers.length) return again;
      seen = again;
    }
  }

  async function readable(team: DmAnswer['team'], received: string): Promise<string> {
    const ids = peopleNamed(received).slice(0, MOST_NAMES);
    const known = await Promise.all(ids.map((id) => people.person(team, userId(id)).catch(() => undefined)));
    const names = new Map(known.flatMap((person) => (person ? [[String(person.id), person.name]] : [])));
    return readableWords(received, (id) => names.get(id));
  }

  return { take, answerNext, readable };
}

/** A claim outlives what somebody has deleted about them, so it names neither them nor their day. */
function claimOf({ standup, workDay, user }: OccurrenceKey, place: number): DeliveryKey {
  const named = `${standup}:${workDay}:${user}:${place}`;
  return `message:answer:${createHash('sha256').update(named).digest('base64url')}`;
}
