/** What this slice keeps about a person, for `/async privacy`. */
import { type Retention, retentionInWords } from '../core/retention.js';
import { formatInZone } from '../core/zoned-time.js';
import type { PersonalData } from '../people/personal-data.js';
import type { CallRepository } from './call.js';
import type { PauseRepository } from './pausing/pause.js';

export const callData = (
  calls: Pick<CallRepository, 'allOf' | 'deletePerson'>,
  kept: Retention = {},
): PersonalData => ({
  title: 'Calls you asked for',
  explanation: `What had to be decided, whom you needed, when, and the outcome; what you typed is encrypted where it is kept, for ${retentionInWords(kept)}. The channel sees the card. What was posted stays in its channel.`,
  export: async (team, user) =>
    (await calls.allOf(team, user)).map(({ team: _team, asker: _asker, version: _version, ...call }) =>
      readable(call, ['createdAt', 'changedAt', 'startsAt', 'askedAt', 'outcomeAt']),
    ),
  delete: (team, user) => calls.deletePerson(team, user),
});

export const pauseData = (pauses: Pick<PauseRepository, 'allOf' | 'deletePerson'>): PersonalData => ({
  title: 'Talks you put off to another day',
  explanation:
    'Which conversation, who took part and when it comes back; nothing anybody wrote. Its readers see the note. Kept 90 days.',
  export: async (team, user) =>
    (await pauses.allOf(team, user)).map(({ team: _team, asker: _asker, version: _version, ...pause }) =>
      readable(pause, ['createdAt', 'backAt']),
    ),
  delete: (team, user) => pauses.deletePerson(team, user),
});

/** The same record, its instants told in words too. */
function readable(record: object, instants: readonly string[]): Readonly<Record<string, unknown>> {
  const told = Object.entries(record).map(([name, value]) =>
    instants.includes(name) && typeof value === 'number'
      ? [name, { epochMs: value, utc: `${formatInZone(value, 'UTC', 'day-and-time')} UTC` }]
      : [name, value],
  );
  return Object.fromEntries(told);
}
