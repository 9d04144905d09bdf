/** What a check has to say to the person, when something they chose needs another look. */
import { AppError } from '../../core/errors.js';

/** @returns the sentence of an AppError `bad-input`; undefined when all is well. @throws whatever else `check` throws. */
export async function sentenceOf(check: () => Promise<void>): Promise<string | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-input') return error.message;
    throw error;
  }
}
