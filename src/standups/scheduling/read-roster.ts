/** Who a standup's roster names now: its list, or everybody whom Slack has in its channel or user group. */
import type { TeamId, UserId } from '../../core/ids.js';
import type { PeopleReader } from '../../people/person.js';
import { SlackCallError, type SlackErrorKind } from '../../slack/errors.js';
import type { SlackApi } from '../../slack/slack-api.js';
import { GROUP_DISABLED, groupReason } from '../pause-reason.js';
import type { Roster, Standup } from '../standup-record.js';

/**
 * `present`: the people of the channel or group; absent for a list, and when Slack could not tell, so that the members stay as last seen.
 * `waitMs`: Slack may be able to tell after so long. `unusable`: why nobody will know who is in its group until somebody mends that.
 */
export interface RosterNow {
  readonly present?: readonly UserId[];
  readonly waitMs?: number;
  readonly unusable?: string;
}

export type ReadRoster = (standup: Pick<Standup, 'team' | 'roster'>) => Promise<RosterNow>;

export interface ReadRosterDeps {
  readonly slack: Pick<SlackApi, 'members' | 'groups' | 'groupMembers'>;
  readonly people: PeopleReader;
}

/** Of one channel or group; a standup of more people is several standups. */
const MOST_MEMBERS = 2_000;
const UNREACHED_WAIT_MS = 60_000;
/** What passes by itself, and what somebody has to mend. */
const PASSES: readonly SlackErrorKind[] = ['throttled', 'transient'];
const STAYS: readonly SlackErrorKind[] = ['scope', 'policy', 'gone'];

export function createReadRoster({ slack, people }: ReadRosterDeps): ReadRoster {
  return async ({ team, roster }) => {
    if (roster.kind === 'list') return {};
    try {
      if (roster.kind === 'group' && (await isDisabled(team, roster.group)))
        return { unusable: GROUP_DISABLED };
      return { present: await peopleAmong(team, (await namedBy(team, roster)).slice(0, MOST_MEMBERS)) };
    } catch (error) {
      if (!(error instanceof SlackCallError)) throw error;
      if (roster.kind === 'group' && STAYS.includes(error.kind)) return { unusable: groupReason(error.code) };
      return PASSES.includes(error.kind) ? { waitMs: error.retryAfterMs ?? UNREACHED_WAIT_MS } : {};
    }
  };

  function namedBy(team: TeamId, roster: Exclude<Roster, { kind: 'list' }>): Promise<readonly UserId[]> {
    return roster.kind === 'channel'
      ? slack.members(team, roster.channel, MOST_MEMBERS)
      : slack.groupMembers(team, roster.group);
  }

  /** One that is in no list any more is as good as disabled. */
  async function isDisabled(team: TeamId, group: string): Promise<boolean> {
    const found = (await slack.groups(team)).find(({ id }) => id === group);
    return found?.isDisabled ?? true;
  }

  async function peopleAmong(team: TeamId, users: readonly UserId[]): Promise<readonly UserId[]> {
    const present: UserId[] = [];
    for (const user of users) {
      const person = await people.person(team, user);
      if (person && !person.isBot && !person.isDeactivated) present.push(user);
    }
    return present;
  }
}
