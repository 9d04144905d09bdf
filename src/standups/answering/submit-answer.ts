/** Takes a submitted answer form: saved, and the report told, before Slack and the person are told that it is done. */
import type { Clock } from '../../core/clock.js';
import type { InTransaction } from '../../core/transaction.js';
import type { DeliveryRepository } from '../../deliveries/delivery-repository.js';
import type { ViewSubmission } from '../../slack/incoming.js';
import type { ViewReply } from '../../slack/listener-table.js';
import { showErrors, showInstead } from '../../slack/view-reply.js';
import type { ResponseRepository } from '../standup-repository.js';
import { type Carried, carriedFrom } from './carry.js';
import { type FormRefs, readRefs, wholeQuestions } from './form-refs.js';
import { readAnswerForm, wantedLines } from './read-answer-form.js';
import { keyOfTurn, type SaveAnswer } from './save-answer.js';
import type { Turn, Turns } from './turns.js';
import { answerField } from './views/answer-form.js';
import { LINE_CHANGED, savedModal, UNKNOWN } from './views/answers.js';

export interface SubmitAnswerDeps {
  readonly turns: Turns;
  readonly responses: Pick<ResponseRepository, 'find' | 'before'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly saveAnswer: SaveAnswer;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

/**
 * However often Slack delivers one submit, it is one answer, and each delivery is told the same.
 * @throws what the store throws: nothing was saved then, and the form stays open with all that was typed.
 */
export const createSubmitAnswer =
  (deps: SubmitAnswerDeps) =>
  async ({ team, user, view }: ViewSubmission): Promise<ViewReply> => {
    const refs = readRefs(view.privateMetadata);
    const turn = refs.user === user ? await deps.turns.of(team, user, refs) : undefined;
    if (!turn) return showErrors({ [answerField(0)]: UNKNOWN });
    const key = keyOfTurn(turn);
    const carried = await carriedLines(deps, turn, refs);
    const outdated = carried === 'changed' ? wantedLines(view.values) : [];
    if (outdated.length > 0) {
      return showErrors(Object.fromEntries(outdated.map((field) => [field, LINE_CHANGED])));
    }
    const before = await deps.responses.find(key);
    const asked = wholeQuestions(refs.asked, before?.asked ?? turn.standup.questions);
    const lines = carried === 'changed' ? undefined : carried;
    const { answers, errors } = readAnswerForm(view.values, asked, lines);
    if (Object.keys(errors).length > 0) return showErrors(errors);
    const saved = await deps.transaction(async () => {
      const now = deps.clock.now();
      if (!(await deps.deliveries.claim(team, [`view:${view.id}:${view.hash}`], now))) {
        return deps.responses.find(key);
      }
      return (await deps.saveAnswer(turn, { asked, answers })).response;
    });
    return saved ? showInstead(savedModal(turn, saved)) : showErrors({ [answerField(0)]: UNKNOWN });
  };

/** The lines that the form offered, as they stood when it was opened. */
async function carriedLines(
  { responses }: SubmitAnswerDeps,
  turn: Turn,
  { carried }: FormRefs,
): Promise<Carried | 'changed' | undefined> {
  if (!carried) return undefined;
  const now = carriedFrom(await responses.find({ ...keyOfTurn(turn), workDay: carried.workDay }));
  return now?.stamp === carried.stamp ? now : 'changed';
}
