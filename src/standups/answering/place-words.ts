/** *This one*: puts words from the DM where their author says, once, whichever of the buttons is pressed how often. */
import type { Clock } from '../../core/clock.js';
import type { InTransaction } from '../../core/transaction.js';
import type { DeliveryRepository } from '../../deliveries/delivery-repository.js';
import type { ActionPress } from '../../slack/incoming.js';
import type { MessageContent, SlackApi } from '../../slack/slack-api.js';
import type { AnswerByDm } from './answer-dm.js';
import type { Turns } from './turns.js';
import { unknownView, wordsGoneView } from './views/answers.js';
import { readWordsValue } from './words-value.js';

export interface PlaceWordsDeps {
  readonly turns: Turns;
  readonly byDm: AnswerByDm;
  readonly slack: Pick<SlackApi, 'readMessage'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

/** @returns what to tell the person; undefined when the words were placed before. */
export const createPlaceWords =
  ({ turns, byDm, slack, deliveries, transaction, clock }: PlaceWordsDeps) =>
  async ({ team, user, value, message }: ActionPress): Promise<MessageContent | undefined> => {
    const { ref, ts, text } = readWordsValue(value);
    const turn = await turns.of(team, user, ref);
    if (!turn || !message) return unknownView();
    const at = { channel: message.channel, ts };
    const received = text === undefined ? (await slack.readMessage(team, at))?.text : undefined;
    const words = text ?? (received === undefined ? undefined : await byDm.readable(team, received));
    if (words === undefined) return wordsGoneView(turn);
    return transaction(async () => {
      const key = `message:${message.channel}:${ts}:placed` as const;
      if (!(await deliveries.claim(team, [key], clock.now()))) return undefined;
      return byDm.answerNext(turn, words);
    });
  };
