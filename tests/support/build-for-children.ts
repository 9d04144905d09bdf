/**
 * Our TypeScript as plain JavaScript, for tests that start processes of their own. Built once for each state of the sources, beside the
 * packages it imports. Types are stripped, not checked.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomId } from '../../src/core/random.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(root, 'node_modules/.cache/meanwhile-children');
/** What processes begin with, and what that imports beside `src/`. */
const CHILD_ENTRIES = [
  ...['child-main', 'mortality', 'silent-logger'].map((name) => `tests/support/${name}.ts`),
  ...['claiming-process', 'closing-process', 'decision-samples', 'samples'].map(
    (name) => `tests/contracts/${name}.ts`,
  ),
];
/** Older builds of other states of the sources are in nobody's use any more after so many newer ones. */
const BUILDS_KEPT = 3;

/** @returns the folder that holds `src/` and what of `tests/` begins a process, as JavaScript. */
export async function buildForChildren(): Promise<string> {
  const sources = await readSources();
  const hash = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
  const build = join(CACHE, hash);
  if (await exists(build)) return build;

  const draft = join(CACHE, randomId('draft-'));
  const { default: ts } = await import('typescript');
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    verbatimModuleSyntax: true,
  };
  for (const [path, text] of sources) {
    const built = join(draft, path.replace(/\.ts$/, '.js'));
    await mkdir(dirname(built), { recursive: true });
    await writeFile(built, ts.transpileModule(text, { compilerOptions }).outputText);
  }
  await writeFile(join(draft, 'package.json'), JSON.stringify({ type: 'module' }));
  // Another test file may have built the same meanwhile: then this one is not needed.
  await rename(draft, build).catch(() => rm(draft, { recursive: true }));
  await removeOld();
  return build;
}

/** Every source a child may load, by its path from the root. */
async function readSources(): Promise<readonly (readonly [path: string, text: string])[]> {
  const inSrc = await readdir(join(root, 'src'), { recursive: true });
  const paths = [
    ...inSrc
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join('src', path))
      .sort(),
    ...CHILD_ENTRIES,
  ];
  return Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const));
}

async function removeOld(): Promise<void> {
  const builds = (await readdir(CACHE)).map((name) => join(CACHE, name));
  const dated = await Promise.all(builds.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  const old = dated.sort((a, b) => b.at - a.at).slice(BUILDS_KEPT);
  for (const { path } of old) await rm(path, { recursive: true, force: true });
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
