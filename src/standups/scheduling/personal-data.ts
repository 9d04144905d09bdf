/** What is kept of when somebody was asked, for `/async privacy`. */
import { type Retention, retentionInWords } from '../../core/retention.js';
import type { PersonalData } from '../../people/personal-data.js';
import type { OccurrenceRepository } from '../standup-repository.js';
import type { TermsRepository } from './terms.js';

/** More than a year of two standups; the export shows the newest. */
const MOST = 1_000;

export const occurrenceData = (
  deps: Retention & {
    readonly occurrences: Pick<OccurrenceRepository, 'recent' | 'deletePerson'>;
    readonly terms: Pick<TermsRepository, 'deletePerson'>;
  },
): PersonalData => ({
  title: 'When standups asked you',
  explanation: `For each work day when you were asked, or why not, and the zone I went by. It keeps me from asking twice. Other members see who has answered and who is out; kept ${retentionInWords(deps)}.`,
  async export(team, user) {
    const turns = await deps.occurrences.recent(team, user, MOST);
    return turns.map(({ standup, workDay, state, reason, promptAt, promptedAt, remindedAt, answeredAt }) => ({
      ...{ standup, workDay, state, promptAt },
      ...(reason !== undefined && { reason }),
      ...(promptedAt !== undefined && { promptedAt }),
      ...(remindedAt !== undefined && { remindedAt }),
      ...(answeredAt !== undefined && { answeredAt }),
    }));
  },
  async delete(team, user) {
    const turns = await deps.occurrences.deletePerson(team, user);
    return turns + (await deps.terms.deletePerson(team, user));
  },
});
