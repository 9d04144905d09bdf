/** What went to a person alone, for `/async privacy`. */
import type { PersonalData } from '../people/personal-data.js';
import type { OutboxRepository } from './outbox.js';

export const outboxData = ({
  outbox,
}: {
  readonly outbox: Pick<OutboxRepository, 'allOf' | 'deletePerson'>;
}): PersonalData => ({
  title: 'Messages I sent to you alone',
  explanation:
    'When and where each went, and whether it arrived; not what it said. It keeps me from sending anything twice, or too much. Nobody is shown it; kept 90 days.',
  async export(team, user) {
    const sent = await outbox.allOf(team, user);
    return sent.map(({ kind, channel, ts, state, unasked, intendedAt }) => ({
      ...{ kind, state, unasked, intendedAt },
      ...(channel !== undefined && { channel }),
      ...(ts !== undefined && { ts }),
    }));
  },
  delete: (team, user) => outbox.deletePerson(team, user),
});
