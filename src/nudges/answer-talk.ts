/** What the buttons under the nudge about a live talk do. What each opens belongs to another slice. */
import type { Clock } from '../core/clock.js';
import { type ChannelId, type MessageTs, type TeamId, type UserId, userId } from '../core/ids.js';
import type { ActionPress } from '../slack/incoming.js';
import type { Respond, TakeAway } from '../slack/slack-api.js';
import type { NudgeRepository } from './nudge.js';
import { goneView } from './views/answers.js';
import { readTalkValue, type TalkValue } from './views/values.js';

/** Opens the form of a wrap-up: of a thread, or of what was said in the channel from one message to another. */
export type OpenWrapUp = (request: {
  readonly team: TeamId;
  readonly user: UserId;
  readonly triggerId: string;
  readonly channel: ChannelId;
  readonly threadTs?: MessageTs;
  readonly fromTs?: MessageTs;
  readonly toTs?: MessageTs;
}) => Promise<void>;

/** Opens a form that is filled from a message: the decision's, or the call's. */
export type OpenFromMessage = (request: {
  readonly team: TeamId;
  readonly user: UserId;
  readonly triggerId: string;
  readonly channel: ChannelId;
  readonly ts?: MessageTs;
  readonly threadTs?: MessageTs;
  /** The message's text as Slack sent it. Absent: it is read from the channel. */
  readonly words?: string;
  readonly people: readonly UserId[];
}) => Promise<void>;

/** Posts a pause note, and brings the talk back when these people work next. */
export type ContinueTomorrow = (request: {
  readonly team: TeamId;
  readonly user: UserId;
  readonly channel: ChannelId;
  readonly threadTs?: MessageTs;
  readonly people: readonly UserId[];
}) => Promise<unknown>;

/** What other slices do with a talk. */
export interface TalkPorts {
  readonly openWrapUp: OpenWrapUp;
  readonly openDecision: OpenFromMessage;
  readonly continueTomorrow: ContinueTomorrow;
}

export interface AnswerTalkDeps extends TalkPorts {
  readonly clock: Clock;
  readonly nudges: Pick<NudgeRepository, 'find' | 'giveFeedback'>;
  readonly respond: Respond;
  readonly takeAway: TakeAway;
}

export type AnswerTalk = ReturnType<typeof createAnswerTalk>;

export function createAnswerTalk(deps: AnswerTalkDeps) {
  /** Runs `work` when the nudge was shown to the presser, else says that it is gone: the same for both. */
  const onTalk = async (
    press: ActionPress,
    feedback: 'used' | 'dismissed',
    work: (value: TalkValue, people: readonly UserId[]) => Promise<void>,
  ): Promise<void> => {
    const value = readTalkValue(press.value);
    const nudge = value && (await deps.nudges.find(press.team, value.c, value.t));
    const isTheirs = nudge && nudge.user === press.user && nudge.quiet === undefined;
    if (!value || !isTheirs) {
      if (press.responseUrl) await deps.respond(press.responseUrl, { ...goneView(), replaceOriginal: true });
      return;
    }
    await work(value, value.u.map(userId));
    await deps.nudges.giveFeedback(press.team, value.c, value.t, feedback, deps.clock.now());
  };
  const takeAway = async ({ responseUrl }: ActionPress) => {
    if (responseUrl) await deps.takeAway(responseUrl);
  };
  const opener = ({ team, user, triggerId }: ActionPress, { c, th }: TalkValue) => ({
    ...{ team, user, triggerId, channel: c, ...(th && { threadTs: th }) },
  });

  return {
    /** *Wrap up*. Talk outside a thread is named by its first and last message. */
    wrapUp: (press: ActionPress): Promise<void> =>
      onTalk(press, 'used', (value) =>
        deps.openWrapUp({
          ...opener(press, value),
          ...(!value.th && { fromTs: value.f, toTs: value.t }),
        }),
      ),
    /** *Make it a decision*: a thread's first message often is the question. */
    decision: (press: ActionPress): Promise<void> =>
      onTalk(press, 'used', (value, people) =>
        deps.openDecision({
          ...opener(press, value),
          ...(value.th && { ts: value.th }),
          people: people.filter((id) => id !== press.user),
        }),
      ),
    /** *Continue tomorrow*. The note that follows is for all, so this one has done its work. */
    tomorrow: (press: ActionPress): Promise<void> =>
      onTalk(press, 'used', async (value, people) => {
        const { triggerId: _, ...request } = opener(press, value);
        await deps.continueTomorrow({ ...request, people });
        await takeAway(press);
      }),
    /** *Leave it*. */
    leave: (press: ActionPress): Promise<void> => onTalk(press, 'dismissed', () => takeAway(press)),
  };
}
