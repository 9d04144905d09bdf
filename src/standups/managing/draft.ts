/** A standup as it stands in the form: what was typed and chosen, right or wrong. Pure. */
import type { ChannelId, UserId } from '../../core/ids.js';
import { shorten } from '../../slack/mrkdwn.js';
import { type StandupSchedule, standupDefaults } from '../standup.js';
import type { Privacy, Roster, Standup } from '../standup-record.js';
import { scheduleWords } from './schedule-words.js';
import type { TemplateId } from './templates.js';

/** `last-hour`: an hour before the time is up. `as-set`: a time of its own, which the form keeps but does not offer. */
export type ReminderChoice = 'half' | 'last-hour' | 'off' | 'as-set';

/** Mode and order of the report in one: a thread is always by person. */
export type ReportChoice = 'thread' | 'compiled-person' | 'compiled-question';

export interface Draft {
  readonly channel: ChannelId | undefined;
  readonly template: TemplateId;
  /** One a line. Empty: the template's. */
  readonly questions: string;
  /** Empty: the template's. */
  readonly name: string;
  /** As `parseSchedule` reads it. Empty: the template's. */
  readonly when: string;
  /** An IANA zone; empty for each member's own. */
  readonly zone: string;
  readonly windowHours: number;
  readonly reminder: ReminderChoice;
  /** How late a prompt may still go out. */
  readonly catchUpMinutes: number;
  /** Whether nobody is asked on their public holidays. */
  readonly holidays: boolean;
  /** Whose holidays count for members who told none: as typed, a code or a name. Empty: nobody's. */
  readonly region: string;
  readonly report: ReportChoice;
  readonly privacy: Privacy;
  readonly roster: Roster['kind'];
  /** Id of who is asked when `roster` is `group`; empty for none. */
  readonly group: string;
  /** Who is asked when `roster` is `list`. */
  readonly people: readonly UserId[];
  readonly observers: readonly UserId[];
  readonly owners: readonly UserId[];
}

/** What a new form shows. @param channel where it was asked for, unless that is a DM. */
export const newDraft = (channel: ChannelId | undefined, user: UserId): Draft => ({
  ...{ channel, template: 'daily', questions: '', name: '', when: '', zone: '' },
  ...{ windowHours: standupDefaults.windowHours, reminder: 'half' },
  ...{ catchUpMinutes: standupDefaults.catchUpMinutes, holidays: standupDefaults.holidays, region: '' },
  ...{ report: 'thread', privacy: 'open', roster: 'channel', group: '', people: [] },
  ...{ observers: [], owners: [user] },
});

export function draftOf(standup: Standup): Draft {
  const { schedule, report, roster } = standup;
  return {
    ...{ channel: standup.channel, template: 'daily', name: standup.name },
    questions: standup.questions.map(({ text }) => text).join('\n'),
    when: scheduleWords(schedule),
    zone: schedule.zone === 'member' ? '' : schedule.zone,
    windowHours: schedule.windowHours,
    reminder: reminderOf(schedule),
    catchUpMinutes: schedule.catchUpMinutes,
    holidays: schedule.holidays,
    region: standup.region ?? '',
    report: report.mode === 'thread' ? 'thread' : `compiled-${report.groupBy}`,
    privacy: standup.privacy,
    roster: roster.kind,
    group: roster.kind === 'group' ? roster.group : '',
    people: roster.kind === 'list' ? roster.users : [],
    observers: standup.observers,
    owners: standup.owners,
  };
}

/** What a duplicate starts from: everything but the name, and it belongs to whoever makes it. */
export const duplicateOf = (standup: Standup, user: UserId): Draft => ({
  ...draftOf(standup),
  name: shorten(`Copy of ${standup.name}`, NAME_LENGTH),
  owners: [user],
});

/** A reminder that would come when the window closes is none. */
export const noReminder = (windowHours: number) => ({ minutesAfterPrompt: Math.round(windowHours * 60) });

/** An hour before the window closes: for those that are longer. */
export const lastHour = (windowHours: number) => ({ minutesAfterPrompt: Math.round((windowHours - 1) * 60) });

function reminderOf({ remindAt, windowHours }: StandupSchedule): ReminderChoice {
  if (remindAt === undefined) return 'half';
  if (typeof remindAt === 'string') return 'as-set';
  const { minutesAfterPrompt } = remindAt;
  if (minutesAfterPrompt >= noReminder(windowHours).minutesAfterPrompt) return 'off';
  return windowHours > 1 && minutesAfterPrompt === lastHour(windowHours).minutesAfterPrompt
    ? 'last-hour'
    : 'as-set';
}

/** It stands in list, prompt and report in one line. */
export const NAME_LENGTH = 75;
