/** Where the acceptance scenarios lie beside the project, each of them has a test that names it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const TESTS = fileURLToPath(new URL('..', import.meta.url));
const SCENARIOS = fileURLToPath(new URL('../../../shared/scenarios/scenarios.json', import.meta.url));

/** As the name of a test, or as the id of a row that becomes one. */
const NAMED = /(?:'|id: ')([A-Z]{3}-\d\d)(?: and (\d\d))?(?=[: '])/g;

const onShelf = existsSync(SCENARIOS) ? test : test.skip;

onShelf('each scenario has a test that names it, and no test names one that is not there', () => {
  const scenarios = JSON.parse(readFileSync(SCENARIOS, 'utf8')).map(({ id }: { id: string }) => id);
  const tested = new Set(
    readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('none-forgotten.test.ts'))
      .map((path) => readFileSync(join(TESTS, path), 'utf8'))
      .flatMap((text) => [...text.matchAll(NAMED)])
      .flatMap(([, id = '', also]) => [id, ...(also ? [`${id.slice(0, 4)}${also}`] : [])]),
  );
  expect(scenarios.filter((id: string) => !tested.has(id))).toEqual([]);
  expect([...tested].filter((id) => !scenarios.includes(id))).toEqual([]);
});
