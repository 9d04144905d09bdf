/** Between rows and values: null in SQL is an absent field, 1 and 0 are yes and no, lists are JSON. */
import { AppError } from '../core/errors.js';
import type { Flag, TextList } from './column-types.js';

type Nullable<Row> = { [Field in keyof Row]-?: null extends Row[Field] ? Field : never }[keyof Row];

/** `Row` in which a field that may be null may be absent instead. */
export type WithoutNulls<Row> = { [Field in Exclude<keyof Row, Nullable<Row>>]: Row[Field] } & {
  [Field in Nullable<Row>]?: Exclude<Row[Field], null>;
};

/** Leaves out the fields that are null. */
export const withoutNulls = <Row extends object>(row: Row): WithoutNulls<Row> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as WithoutNulls<Row>;

/** What to write for a field that may be absent. */
export const orNull = <Value>(value: Value | undefined): Value | null => value ?? null;

/** `into(value)`, and null for null or undefined: for columns that may be empty. */
export const unlessNull = <From, To>(value: From | null | undefined, into: (value: From) => To): To | null =>
  value === null || value === undefined ? null : into(value);

export const flag = (value: boolean): Flag => (value ? 1 : 0);
export const isSet = (value: Flag): boolean => value !== 0;

export const textList = (values: readonly string[]): TextList => JSON.stringify(values);

/** @throws AppError `store-unreadable` when the column holds no JSON list of strings. */
export function listOf(text: TextList): readonly string[] {
  const list: unknown = JSON.parse(text);
  if (Array.isArray(list) && list.every((item): item is string => typeof item === 'string')) return list;
  throw new AppError('store-unreadable', 'A stored list is not a list of strings.');
}

/** How many rows a `delete` or `update` touched. */
export const countOf = (result: { numDeletedRows: bigint } | { numUpdatedRows: bigint }): number =>
  Number('numDeletedRows' in result ? result.numDeletedRows : result.numUpdatedRows);

/** How many rows a compiled statement touched. */
export const touched = ({ numAffectedRows }: { readonly numAffectedRows?: bigint }): number =>
  Number(numAffectedRows ?? 0);
