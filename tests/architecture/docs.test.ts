import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { SETTINGS } from '../../src/config-schema.js';
import { manifest as manifestOfSlack } from '../support/manifest.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');
const map = read('src/README.md');
const manifest: { dependencies: Record<string, string>; scripts: Record<string, string> } = JSON.parse(
  read('package.json'),
);

/** The first cells of a table's rows, by the heading of their column. */
const firstCells = (text: string, heading: string): readonly string[] => {
  const table = text.slice(text.indexOf(`| ${heading} |`));
  const rows = table.slice(0, table.indexOf('\n\n')).split('\n').slice(2);
  return rows.map((row) => row.split(/(?<!\\)\|/)[1]?.trim() ?? '');
};
const quoted = (cells: readonly string[]) =>
  cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word));

test('README explains every setting, and no other', () => {
  expect(quoted(firstCells(readme, 'setting')).sort()).toEqual([...SETTINGS].sort());
});

test('README gives a reason for every dependency, and for no other', () => {
  expect(quoted(firstCells(readme, 'package')).sort()).toEqual(Object.keys(manifest.dependencies).sort());
});

test('README’s table has every word of /async, as the manifest has (which is held to help), and no other', () => {
  const words = firstCells(readme, 'type').map((cell) => /`\/async (\w+)/.exec(cell)?.[1]);
  const hint = manifestOfSlack.texts.commands[0]?.usage_hint ?? '';
  expect([...words].sort()).toEqual((hint.match(/\w+/g) ?? []).sort());
});

test('README names every slash command', () => {
  expect(manifestOfSlack.commands.filter((command) => !readme.includes(`\`${command}`))).toEqual([]);
});

test('the map shows every folder of src', () => {
  const folders = readdirSync(new URL('../../src/', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${entry.name}/`);
  const shown = quoted(firstCells(map, 'folder')).filter((name) => name?.endsWith('/'));
  expect(shown.sort()).toEqual([...folders].sort());
});

test.each(['README.md', 'CONTRIBUTING.md', 'src/README.md'])(
  '%s names only npm scripts and files that exist',
  (page) => {
    const text = read(page);
    const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
    const files = [...text.matchAll(/`((?:src|tests|docs|bench)\/[\w/.-]+\.\w+)`/g)].map(
      ([, path = '']) => path,
    );
    expect(() => files.map(read)).not.toThrow();
  },
);
