/** Work days on which a standup left somebody alone, and why, for `/async why`. */
import type { RecentChoices } from '../../people/coming.js';
import { escapeText } from '../../slack/mrkdwn.js';
import type { OccurrenceReason } from '../occurrence.js';
import { dayHeading } from '../preview-text.js';
import type { OccurrenceRepository, StandupRepository } from '../standup-repository.js';

const SENTENCES: Readonly<Record<OccurrenceReason, string>> = {
  deactivated: 'your Slack account was deactivated',
  leave: 'you were on leave',
  holiday: 'it was a public holiday where you are',
  'day-off': 'you do not work on that weekday',
  outage: 'I was not running when it was time, and it was too late afterwards',
  moved: 'a new time zone or schedule put the time in the past',
  status: 'your Slack status said that you were away',
  'by-choice': 'you skipped it',
  paused: 'the standup was paused',
  unreachable: 'Slack did not take my message to you',
  removed: 'you were no longer on its list',
};

export const createRecentChoices =
  (deps: {
    readonly occurrences: Pick<OccurrenceRepository, 'recent'>;
    readonly standups: Pick<StandupRepository, 'findHead'>;
  }): RecentChoices =>
  async (team, user, limit) => {
    const left = (await deps.occurrences.recent(team, user, limit)).filter(
      ({ reason }) => reason !== undefined,
    );
    const told = left.map(async ({ standup, workDay, promptAt, state, reason = 'paused' }) => {
      const name = (await deps.standups.findHead(team, standup))?.name ?? 'a standup';
      const did = state === 'answered' || state === 'prompted' ? 'closed' : 'did not ask you';
      const what = `${escapeText(name)} ${did} on ${dayHeading(workDay)}, because ${SENTENCES[reason]}`;
      return { at: promptAt, what, code: reason };
    });
    return Promise.all(told);
  };
