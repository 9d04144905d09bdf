/** `<!date^…>` as a client shows it: in the viewer's own zone, at the viewer's present. */
import type { Viewer } from '../sandbox.js';

const DAY_MS = 86_400_000;
/** Within so many days Slack leaves the year out ("six months"). */
const YEARLESS_DAYS = 183;

/**
 * @param unix seconds since the epoch, as written in the token.
 * @param pattern text with `{date}`-like tokens; unknown ones stay as they are.
 */
export function renderDate(unix: number, pattern: string, viewer: Viewer): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, token: string) => shown(token, unix * 1000, viewer) ?? whole);
}

function shown(token: string, at: number, viewer: Viewer): string | undefined {
  const pretty = token.endsWith('_pretty');
  if (pretty) return nearDay(at, viewer) ?? shown(token.slice(0, -'_pretty'.length), at, viewer);
  switch (token) {
    case 'date_num':
      return dayOf(at, viewer.tz);
    case 'date':
      return longDay(at, viewer, false);
    case 'date_long':
      return longDay(at, viewer, true);
    case 'date_short':
      return formatted(at, viewer, { month: 'short', day: 'numeric', ...year(at, viewer) });
    case 'time':
      return formatted(at, viewer, { hour: 'numeric', minute: '2-digit' });
    case 'time_secs':
      return formatted(at, viewer, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
    case 'ago':
      return ago(at - viewer.now);
    default:
      return undefined;
  }
}

const formatted = (at: number, { locale, tz }: Viewer, parts: Intl.DateTimeFormatOptions): string =>
  // Newer releases put a narrow no-break space before AM and PM.
  new Intl.DateTimeFormat(locale, { ...parts, timeZone: tz }).format(at).replaceAll('\u202f', ' ');

const year = (at: number, { now }: Viewer): Intl.DateTimeFormatOptions =>
  Math.abs(at - now) > YEARLESS_DAYS * DAY_MS ? { year: 'numeric' } : {};

const longDay = (at: number, viewer: Viewer, weekday: boolean): string =>
  formatted(at, viewer, {
    ...(weekday ? { weekday: 'long' } : {}),
    month: 'long',
    day: 'numeric',
    ...year(at, viewer),
  });

/** The day in a zone, `2026-03-02`. */
const dayOf = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at);

/** Whole days of the calendar between two dates like `2026-03-02`, whatever the clocks did in between. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

function nearDay(at: number, { tz, now }: Viewer): string | undefined {
  const days = daysBetween(dayOf(now, tz), dayOf(at, tz));
  return { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[String(days)];
}

function ago(ms: number): string {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
  const minutes = Math.round(ms / 60_000);
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 24 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day');
}
