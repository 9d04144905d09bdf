/** What the nudges slice listens to. */
import { channelId } from '../core/ids.js';
import type { IncomingDeletion, IncomingMessage } from '../slack/incoming.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { AnswerNudge } from './answer-nudge.js';
import type { AnswerTalk } from './answer-talk.js';
import { ATTACH_ACTION, CHANNEL_ON_ACTION, KEEP_ACTION, LESS_ACTIONS } from './views/answers.js';
import { MORE_ACTION, WRITE_ACTIONS } from './views/nudge.js';
import { LEAVE_TALK_ACTION, TALK_ACTIONS } from './views/talk.js';

export function nudgeListeners(deps: {
  readonly handleMessage: (message: IncomingMessage) => Promise<void> | undefined;
  readonly forgetMessage: (deletion: IncomingDeletion) => void;
  readonly answer: AnswerNudge;
  readonly answerTalk: AnswerTalk;
}): ListenerTable {
  const { answer, answerTalk } = deps;
  return {
    message: deps.handleMessage,
    deletion: deps.forgetMessage,
    actions: {
      [WRITE_ACTIONS.proposal]: (press) => answer.write(press, 'proposal'),
      [WRITE_ACTIONS.question]: (press) => answer.write(press, 'question'),
      [WRITE_ACTIONS.update]: (press) => answer.write(press, 'update'),
      [WRITE_ACTIONS.decision]: answer.decision,
      [WRITE_ACTIONS.call]: answer.call,
      [TALK_ACTIONS.wrapUp]: answerTalk.wrapUp,
      [TALK_ACTIONS.decision]: answerTalk.decision,
      [TALK_ACTIONS.tomorrow]: answerTalk.tomorrow,
      [LEAVE_TALK_ACTION]: answerTalk.leave,
      [MORE_ACTION]: answer.more,
      [LESS_ACTIONS.kind]: answer.lessOfThisKind,
      [LESS_ACTIONS.week]: answer.snoozeAWeek,
      [LESS_ACTIONS.all]: answer.everythingOff,
      [KEEP_ACTION]: answer.keep,
      [CHANNEL_ON_ACTION]: (press) => answer.channelOn(press, channelId(press.value)),
      [ATTACH_ACTION]: answer.attachText,
    },
  };
}
