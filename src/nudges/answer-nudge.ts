/** What the buttons under a nudge do. Only the person who was nudged may use them; for anybody else the nudge does not exist. */
import type { Clock } from '../core/clock.js';
import { type ChannelId, type MessageTs, type TeamId, type UserId, userId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { PreferenceChange, PreferenceReader } from '../people/preference.js';
import type { ActionPress } from '../slack/incoming.js';
import type { Respond, SlackApi, TakeAway } from '../slack/slack-api.js';
import type { OpenFromMessage } from './answer-talk.js';
import type { NudgeRecord, NudgeRepository } from './nudge.js';
import type { Evidence, Purpose, Rule, RuleName } from './rule.js';
import {
  allOffView,
  attachedView,
  channelOffView,
  channelOnView,
  goneView,
  kindOffView,
  lessView,
  snoozedView,
  wrongView,
} from './views/answers.js';
import { type MoreChoice, moreValue, readMoreValue, readWriteValue } from './views/values.js';
import { whyView } from './views/why.js';
import type { WrittenWay } from './ways.js';

/** *Snooze a week*. */
const SNOOZE_MS = 7 * 24 * 60 * 60 * 1000;

/** Opens the form of the written way; the proposals slice does it. */
export type OpenWrittenWay = (request: {
  readonly team: TeamId;
  readonly user: UserId;
  readonly triggerId: string;
  readonly kind: WrittenWay;
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  readonly threadTs?: MessageTs;
  /** The author's words; absent when they were too long to travel with the button. */
  readonly words?: string;
  readonly people: readonly UserId[];
  readonly purpose: Purpose;
}) => Promise<void>;

export interface AnswerNudgeDeps {
  readonly clock: Clock;
  readonly rules: readonly Rule[];
  /** Of all rules, those that read conversations too. */
  readonly ruleNames: readonly RuleName[];
  readonly nudges: NudgeRepository;
  readonly transaction: InTransaction;
  readonly slack: Pick<SlackApi, 'openView' | 'readMessage'>;
  readonly respond: Respond;
  readonly takeAway: TakeAway;
  readonly openWrittenWay: OpenWrittenWay;
  readonly openDecision: OpenFromMessage;
  readonly openCall: OpenFromMessage;
  readonly preferences: PreferenceReader & {
    change(team: TeamId, user: UserId, change: PreferenceChange, now: number): Promise<unknown>;
  };
  /** Members only. @returns false when this person may not, or the channel is unknown. */
  readonly setChannelNudges: (team: TeamId, channel: ChannelId, by: UserId, on: boolean) => Promise<boolean>;
  /** The instant in words with its zone, for this person. */
  readonly inWords: (team: TeamId, user: UserId, at: number) => Promise<string>;
}

export type AnswerNudge = ReturnType<typeof createAnswerNudge>;

export function createAnswerNudge(deps: AnswerNudgeDeps) {
  /** The nudge that this press is about, if it was shown to the presser. */
  const nudgeOf = async (press: ActionPress, at: Ref | undefined): Promise<NudgeRecord | undefined> => {
    const nudge = at && (await deps.nudges.find(press.team, at.channel, at.ts));
    return nudge && nudge.user === press.user && nudge.quiet === undefined ? nudge : undefined;
  };
  const replace = async (press: ActionPress, content: ReturnType<typeof goneView>) => {
    if (press.responseUrl) await deps.respond(press.responseUrl, { ...content, replaceOriginal: true });
  };
  /** Runs `work` on the presser's own nudge, else says that it is gone. */
  const onNudge = async (press: ActionPress, work: (nudge: NudgeRecord) => Promise<void>) => {
    const nudge = await nudgeOf(press, readMoreValue(press.value));
    await (nudge ? work(nudge) : replace(press, goneView()));
  };
  const less = (change: PreferenceChange) => (press: ActionPress, nudge: NudgeRecord) =>
    deps.transaction(async () => {
      await deps.preferences.change(press.team, press.user, change, deps.clock.now());
      await deps.nudges.giveFeedback(press.team, nudge.channel, nudge.ts, 'dismissed', deps.clock.now());
    });

  const choices: Record<MoreChoice, (press: ActionPress, nudge: NudgeRecord) => Promise<void>> = {
    async why(press, nudge) {
      const saw = await sawAgain(deps, nudge);
      const summary = deps.ruleNames.find(({ id }) => id === nudge.rule)?.summary ?? nudge.rule;
      await deps.slack.openView(press.team, press.triggerId, whyView({ summary, saw }));
    },
    async wrong(press, nudge) {
      const { channel, ts } = nudge;
      await deps.nudges.giveFeedback(press.team, channel, ts, 'not-a-request', deps.clock.now());
      await replace(press, wrongView(moreValue('wrong', channel, ts)));
    },
    async channel(press, nudge) {
      const done = await deps.setChannelNudges(press.team, nudge.channel, press.user, false);
      await replace(press, done ? channelOffView(nudge.channel) : goneView());
    },
    less: (press, nudge) => replace(press, lessView(moreValue('less', nudge.channel, nudge.ts))),
  };

  /** Opens a form from the presser's own nudge, filled with its words. */
  const write = async (
    press: ActionPress,
    open: (request: Omit<Parameters<OpenWrittenWay>[0], 'kind'>) => Promise<void>,
  ): Promise<void> => {
    const value = readWriteValue(press.value);
    const nudge = await nudgeOf(press, value && { channel: value.c, ts: value.t });
    if (!nudge || !value) return replace(press, goneView());
    await open({
      ...{ team: press.team, user: press.user, triggerId: press.triggerId },
      ...{ channel: value.c, ts: value.t, ...(value.th && { threadTs: value.th }) },
      ...{ people: value.u.map(userId), purpose: value.p },
      ...(value.w !== undefined && { words: value.w }),
    });
    await deps.nudges.giveFeedback(press.team, value.c, value.t, 'used', deps.clock.now());
  };

  return {
    /** *Write a proposal*, *Ask in writing*, *Share an update*. */
    write: (press: ActionPress, kind: WrittenWay): Promise<void> =>
      write(press, (request) => deps.openWrittenWay({ ...request, kind })),
    /** *Start a decision*. */
    decision: (press: ActionPress): Promise<void> =>
      write(press, ({ purpose: _, ...request }) => deps.openDecision(request)),
    /** *It needs a call*. */
    call: (press: ActionPress): Promise<void> =>
      write(press, ({ purpose: _, ...request }) => deps.openCall(request)),
    /** The overflow. */
    more: (press: ActionPress): Promise<void> =>
      onNudge(press, async (nudge) => {
        const choice = readMoreValue(press.value)?.choice;
        if (choice) await choices[choice](press, nudge);
      }),
    lessOfThisKind: (press: ActionPress): Promise<void> =>
      onNudge(press, async (nudge) => {
        const now = await deps.preferences.find(press.team, press.user);
        const quietRules = [...new Set([...(now?.quietRules ?? []), nudge.rule])];
        await less({ quietRules })(press, nudge);
        await replace(press, kindOffView(nudge.rule));
      }),
    snoozeAWeek: (press: ActionPress): Promise<void> =>
      onNudge(press, async (nudge) => {
        const until = deps.clock.now() + SNOOZE_MS;
        await less({ snoozedUntil: until })(press, nudge);
        await replace(press, snoozedView(until, await deps.inWords(press.team, press.user, until)));
      }),
    everythingOff: (press: ActionPress): Promise<void> =>
      onNudge(press, async (nudge) => {
        await less({ optedOut: true })(press, nudge);
        await replace(press, allOffView());
      }),
    /** *Leave it as it is*: nothing changes, and the note has done its work. */
    keep: async (press: ActionPress): Promise<void> => {
      if (press.responseUrl) await deps.takeAway(press.responseUrl);
    },
    channelOn: async (press: ActionPress, channel: ChannelId): Promise<void> => {
      const done = await deps.setChannelNudges(press.team, channel, press.user, true);
      await replace(press, done ? channelOnView(channel) : goneView());
    },
    /** *Send the words too*: by the author's choice, and read again from Slack, since they were not kept. */
    attachText: (press: ActionPress): Promise<void> =>
      onNudge(press, async (nudge) => {
        const read = await deps.slack.readMessage(press.team, nudge);
        if (!read) return replace(press, goneView());
        await deps.nudges.attachText(press.team, nudge.channel, nudge.ts, read.text);
        await replace(press, attachedView());
      }),
  };
}

type Ref = { readonly channel: ChannelId; readonly ts: MessageTs };

/** Reads the message once more, so that *Why this?* can name the words; the recorded names alone when that fails, or for a talk. */
async function sawAgain(deps: AnswerNudgeDeps, nudge: NudgeRecord): Promise<readonly Evidence[]> {
  const rule = deps.rules.find(({ id }) => id === nudge.rule);
  const read = rule && (await deps.slack.readMessage(nudge.team, nudge).catch(() => undefined));
  const again = read && rule.detect(read.text)?.saw;
  return again ?? nudge.saw.map((what) => ({ what, words: '' }));
}
