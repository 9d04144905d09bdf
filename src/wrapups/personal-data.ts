/** What this slice keeps about a person, for `/async privacy`. */
import { type Retention, retentionInWords } from '../core/retention.js';
import { formatInZone } from '../core/zoned-time.js';
import type { PersonalData } from '../people/personal-data.js';
import type { WrapUp, WrapUpRepository } from './wrap-up.js';

export const wrapUpData = (
  wrapUps: Pick<WrapUpRepository, 'allOf' | 'deletePerson'>,
  kept: Retention = {},
): PersonalData => ({
  title: 'Wrap-ups you wrote',
  explanation: `What you posted from the form and which messages it cites; encrypted where it is kept, for ${retentionInWords(kept)} or until you delete it. What was posted stays in its thread.`,
  export: async (team, user) => (await wrapUps.allOf(team, user)).map(exported),
  delete: (team, user) => wrapUps.deletePerson(team, user),
});

function exported(wrapUp: WrapUp): Readonly<Record<string, unknown>> {
  const { team: _team, author: _author, createdAt, postedAt, editedAt, ...kept } = wrapUp;
  const told = Object.entries({ createdAt, postedAt, editedAt }).flatMap(([name, at]) =>
    at === undefined ? [] : [[name, { epochMs: at, utc: `${formatInZone(at, 'UTC', 'day-and-time')} UTC` }]],
  );
  return { ...kept, ...Object.fromEntries(told) };
}
