import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

const sources = filesBelow('src');

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}

/** What dependency-cruiser says of `folder`, by the project's own rules. */
function cruise(cwd: string): Cruise {
  const config = join(ROOT, '.dependency-cruiser.cjs');
  const args = [
    CRUISER,
    '--config',
    config,
    '--output-type',
    'json',
    '--ts-config',
    join(ROOT, 'tsconfig.json'),
    'src',
  ];
  return JSON.parse(execFileSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1e9 }));
}

describe('who may import whom', () => {
  test('is kept by every source file, and none was overlooked', () => {
    const { modules, summary } = cruise(ROOT);
    expect(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([]);
    const seen = new Set(modules.map(({ source }) => source));
    expect(sources.filter((file) => !seen.has(file))).toEqual([]);
  });

  test('is refused where it is broken, by every rule', () => {
    const broken: readonly (readonly [rule: string, file: string, imports: string])[] = [
      ['core-is-pure', 'src/core/a.ts', '../nudges/b.js'],
      ['rules-are-pure', 'src/nudges/rules/a.ts', '../decide.js'],
      ['bolt-at-the-edge', 'src/nudges/c.ts', '@slack/bolt'],
      ['block-kit-in-views', 'src/nudges/d.ts', '@slack/types'],
      ['slices-share-types-only', 'src/nudges/e.ts', '../people/b.js'],
      ['engines-in-app-only', 'src/nudges/f.ts', '../store/b.js'],
      ['product-knows-no-sandbox', 'src/nudges/g.ts', '../sandbox/b.js'],
      ['sandbox-knows-no-slice', 'src/sandbox/a.ts', '../nudges/b.js'],
      ['tests-stay-out', 'src/nudges/h.ts', '../../tests/b.js'],
    ];
    const folder = mkdtempSync(join(tmpdir(), 'meanwhile-house-'));
    const put = (path: string, text: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    const dependencies: Record<string, string> = {};
    for (const [, file, imports] of broken) {
      const isPackage = imports.startsWith('@');
      put(file, `import { b } from '${imports}';\nexport const a = b;\n`);
      put(
        isPackage ? `node_modules/${imports}/index.js` : join(dirname(file), imports.replace('.js', '.ts')),
        'export const b = 1;\n',
      );
      if (!isPackage) continue;
      put(`node_modules/${imports}/package.json`, JSON.stringify({ name: imports, version: '1.0.0' }));
      dependencies[imports] = '1.0.0';
    }
    put('package.json', JSON.stringify({ dependencies }));
    const spoken = cruise(folder).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
    rmSync(folder, { recursive: true, force: true });
    expect(spoken).toEqual(expect.arrayContaining(broken.map(([rule, file]) => `${rule}: ${file}`)));
  });
});

describe('the house', () => {
  const offenders = (pattern: RegExp, allowed: readonly string[]) =>
    sources.filter((file) => {
      const code = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return !allowed.includes(file) && pattern.test(code);
    });

  test.each<[what: string, pattern: RegExp, allowed: readonly string[]]>([
    ['the machine’s clock', /\bnew Date\(\)|\bDate\.now\(|\bperformance\.now\(/, ['src/core/clock.ts']],
    ['chance', /\bMath\.random\(|\brandomUUID\(/, ['src/core/random.ts']],
    ['the environment', /\bprocess\.env\b/, ['src/config.ts']],
    [
      'header objects for Slack’s client, which leak one workspace’s token to the next',
      /clientOptions[^;]*\bheaders\b/,
      [],
    ],
  ])('keeps %s in its one place', (_, pattern, allowed) => {
    expect(offenders(pattern, allowed)).toEqual([]);
  });

  const reads = (file: string): string =>
    readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

  test('posts through the outbox alone: what asks for attention is put there, and what is lesser is offered to it', () => {
    const mayPost = /^src\/(outbox|slack|sandbox)\//;
    const posting = sources
      .filter(
        (file) =>
          !mayPost.test(file) && /\b(postMessage|postEphemeral|conversations\.open)\b/.test(reads(file)),
      )
      .map((file) => `${file} posts by itself: put it into the outbox under a key`);
    const lesser = /unasked: '(decision-reminder|outcome-question|notice|catch-up|merged)'/;
    const unoffered = sources
      .filter((file) => !file.startsWith('src/outbox/') && lesser.test(reads(file)))
      .map(
        (file) =>
          `${file} puts something lesser: offer it to attention, which waits for a moment that is right`,
      );
    expect([...posting, ...unoffered]).toEqual([]);
  });

  test('has judged of every direct message whether its reader asked for it', () => {
    /** What answers something that its reader did, pressed, typed or set up. */
    const askedFor = [
      ...['src/calls/show.ts', 'src/calls/pausing/show-pause.ts', 'src/commands/answer-dm.ts'],
      ...['src/decisions/give-back.ts', 'src/decisions/send-export.ts', 'src/decisions/show.ts'],
      ...['src/people/export-job.ts', 'src/proposals/post.ts', 'src/wrapups/show.ts'],
      ...['src/standups/answering/refresh-prompt.ts', 'src/standups/reporting/export.ts'],
      'src/standups/reporting/show-compiled.ts',
    ];
    const unjudged = sources
      .filter((file) => !file.startsWith('src/outbox/') && /kind: 'dm'/.test(reads(file)))
      .filter((file) => !/unasked: '/.test(reads(file)) && !askedFor.includes(file))
      .map(
        (file) =>
          `${file} sends a direct message: say what kind it is, offer it, or list it here as asked for`,
      );
    expect(unjudged).toEqual([]);
  });

  test('has no file over 300 lines, and most are short', () => {
    const lengths = sources
      .map((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length)
      .sort((a, b) => a - b);
    const at = (share: number) => lengths[Math.floor(lengths.length * share)] ?? 0;
    expect(lengths.at(-1)).toBeLessThanOrEqual(300);
    expect(at(0.9)).toBeLessThanOrEqual(200);
    expect(at(0.5)).toBeLessThanOrEqual(80);
  });

  test('has no drawer for things that belong nowhere', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|shared|misc|manager|service)s?(\/|\.ts$|-)/;
    expect(sources.filter((file) => drawers.test(file))).toEqual([]);
  });
});
