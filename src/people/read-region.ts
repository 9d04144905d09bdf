/** Reads the region that somebody typed in *My settings*. */
import { AppError } from '../core/errors.js';
import { findRegion, NO_REGION } from '../core/regions.js';
import type { InputValue } from '../slack/incoming.js';

/**
 * `region: undefined` when the field was left empty: no choice at all. `refused` is a sentence for the field.
 *
 * Trap: `NO` is Norway, and the form shows Norwegians their region by it. In small letters it is as likely a plain no, so it is asked about.
 */
export async function readRegion(
  value: InputValue,
): Promise<{ readonly region: string | undefined } | { readonly refused: string }> {
  const typed = typeof value === 'string' ? value.trim() : '';
  if (typed === '') return { region: undefined };
  if (/^(?:none|-)$/i.test(typed)) return { region: NO_REGION };
  if (typed.toUpperCase() === 'NO' && typed !== 'NO')
    return { refused: `“${typed}” may mean Norway, or none at all. Please write Norway, or none.` };
  try {
    return { region: (await findRegion(typed)).code };
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-input') return { refused: error.message };
    throw error;
  }
}
