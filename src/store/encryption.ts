/**
 * Encryption at rest (AES-256-GCM) of tokens and of text that people typed. A sealed text reads `v1.<key id>.<base64url of nonce,
 * tag and ciphertext>` and is bound to its place: moved to another team, column or row it no longer opens.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { AppError } from '../core/errors.js';
import type { TeamId } from '../core/ids.js';
import { randomBytes } from '../core/random.js';

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** 96 bits, as NIST SP 800-38D recommends for GCM. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a sealed text lives: its team and, after it, table, column and row. */
export type Place = readonly [team: TeamId, ...where: string[]];

export interface Encryption {
  seal(place: Place, text: string): string;
  /** @throws AppError `wrong-key` when sealed with another key, `store-unreadable` when damaged or moved. */
  open(place: Place, sealed: string): string;
  /** @throws AppError `wrong-key` when this text was sealed with another key. Cheap: looks at the key's id alone. */
  checkKey(sealed: string): void;
}

/** @param key 32 random bytes. @throws AppError `bug` when they are not 32. */
export function createEncryption(key: Uint8Array): Encryption {
  if (key.length !== KEY_BYTES) throw new AppError('bug', `The store's key has ${key.length} bytes, not 32.`);
  const keyId = createHash('sha256').update('key id').update(key).digest('hex').slice(0, 8);

  const checkKey = (sealed: string) => {
    const [version, id] = sealed.split('.', 2);
    if (version !== VERSION) throw new AppError('store-unreadable', 'A sealed text in the store is damaged.');
    if (id === keyId) return;
    throw new AppError(
      'wrong-key',
      'The store was written with another encryption key. Start again with that key: tokens and proposals stay closed without it.',
    );
  };

  return {
    checkKey,
    seal(place, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(bytesOf(place));
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${VERSION}.${keyId}.${Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64url')}`;
    },
    open(place, sealed) {
      checkKey(sealed);
      const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url');
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(bytesOf(place)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([
          decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
          decipher.final(),
        ]).toString('utf8');
      } catch (cause) {
        throw new AppError('store-unreadable', 'A sealed text in the store is damaged or was moved.', {
          cause,
        });
      }
    },
  };
}

/** JSON keeps the parts apart: ('a', 'bc') is not ('ab', 'c'). */
const bytesOf = (place: Place): Buffer => Buffer.from(JSON.stringify(place));
