/** The one place that draws random values. */
import { randomBytes as nodeRandomBytes, randomInt } from 'node:crypto';

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';

/** `prefix` followed by `length` letters and digits (5 bits each; 16 make a collision unthinkable). */
export function randomId(prefix: string, length = 16): string {
  let id = prefix;
  for (let i = 0; i < length; i += 1) id += LETTERS[randomInt(LETTERS.length)];
  return id;
}

/** `length` bytes from the system's generator. */
export const randomBytes = (length: number): Buffer => nodeRandomBytes(length);
