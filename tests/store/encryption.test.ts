import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { teamId } from '../../src/core/ids.js';
import { createEncryption, type Place } from '../../src/store/encryption.js';

const encryption = createEncryption(new Uint8Array(32).fill(1));
const place: Place = [teamId('T1'), 'proposal.title', 'P1'];

test('any text opens again in its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const wellFormed = Buffer.from(text, 'utf8').toString('utf8');
      expect(encryption.open(place, encryption.seal(place, wellFormed))).toBe(wellFormed);
    }),
  );
});

test('the same text is sealed differently each time, and shows neither itself nor its first letters', () => {
  const [one, other] = [encryption.seal(place, 'a secret'), encryption.seal(place, 'a secret')];
  expect(one).not.toBe(other);
  expect(Buffer.from(one.split('.')[2] ?? '', 'base64url').includes('a se')).toBe(false);
  expect(one).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
});

test.each<[string, Place]>([
  ['team', [teamId('T2'), 'proposal.title', 'P1']],
  ['column', [teamId('T1'), 'proposal.body', 'P1']],
  ['row', [teamId('T1'), 'proposal.title', 'P2']],
])('a text moved to another %s does not open', (_, elsewhere) => {
  const sealed = encryption.seal(place, 'a secret');
  expect(() => encryption.open(elsewhere, sealed)).toThrow(
    expect.objectContaining({ code: 'store-unreadable' }),
  );
});

test('a text with one letter changed does not open', () => {
  const sealed = encryption.seal(place, 'a secret');
  const changed = `${sealed.slice(0, -3)}${sealed.at(-3) === 'A' ? 'B' : 'A'}${sealed.slice(-2)}`;
  expect(() => encryption.open(place, changed)).toThrow(
    expect.objectContaining({ code: 'store-unreadable' }),
  );
  for (const nonsense of ['', 'v1', 'plain text', sealed.slice(0, 14)]) {
    expect(() => encryption.open(place, nonsense)).toThrow(expect.objectContaining({ name: 'AppError' }));
  }
});

test('another key says that it is another key, without opening anything', () => {
  const other = createEncryption(new Uint8Array(32).fill(2));
  const sealed = encryption.seal(place, 'a secret');
  expect(() => other.open(place, sealed)).toThrow(expect.objectContaining({ code: 'wrong-key' }));
  expect(() => other.checkKey(sealed)).toThrow(expect.objectContaining({ code: 'wrong-key' }));
  expect(() => encryption.checkKey(sealed)).not.toThrow();
});

test('a key of another length is refused', () => {
  expect(() => createEncryption(new Uint8Array(16))).toThrow('16 bytes');
});
