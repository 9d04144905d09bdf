/**
 * Regions that have public holidays of their own, by code and by name, from the tables of date-holidays. Loaded on the first question:
 * see `holidays.ts`.
 */
import { AppError } from './errors.js';
import { isRegion } from './holidays.js';

/** Somebody's word that they keep no public holidays at all, in place of a region's code. */
export const NO_REGION = 'none';

export interface Region {
  /** ISO 3166: `DE`, `DE-BE`, `US-CA`; where a state has parts with holidays of their own, with one more: `DE-BY-A`. In capitals. */
  readonly code: string;
  /** English, with all that it lies in: `Berlin, Germany`. */
  readonly name: string;
}

/** As people call them; the tables know none of these. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  usa: 'US',
  'united states': 'US',
  america: 'US',
  holland: 'NL',
  'czech republic': 'CZ',
  uae: 'AE',
};
/** So many are offered when a name means several. */
const MOST_OFFERED = 5;

/**
 * @param typed a code in any case, or a name, whole or in part: `de-be`, `Berlin`, `California`, `zurich` for *Canton of Zürich*.
 * @throws AppError `bad-input` with a sentence for the person, when it names none or several.
 */
export async function findRegion(typed: string): Promise<Region> {
  const said = typed.trim();
  const code = said.toUpperCase().replace(/\s*[-/]\s*/g, '-');
  if (/^[A-Z]{2}(?:-|$)/.test(code) && (await isRegion(code))) return { code, name: await regionName(code) };
  const { byName } = await index();
  const wanted = plainLetters(said);
  const meant = byName.get(wanted) ?? holding(wanted, byName);
  const [found, ...others] = [...meant].sort((one, other) => one.code.length - other.code.length);
  if (!found) {
    throw new AppError(
      'bad-input',
      `I know no public holidays of “${said}”. Please write a country, or a part of it: Germany, DE-BE or US-CA.`,
    );
  }
  // The city of São Paulo lies in the state of that name.
  if (others.every(({ code }) => code.startsWith(`${found.code}-`))) return found;
  const offered = [found, ...others].slice(0, MOST_OFFERED).map(({ code, name }) => `${code} (${name})`);
  throw new AppError('bad-input', `“${said}” may mean ${offered.join(' or ')}. Please write its code.`);
}

/** @returns the code itself for what is in no table (any more). */
export const regionName = async (code: string): Promise<string> =>
  (await index()).nameOf.get(code.toUpperCase()) ?? code;

/** Regions whose name has these words in it, whole ones. */
function holding(words: string, byName: Index['byName']): readonly Region[] {
  if (words === '') return [];
  return [...byName].flatMap(([name, regions]) => (` ${name} `.includes(` ${words} `) ? regions : []));
}

/** `Zürich` and `zurich` are one, and so are `Basel-City` and `basel city`. */
const plainLetters = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

interface Index {
  readonly nameOf: ReadonlyMap<string, string>;
  /** In plain letters: the region's own name, without what it lies in. */
  readonly byName: ReadonlyMap<string, readonly Region[]>;
}

let made: Promise<Index> | undefined;
const index = (): Promise<Index> => {
  made ??= makeIndex();
  return made;
};

async function makeIndex(): Promise<Index> {
  const { default: Tables } = await import('date-holidays');
  const tables = new Tables();
  const nameOf = new Map<string, string>();
  const byName = new Map<string, Region[]>();
  const add = (written: string, own: string, within: string) => {
    const code = written.toUpperCase();
    const region = { code, name: within === '' ? own : `${own}, ${within}` };
    nameOf.set(code, region.name);
    const key = plainLetters(own);
    byName.set(key, [...(byName.get(key) ?? []), region]);
    return region.name;
  };
  for (const [country, name] of Object.entries(tables.getCountries('en'))) {
    const countryName = add(country, name, '');
    for (const [state, of] of Object.entries(tables.getStates(country, 'en') ?? {})) {
      const stateName = add(`${country}-${state}`, of, countryName);
      for (const [part, called] of Object.entries(tables.getRegions(country, state, 'en') ?? {})) {
        add(`${country}-${state}-${part}`, called, stateName);
      }
    }
  }
  // What countries call themselves, and what people call them.
  const others = Object.entries(tables.getCountries()).map(
    ([code, own]) => [plainLetters(own), code] as const,
  );
  for (const [other, code] of [...others, ...Object.entries(OTHER_NAMES)]) {
    if (!byName.has(other)) byName.set(other, [{ code, name: nameOf.get(code) ?? code }]);
  }
  return { nameOf, byName };
}
