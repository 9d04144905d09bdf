/** What holds for a person right now: their own choices, completed by Slack and by the defaults. Shown wherever choices are shown. */
import type { Clock, Instant } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import { NO_REGION, type Region, regionName } from '../core/regions.js';
import type { WorkingHours } from '../core/working-hours.js';
import type { Zone } from '../core/zoned-time.js';
import type { SlackApi } from '../slack/slack-api.js';
import { knownZone, workingHours } from './people.js';
import type { PreferenceReader } from './preference.js';

export interface Choices {
  readonly optedOut: boolean;
  /** Only while it lies ahead. */
  readonly snoozedUntil?: Instant;
  /** Ids of the rules, and of the kinds, switched off. */
  readonly quietRules: readonly string[];
  readonly hours: WorkingHours;
  /** The zone of `hours` was kept by choice. */
  readonly zoneKept: boolean;
  /** Whose public holidays they keep; absent when they told none. */
  readonly region?: Region;
  /** Told at the start of the day what changed in their channels. */
  readonly catchUp?: boolean;
  /** Slack's zone, if it tells one that we know. */
  readonly slackZone?: Zone;
}

/** A rule, or a kind of unasked message, as people see it. */
export interface RuleName {
  readonly id: string;
  /** One sentence, e.g. "Somebody asks to meet, call or huddle." */
  readonly summary: string;
  /** No rule of nudges, but another kind of unasked message: asked about by itself. */
  readonly isOtherKind?: true;
}

export type ReadChoices = ReturnType<typeof createReadChoices>;

export const createReadChoices =
  (deps: {
    readonly clock: Clock;
    readonly directory: Pick<SlackApi, 'user'>;
    readonly preferences: PreferenceReader;
  }) =>
  async (team: TeamId, user: UserId): Promise<Choices> => {
    const slackZone = knownZone((await deps.directory.user(team, user)).zone);
    const preference = await deps.preferences.find(team, user);
    const hours = workingHours(preference, slackZone);
    const until = preference?.snoozedUntil;
    return {
      optedOut: preference?.optedOut ?? false,
      quietRules: preference?.quietRules ?? [],
      hours,
      zoneKept: preference?.zone === hours.zone,
      ...(preference?.region !== undefined && { region: await regionOf(preference.region) }),
      ...(preference?.catchUp && { catchUp: true }),
      ...(slackZone !== undefined && { slackZone }),
      ...(until !== undefined && until > deps.clock.now() && { snoozedUntil: until }),
    };
  };

const regionOf = async (code: string): Promise<Region> => ({
  code,
  name: code === NO_REGION ? 'none' : await regionName(code),
});
