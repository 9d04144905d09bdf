/** `list` in parts of at most `size`, in order: for statements that may name only so many rows, and work that goes side by side. */
export function* inParts<Item>(list: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}
