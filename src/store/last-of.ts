/** What a row comes to, kept for as long as the row reads the same: opening what is sealed in it costs more than reading it. */

/** Each holds a standup's name and questions: a few hundred bytes. */
const MOST = 1_000;

/** @param make depends on the row alone. @returns what was made of the row of this name last, if it was the same row in every column. */
export function lastOf<Row extends object, Made>(make: (row: Row) => Made): (name: string, row: Row) => Made {
  const last = new Map<string, { readonly row: Row; readonly made: Made }>();
  return (name, row) => {
    const known = last.get(name);
    if (known && isSame(known.row, row)) return known.made;
    if (last.size >= MOST) last.clear();
    const made = make(row);
    last.set(name, { row, made });
    return made;
  };
}

const isSame = <Row extends object>(one: Row, other: Row): boolean =>
  (Object.keys(other) as (keyof Row)[]).every((column) => one[column] === other[column]);
