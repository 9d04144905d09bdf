/** A text that may be longer than one field of a form holds: it goes on in further fields, and is put together when it comes back. */
import type { InputBlock } from '@slack/types';
import { input, plain } from './blocks.js';
import type { InputValue } from './incoming.js';
import { LIMITS } from './limits.js';
import { plainPieces } from './typed-text.js';

const HOLDS = LIMITS.input.text;
/** Enough for 40,000 characters, the longest message that Slack has, even when every field is left half empty. */
const MOST_FIELDS = 28;

const fieldId = (actionId: string, n: number): string => (n === 0 ? actionId : `${actionId}.${n + 1}`);

/** @returns one field, or as many as the text needs. @throws nothing: text beyond the last field is told by `fitsLongField`. */
export function longField(of: {
  readonly actionId: string;
  readonly label: string;
  readonly placeholder: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly text: string;
}): readonly InputBlock[] {
  const pieces = of.text === '' ? [''] : plainPieces(of.text, HOLDS).slice(0, MOST_FIELDS);
  return pieces.map((piece, n) =>
    input({
      label: n === 0 ? of.label : `${of.label}, continued (${n + 1} of ${pieces.length})`,
      ...(of.hint !== undefined && n === pieces.length - 1 && { hint: of.hint }),
      optional: of.optional === true || n > 0,
      element: {
        type: 'plain_text_input',
        action_id: fieldId(of.actionId, n),
        multiline: true,
        max_length: HOLDS,
        placeholder: plain(of.placeholder),
        ...(piece !== '' && { initial_value: piece }),
      },
    }),
  );
}

/** Whether all of the text finds room in the fields. */
export const fitsLongField = (text: string): boolean => plainPieces(text, HOLDS).length <= MOST_FIELDS;

/** The whole text, as typed into the fields. */
export function readLongField(values: Readonly<Record<string, InputValue>>, actionId: string): string {
  let whole = '';
  let previous = '';
  for (const piece of fieldTexts(values, actionId).map(([, text]) => text)) {
    whole += needsBreak(previous, piece) ? `\n${piece}` : piece;
    previous = piece;
  }
  return whole.trim();
}

/** The first field that holds more than it should, if any. */
export function overfullField(
  values: Readonly<Record<string, InputValue>>,
  actionId: string,
): string | undefined {
  return fieldTexts(values, actionId).find(([, text]) => text.length > HOLDS)?.[0];
}

function fieldTexts(values: Readonly<Record<string, InputValue>>, actionId: string): [string, string][] {
  const texts: [string, string][] = [];
  for (let n = 0; n < MOST_FIELDS; n += 1) {
    const value = values[fieldId(actionId, n)];
    if (typeof value === 'string' && value !== '') texts.push([fieldId(actionId, n), value]);
  }
  return texts;
}

/**
 * Fields are cut after a space or a line end where there is one. Should it be gone from the field's end, the words must not grow
 * together; only a field that is full was cut inside a word (one short of full, when a pair of surrogates comes next).
 */
function needsBreak(before: string, after: string): boolean {
  const full = before.length >= HOLDS - ((after.codePointAt(0) ?? 0) > 0xffff ? 1 : 0);
  return before !== '' && !full && !/\s$/.test(before) && !/^\s/.test(after);
}
