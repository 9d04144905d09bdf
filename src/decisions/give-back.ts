/** A decision that Slack would not have, or did not say whether it has: its author gets the words back. */
import type { Logger } from '../core/logger.js';
import type { InTransaction } from '../core/transaction.js';
import { RetryLater } from '../jobs/job.js';
import type { Outbox, Outcome } from '../outbox/outbox.js';
import { changeDecision } from './change.js';
import type { Decision } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';
import { returnedView } from './views/direct.js';

export interface GiveBackDeps {
  readonly decisions: Pick<DecisionRepository, 'find' | 'save' | 'positions'>;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly transaction: InTransaction;
  readonly logger: Logger;
}

/**
 * @param refused undefined: nobody knows whether it arrived.
 * @throws RetryLater while the author cannot be told.
 */
export async function giveBack(
  { decisions, outbox, transaction, logger }: GiveBackDeps,
  decision: Decision,
  refused: Extract<Outcome, { state: 'refused' }> | undefined,
): Promise<void> {
  const { team, id, author } = decision;
  for (const [n, content] of returnedView(decision, refused?.why ?? 'unknown').entries()) {
    const told = await outbox.put({
      ...{ team, key: `decision:${id}:returned:${n + 1}`, content },
      to: { kind: 'dm', user: author },
    });
    if (told.state === 'later') throw new RetryLater(told.at, 'The author could not be told yet.');
    if (told.state !== 'sent') {
      logger.warn({ team, decision: id }, 'the words could not be given back; they stay in the store');
      break;
    }
  }
  await transaction(() =>
    changeDecision(decisions, team, id, ({ dueAt: _, ...still }) => ({
      ...still,
      state: 'returned',
      ...(refused && { refusal: refused.code }),
    })),
  );
}
