/** A talk in figures. */
import { MARKS, type Turn } from '../../rule.js';

/** What a light message counts beside an ordinary one. */
const LIGHT_COUNTS = 0.25;

export interface Figures {
  readonly messages: number;
  /** Messages, of which light ones count a quarter. */
  readonly substance: number;
  readonly people: number;
  /** How many messages the second most active person wrote. */
  readonly second: number;
  /** How often the speaker changed. */
  readonly changes: number;
  /** The share of messages that the two most active wrote. */
  readonly byTwo: number;
  /** From the first to the last, in seconds. */
  readonly lasted: number;
}

/** Linear in the number of turns. */
export function figuresOf(turns: readonly Turn[]): Figures {
  const wrote = new Map<string, number>();
  let substance = 0;
  let changes = 0;
  let before: string | undefined;
  for (const { user, marks } of turns) {
    wrote.set(user, (wrote.get(user) ?? 0) + 1);
    substance += marks & MARKS.light ? LIGHT_COUNTS : 1;
    if (before !== undefined && before !== user) changes += 1;
    before = user;
  }
  let first = 0;
  let second = 0;
  for (const count of wrote.values()) {
    if (count > first) {
      second = first;
      first = count;
    } else if (count > second) second = count;
  }
  return {
    ...{ messages: turns.length, substance, people: wrote.size, second, changes },
    byTwo: turns.length === 0 ? 0 : (first + second) / turns.length,
    lasted: (turns.at(-1)?.at ?? 0) - (turns[0]?.at ?? 0),
  };
}

/** What came after the last outcome or thanks: whatever was settled needs no writing up by us. */
export function unsettled(turns: readonly Turn[]): readonly Turn[] {
  let from = turns.length;
  while (from > 0 && !((turns[from - 1]?.marks ?? 0) & MARKS.settles)) from -= 1;
  return turns.slice(from);
}
