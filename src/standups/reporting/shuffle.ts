/** An order for anonymous answers that tells nothing about their authors, and is the same every time. */
import { createHash } from 'node:crypto';

/**
 * By what was written alone. Neither time nor author decides: whoever knows the members could work out an order made from their ids.
 * @param salt another order for another list, so that two lists of the same people cannot be laid side by side.
 */
export function shuffled<Item>(
  items: readonly Item[],
  contentOf: (item: Item) => string,
  salt: string,
): readonly Item[] {
  const placed = items.map((item) => ({ item, place: hash(`${salt}\n${contentOf(item)}`) }));
  return placed.sort((one, other) => (one.place < other.place ? -1 : 1)).map(({ item }) => item);
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
