/** *Same plan as yesterday*: the last plan becomes today's answer with one press. */
import type { InTransaction } from '../../core/transaction.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { ResponseRepository } from '../standup-repository.js';
import { answerTo, placeOf } from './carry.js';
import { keyOfTurn, type SaveAnswer } from './save-answer.js';
import type { Turn } from './turns.js';
import { answeredAlreadyView, noPlanView, savedView } from './views/answers.js';

/** What to tell the person, and whether it settles the turn: then it takes the prompt's place. */
export interface MenuAnswer {
  readonly say: MessageContent;
  readonly settled: boolean;
}

export interface SamePlanDeps {
  readonly responses: Pick<ResponseRepository, 'find' | 'before'>;
  readonly saveAnswer: SaveAnswer;
  readonly transaction: InTransaction;
}

/** What is there already is never overwritten. */
export const createSamePlan =
  ({ responses, saveAnswer, transaction }: SamePlanDeps) =>
  (turn: Turn): Promise<MenuAnswer> =>
    transaction(async () => {
      const key = keyOfTurn(turn);
      if (await responses.find(key)) return { say: answeredAlreadyView(turn), settled: false };
      const before = await responses.before(key);
      const plan = before ? answerTo('plan', before) : '';
      const asked = turn.standup.questions;
      const place = placeOf('plan', asked);
      if (plan === '' || place < 0) return { say: noPlanView(turn), settled: false };
      const { response } = await saveAnswer(turn, {
        asked,
        answers: asked.map((_, n) => (n === place ? plan : '')),
      });
      return { say: savedView(turn, response), settled: true };
    });
