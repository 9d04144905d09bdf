import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Logger } from '../src/core/logger.js';
import { encryptionKey } from '../src/encryption-key.js';

let dataDir: string;
const said: string[] = [];
const logger: Logger = { debug() {}, info: (_, message) => said.push(message), warn() {}, error() {} };

beforeEach(async () => {
  said.length = 0;
  dataDir = join(await mkdtemp(join(tmpdir(), 'meanwhile-key-')), 'data');
});
afterEach(() => rm(join(dataDir, '..'), { recursive: true, force: true }));

test('a key is made once, said once, readable by its owner only, and found again', async () => {
  const first = await encryptionKey({ dataDir }, logger);
  const second = await encryptionKey({ dataDir }, logger);
  expect(first).toHaveLength(32);
  expect(second).toEqual(first);
  expect(said).toHaveLength(1);
  expect((await stat(join(dataDir, 'encryption.key'))).mode & 0o777).toBe(0o600);
});

test('two starts at once end with one key', async () => {
  const [one, other] = await Promise.all([
    encryptionKey({ dataDir }, logger),
    encryptionKey({ dataDir }, logger),
  ]);
  expect(one).toEqual(other);
});

test('a key from the settings is used as it is, and no file is made', async () => {
  const own = new Uint8Array(32).fill(7);
  expect(await encryptionKey({ dataDir, encryptionKey: own }, logger)).toBe(own);
  await expect(readFile(join(dataDir, 'encryption.key'))).rejects.toThrow('ENOENT');
});

test('a damaged key file is not overwritten', async () => {
  await encryptionKey({ dataDir }, logger);
  await writeFile(join(dataDir, 'encryption.key'), 'oops');
  await expect(encryptionKey({ dataDir }, logger)).rejects.toMatchObject({ code: 'wrong-key' });
  expect(await readFile(join(dataDir, 'encryption.key'), 'utf8')).toBe('oops');
});

test('a folder that can’t be made is told in a sentence', async () => {
  await writeFile(dataDir, 'a file where the folder should be');
  await expect(encryptionKey({ dataDir }, logger)).rejects.toMatchObject({
    code: 'store-unreadable',
    message: `${dataDir} can't be written: is DATA_DIR right?`,
  });
});
