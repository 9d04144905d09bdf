/**
 * Statements compiled once. To put one together costs several times what SQLite takes to run it; so what runs for each of a thousand
 * prompts is put together a single time, with a mark in the place of every value.
 */
import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import type { Handle } from './ambient.js';

/** Stands for the value of this name. */
class Mark {
  constructor(readonly name: string) {}
}

const marksFor = <Values extends object>(values: Values): Values =>
  Object.fromEntries(Object.keys(values).map((name) => [name, new Mark(name)])) as Values;

/**
 * Keep one for each store: the dialects of the engines differ.
 * @param build puts the statement together from marks: it may say where values go, and nothing that depends on them.
 * @returns runs it with these values, always of the same names, on `handle`.
 */
export function compiled<Values extends object, Row>(
  build: (db: Handle, values: Values) => Compilable<Row>,
): (handle: Handle, values: Values) => Promise<QueryResult<Row>> {
  let kept: CompiledQuery<Row> | undefined;
  return (handle, values) => {
    kept ??= build(handle, marksFor(values)).compile();
    const parameters = kept.parameters.map((each) =>
      each instanceof Mark ? values[each.name as keyof Values] : each,
    );
    return handle.executeQuery({ ...kept, parameters });
  };
}
