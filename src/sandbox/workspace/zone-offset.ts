/** A zone's offset and name at an instant, for user records. */
import type { Instant } from '../../core/clock.js';

interface Formats {
  readonly offset: Intl.DateTimeFormat;
  readonly label: Intl.DateTimeFormat;
}

const formats = new Map<string, Formats>();

function formatsOf(zone: string): Formats {
  const known = formats.get(zone);
  if (known) return known;
  const made = {
    offset: new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }),
    label: new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' }),
  };
  formats.set(zone, made);
  return made;
}

const zoneName = (format: Intl.DateTimeFormat, at: Instant): string =>
  format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';

/** Seconds east of UTC. @throws RangeError for a zone that does not exist. */
export function zoneOffset(zone: string, at: Instant): number {
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(zoneName(formatsOf(zone).offset, at));
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60);
}

/** `Central European Standard Time`. */
export const zoneLabel = (zone: string, at: Instant): string => zoneName(formatsOf(zone).label, at);
