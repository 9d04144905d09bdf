/** What is going to happen in the world, and when: soonest first, and in the order in which it was written down. */

interface Entry {
  readonly at: number;
  readonly act: () => Promise<unknown> | unknown;
}

export interface Agenda {
  add(at: number, act: Entry['act']): void;
  /** The next that happens before `until`. */
  next(until: number): Entry | undefined;
}

export function agenda(): Agenda {
  const entries: Entry[] = [];
  return {
    add(at, act) {
      let low = 0;
      let high = entries.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((entries[middle]?.at ?? 0) <= at) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, { at, act });
    },
    next: (until) => ((entries[0]?.at ?? until) < until ? entries.shift() : undefined),
  };
}
