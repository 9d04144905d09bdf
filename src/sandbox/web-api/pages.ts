/** Pages of long lists, by cursor. */
import type { Wire } from '../wire.js';
import { Refusal } from '../workspace/refusal.js';
import { count, text } from './arguments.js';

interface Paged<T> {
  readonly items: readonly T[];
  /** '' at the end. */
  readonly next: string;
}

/**
 * @param all the whole list; a page is cut out where the cursor says.
 * @throws Refusal(invalid_cursor)
 */
export function pageOf<T>(args: Wire, all: readonly T[], otherwise: number, most: number): Paged<T> {
  const limit = count(args, 'limit', otherwise, most);
  const start = startOf(text(args, 'cursor'));
  const end = start + limit;
  return { items: all.slice(start, end), next: end < all.length ? cursorAt(end) : '' };
}

const cursorAt = (place: number): string => Buffer.from(`next:${place}`).toString('base64');

function startOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const place = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  if (place === undefined) throw new Refusal('invalid_cursor');
  return Number(place);
}
