/** What went to a person alone, for `/async privacy`. */
import type { PersonalData } from '../people/personal-data.js';
import type { OutboxRepository } from './outbox.js';
import type { LesserRepository } from './unasked.js';

export const outboxData = ({
  outbox,
  lesser,
}: {
  readonly outbox: Pick<OutboxRepository, 'allOf' | 'deletePerson'>;
  readonly lesser: Pick<LesserRepository, 'allOf' | 'deletePerson'>;
}): readonly PersonalData[] => [sentData(outbox), waitingData(lesser)];

const sentData = (outbox: Pick<OutboxRepository, 'allOf' | 'deletePerson'>): PersonalData => ({
  title: 'Messages I sent to you alone',
  explanation:
    'When and where each went, and whether it arrived; not what it said. It keeps me from sending anything twice, or too much. Nobody is shown it; kept 90 days.',
  async export(team, user) {
    const sent = await outbox.allOf(team, user);
    return sent.map(({ kind, channel, ts, state, unasked, intendedAt }) => ({
      ...{ kind, state, intendedAt },
      ...(unasked !== undefined && { unasked }),
      ...(channel !== undefined && { channel }),
      ...(ts !== undefined && { ts }),
    }));
  },
  delete: (team, user) => outbox.deletePerson(team, user),
});

const waitingData = (lesser: Pick<LesserRepository, 'allOf' | 'deletePerson'>): PersonalData => ({
  title: 'What was to be told to you unasked',
  explanation:
    'What it is about as an id, when it came up, and whether it waits, was told or was left out, and why; not what it says. Nobody is shown it but you, by `/async why`; kept 90 days.',
  async export(team, user) {
    return (await lesser.allOf(team, user)).map(({ team: _team, user: _user, ...item }) => item);
  },
  delete: (team, user) => lesser.deletePerson(team, user),
});
