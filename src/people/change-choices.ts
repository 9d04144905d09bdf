/** Snooze, and nudges on or off: the choices that take one word or one button. */
import type { Clock } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { MessageContent } from '../slack/slack-api.js';
import type { ReadChoices, RuleName } from './choices.js';
import type { PreferenceRepository } from './preference.js';
import { LONGEST_SNOOZE_DAYS, snoozeLength } from './snooze-length.js';
import {
  nudgesOffView,
  nudgesOnView,
  snoozedView,
  snoozeEndedView,
  snoozeNotUnderstoodView,
  snoozeTooLongView,
} from './views/choices.js';

export type ChangeChoices = ReturnType<typeof createChangeChoices>;

/** @returns use cases that change the choice and answer a confirmation for that person. */
export function createChangeChoices(deps: {
  readonly clock: Clock;
  readonly preferences: PreferenceRepository;
  readonly readChoices: ReadChoices;
  readonly rules: readonly RuleName[];
}) {
  const { clock, preferences, readChoices, rules } = deps;
  return {
    /** @param words what follows `snooze`, e.g. `1h`, `until tomorrow`, `off`. */
    async snooze(team: TeamId, user: UserId, words: string): Promise<MessageContent> {
      const choices = await readChoices(team, user);
      const now = clock.now();
      const length = snoozeLength(words, now, choices.hours);
      if (length === 'off') {
        await preferences.change(team, user, { snoozedUntil: undefined }, now);
        return snoozeEndedView(choices);
      }
      if ('refused' in length) {
        return length.refused === 'too-long'
          ? snoozeTooLongView(LONGEST_SNOOZE_DAYS)
          : snoozeNotUnderstoodView();
      }
      await preferences.change(team, user, { snoozedUntil: length.until }, now);
      return snoozedView(length.until, choices);
    },

    /** Everything on or off, in every channel. Either way a snooze is over: the newer choice counts. */
    async turn(team: TeamId, user: UserId, on: boolean): Promise<MessageContent> {
      const change = { optedOut: !on, snoozedUntil: undefined };
      const { quietRules } = await preferences.change(team, user, change, clock.now());
      return on ? nudgesOnView(rules.filter(({ id }) => quietRules.includes(id))) : nudgesOffView();
    },
  };
}
