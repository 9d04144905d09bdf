/** What the slice listens to. */
import type { ActionPress, ViewSubmission } from '../slack/incoming.js';
import type { ListenerTable, ViewReply } from '../slack/listener-table.js';
import type { ChangeCall, OpenWrittenWay } from './change.js';
import type { OpenCall } from './open-call.js';
import type { CallOutcome } from './outcome.js';
import { readOverlapValue } from './overlapping/values.js';
import { ASK_IN_WRITING_ACTION, OPEN_CALL_ACTION } from './overlapping/views.js';
import type { PressPause } from './pausing/press.js';
import { SETTLED_ACTION, TAKE_BACK_ACTION } from './pausing/views.js';
import { ANOTHER_TIME_ACTION, CANCEL_ACTION, OUTCOME_ACTION, WRITE_INSTEAD_ACTION } from './views/card.js';
import { CALL_FORM } from './views/form.js';
import { OUTCOME_FORM } from './views/outcome.js';
import { TRY_AGAIN_ACTION } from './views/returned.js';
import { TIMES_FORM } from './views/times.js';

export function callListeners(does: {
  readonly openCall: OpenCall;
  readonly openWrittenWay: OpenWrittenWay;
  readonly submit: (submission: ViewSubmission) => Promise<ViewReply>;
  readonly change: ChangeCall;
  readonly outcome: Pick<CallOutcome, 'open' | 'submit'>;
  readonly pause: PressPause;
  readonly tryAgain: (press: ActionPress) => Promise<void>;
}): ListenerTable {
  /** From an overlap's buttons: nothing for a value that is not ours. */
  const fromOverlap =
    (open: (press: ActionPress, value: NonNullable<ReturnType<typeof readOverlapValue>>) => Promise<void>) =>
    async (press: ActionPress): Promise<void> => {
      const value = readOverlapValue(press.value);
      if (value) await open(press, value);
    };
  return {
    actions: {
      [OPEN_CALL_ACTION]: fromOverlap(({ team, user, triggerId }, { channel, people }) =>
        does.openCall({ team, user, triggerId, channel, people, words: '' }),
      ),
      [ASK_IN_WRITING_ACTION]: fromOverlap(({ team, user, triggerId }, { channel, people }) =>
        does.openWrittenWay({ team, user, triggerId, kind: 'question', channel, people, words: '' }),
      ),
      [ANOTHER_TIME_ACTION]: does.change.openTimes,
      [CANCEL_ACTION]: does.change.cancel,
      [WRITE_INSTEAD_ACTION]: does.change.writeInstead,
      [OUTCOME_ACTION]: does.outcome.open,
      [TRY_AGAIN_ACTION]: does.tryAgain,
      [TAKE_BACK_ACTION]: does.pause.takeBack,
      [SETTLED_ACTION]: does.pause.settle,
    },
    views: {
      [CALL_FORM]: does.submit,
      [TIMES_FORM]: does.change.submitTime,
      [OUTCOME_FORM]: does.outcome.submit,
    },
  };
}
