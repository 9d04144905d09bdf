/** Time zones as people write them beside a time: `Europe/Berlin`, `UTC`, `Berlin time`, `New York`. Pure. */
import { AppError } from '../core/errors.js';
import { isZone, type Zone } from '../core/zoned-time.js';

export interface SpokenZone {
  readonly zone: Zone;
  /** How many characters of the text said it. */
  readonly length: number;
}

/** A name as the time zone database has it; whole words. */
const NAME = /^[a-z]+(?:\/[a-z0-9_+-]+){1,2}(?![\w/])/i;
/** Up to three words, as in `Ho Chi Minh`. */
const CITY = /^\p{L}[\p{L}'-]*(?: \p{L}[\p{L}'-]*){0,2}/u;
/** Short for one zone in winter and another in summer, or for several countries' own. */
const SHORT =
  /^(?:gmt|bst|cet|cest|eet|eest|wet|est|edt|cst|cdt|mst|mdt|pst|pdt|et|ct|pt|ist|jst|aest|aedt|sgt)\b/i;

/**
 * @param text begins where a zone may.
 * @returns undefined when it begins with none.
 * @throws AppError `bad-input` with a sentence for the person, for short names such as CET.
 */
export function spokenZone(text: string): SpokenZone | undefined {
  const [named] = NAME.exec(text) ?? [];
  if (named !== undefined) {
    const zone = zoneNames().get(named.toLowerCase()) ?? named;
    return isZone(zone) ? { zone, length: named.length } : undefined;
  }
  if (/^utc\b/i.test(text)) return { zone: 'UTC', length: 3 };
  const [short] = SHORT.exec(text) ?? [];
  if (short !== undefined) {
    throw new AppError(
      'bad-input',
      `"${short}" changes with the season, or means several places. Please name a zone such as Europe/Berlin, or UTC.`,
    );
  }
  const words = CITY.exec(text)?.[0].split(' ') ?? [];
  for (let count = words.length; count > 0; count -= 1) {
    const said = words.slice(0, count).join(' ');
    const zone = cities().get(plainLetters(said));
    if (zone !== undefined) return { zone, length: said.length };
  }
  return undefined;
}

let known: ReadonlyMap<string, Zone> | undefined;
/** The database's own spelling, by the name in small letters. Old names are not in it and count as they are typed. */
function zoneNames(): ReadonlyMap<string, Zone> {
  known ??= new Map(
    Intl.supportedValuesOf('timeZone').flatMap((name) => (isZone(name) ? [[name.toLowerCase(), name]] : [])),
  );
  return known;
}

let cityZones: ReadonlyMap<string, Zone> | undefined;
/** Zones by the city they are named after. */
function cities(): ReadonlyMap<string, Zone> {
  cityZones ??= new Map(
    [...zoneNames().values()].map((zone) => [plainLetters(zone.slice(zone.lastIndexOf('/') + 1)), zone]),
  );
  return cityZones;
}

/** `São_Paulo` and `sao paulo` are one. */
const plainLetters = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('_', ' ').toLowerCase();
