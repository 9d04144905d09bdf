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

/** Whoever says thanks and goes on so soon, in seconds, thanked for a step. Measured by `npm run eval`. */
const GOES_ON_WITHIN_S = 300;

/**
 * What came after the last outcome or thanks: whatever was settled needs no writing up by us. Linear in the number of turns.
 * @param mayGoOnAt when those who said nothing since their thanks are taken to go on, in seconds; without it they never do.
 */
export function unsettled(turns: readonly Turn[], mayGoOnAt = Number.POSITIVE_INFINITY): readonly Turn[] {
  const wentOnAt = new Map<string, number>();
  let from = turns.length;
  for (; from > 0; from -= 1) {
    const turn = turns[from - 1];
    if (!turn || turn.marks & MARKS.settles) break;
    const isThanks = turn.marks & MARKS.thanks;
    if (isThanks && (wentOnAt.get(turn.user) ?? mayGoOnAt) - turn.at > GOES_ON_WITHIN_S) break;
    if (!(turn.marks & MARKS.light)) wentOnAt.set(turn.user, turn.at);
  }
  return turns.slice(from);
}
