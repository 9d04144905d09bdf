/** What answering keeps about a person, for `/async privacy`. */
import { type Retention, retentionInWords } from '../../core/retention.js';
import { formatInZone } from '../../core/zoned-time.js';
import type { PersonalData } from '../../people/personal-data.js';
import type { StandupResponse } from '../standup-record.js';
import type { LeaveRepository, ResponseRepository } from '../standup-repository.js';

export const responseData = (
  responses: Pick<ResponseRepository, 'allOf' | 'deletePerson'>,
): PersonalData => ({
  title: 'Your standup answers',
  explanation:
    'What you answered, to which questions and when; encrypted where it is kept. Whoever sees the standup’s report sees the answers, unless it is anonymous or for its owners alone. Kept as long as the standup, and 30 days after it is deleted. What was posted stays in its channel.',
  export: async (team, user) => (await responses.allOf(team, user)).map(exported),
  delete: (team, user) => responses.deletePerson(team, user),
});

export const leaveData = (
  leave: Pick<LeaveRepository, 'of' | 'deletePerson'>,
  kept: Retention = {},
): PersonalData => ({
  title: 'Your leave',
  explanation: `The dates you told me you are away. Others see in a report that you are out that day, never why. Kept ${retentionInWords(kept)}.`,
  export: async (team, user) => (await leave.of(team, user)).map(({ from, to }) => ({ from, to })),
  delete: (team, user) => leave.deletePerson(team, user),
});

function exported(response: StandupResponse): Readonly<Record<string, unknown>> {
  const { team: _team, user: _user, submittedAt, editedAt, ...kept } = response;
  return {
    ...kept,
    submittedAt: moment(submittedAt),
    ...(editedAt !== undefined && { editedAt: moment(editedAt) }),
  };
}

const moment = (at: number) => ({ epochMs: at, utc: `${formatInZone(at, 'UTC', 'day-and-time')} UTC` });
