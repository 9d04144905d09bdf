/**
 * One appointment as an iCalendar file (RFC 5545): UTC times, lines of at most 75 octets, CRLF. Pure. Calendars that import a later
 * file with the same UID and a higher SEQUENCE change or take away what the earlier one added. It has no METHOD, ORGANIZER or
 * ATTENDEE: those need mail addresses, which the app never asks for.
 */
import { type Instant, isoOf } from '../core/clock.js';

export interface Appointment {
  /** The same for ever, unique in the world. */
  readonly uid: string;
  /** Higher with every change of time and with the cancellation. */
  readonly sequence: number;
  /** When that change was made. */
  readonly changedAt: Instant;
  readonly start: Instant;
  readonly end: Instant;
  /** One line; line breaks become spaces. */
  readonly summary: string;
  readonly description: string;
  readonly isCancelled: boolean;
}

export function iCalendar(appointment: Appointment): string {
  const { uid, sequence, changedAt, start, end, summary, description, isCancelled } = appointment;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Meanwhile//Calls//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${escaped(summary.replace(/\s+/g, ' '))}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20260312T140000Z`. */
const utc = (at: Instant): string => isoOf(at).replace(/\.\d+/, '').replace(/[-:]/g, '');

/** TEXT of section 3.3.11: control characters other than line breaks and tabs have no place in it. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n');

/** Octets in a line, its line break not counted (section 3.1). */
const LINE_OCTETS = 75;

/** Cut between characters, never inside one; a line that goes on begins with a space, which counts. */
function folded(line: string): string {
  let out = '';
  let room = LINE_OCTETS;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (octets > room) {
      out += '\r\n ';
      room = LINE_OCTETS - 1;
    }
    out += character;
    room -= octets;
  }
  return out;
}
