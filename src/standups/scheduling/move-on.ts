/** Changes an occurrence from what it is at that moment, whoever else changes it: reads, decides, writes, and again if it was not so any more. */
import { AppError } from '../../core/errors.js';
import type { Occurrence, OccurrenceKey } from '../occurrence.js';
import type { OccurrenceRepository } from '../standup-repository.js';

/** Nobody changes one turn so often at once. */
const MOST_TRIES = 5;

/**
 * @param decide answers what it is to be, or undefined to leave it alone.
 * @param known as it has just been read; it is read again if it is not so any more.
 * @returns what it became; undefined when it was left alone, or is not there.
 */
export async function changeOccurrence(
  occurrences: Pick<OccurrenceRepository, 'find' | 'change'>,
  key: OccurrenceKey,
  decide: (found: Occurrence) => Occurrence | undefined,
  known?: Occurrence,
): Promise<Occurrence | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = tries === 0 && known ? known : await occurrences.find(key);
    const next = found && decide(found);
    if (!found || !next) return undefined;
    if (await occurrences.change(next, found.state)) return next;
  }
  throw new AppError('bug', 'an occurrence was changed again and again');
}
