/** The key that protects tokens and typed text in the store: from the settings, or one made once and kept beside the SQLite file. */
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import type { Config } from './config.js';
import { AppError } from './core/errors.js';
import type { Logger } from './core/logger.js';
import { randomBytes, randomId } from './core/random.js';

const KEY_BYTES = 32;

/**
 * @returns 32 bytes. Without ENCRYPTION_KEY they come from `DATA_DIR/encryption.key` (hex, readable by its owner only), made at first use.
 * @throws AppError `wrong-key` when that file holds something else, `store-unreadable` when the folder can't be made or written.
 */
export async function encryptionKey(store: Config['store'], logger: Logger): Promise<Uint8Array> {
  if (store.encryptionKey) return store.encryptionKey;
  const path = join(store.dataDir, 'encryption.key');
  if (await makeIn(store.dataDir, path))
    logger.info({ path }, 'Made an encryption key: back this file up, stored text can’t be read without it');
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
  if (key.length !== KEY_BYTES)
    throw new AppError(
      'wrong-key',
      `${path} should hold 64 hex digits. Restore it from a backup, or set ENCRYPTION_KEY.`,
    );
  return new Uint8Array(key);
}

/** Makes the folder and a key in it, unless they are there. @returns whether a key was made. */
async function makeIn(dataDir: string, path: string): Promise<boolean> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await makeOnce(path, randomBytes(KEY_BYTES).toString('hex'));
  } catch (cause) {
    throw new AppError('store-unreadable', `${dataDir} can't be written: is DATA_DIR right?`, { cause });
  }
}

/** Makes the file whole or not at all, unless it is there: of two starts at once one makes the key and both read it. */
async function makeOnce(path: string, content: string): Promise<boolean> {
  const draft = `${path}.${randomId('draft')}`;
  await writeFile(draft, content, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (isNativeError(error) && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}
