import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Appointment, iCalendar } from '../../src/calls/icalendar.js';
import { parseCalendar } from './parse-calendar.js';

const appointment: Appointment = {
  uid: 'k1@t1.meanwhile',
  sequence: 2,
  changedAt: Date.UTC(2026, 2, 10, 9, 0, 0, 250),
  start: Date.UTC(2026, 2, 12, 14, 15),
  end: Date.UTC(2026, 2, 12, 14, 40),
  summary: 'Call: which supplier, and why; \\o/',
  description: 'To decide: A\nor B?\r\nRead ahead: https://example.com/a,b;c',
  isCancelled: false,
};

describe('a calendar file', () => {
  test('reads back as it was written', () => {
    expect(parseCalendar(iCalendar(appointment))).toEqual({
      UID: 'k1@t1.meanwhile',
      SEQUENCE: '2',
      DTSTAMP: '20260310T090000Z',
      'LAST-MODIFIED': '20260310T090000Z',
      DTSTART: '20260312T141500Z',
      DTEND: '20260312T144000Z',
      SUMMARY: appointment.summary,
      DESCRIPTION: 'To decide: A\nor B?\nRead ahead: https://example.com/a,b;c',
      STATUS: 'CONFIRMED',
    });
  });

  test('takes the appointment away with the same UID', () => {
    const parsed = parseCalendar(iCalendar({ ...appointment, sequence: 3, isCancelled: true }));
    expect(parsed).toMatchObject({ UID: appointment.uid, SEQUENCE: '3', STATUS: 'CANCELLED' });
  });

  test('has no line of its own for what somebody typed', () => {
    const forged = { ...appointment, summary: 'x\r\nATTENDEE:mailto:a@b.c', description: '' };
    const text = iCalendar(forged);
    expect(text).not.toMatch(/^ATTENDEE/m);
    expect(parseCalendar(text)).not.toHaveProperty('DESCRIPTION');
  });

  test('reads back for any text, in lines of at most 75 octets', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(typed, typed, (summary, description) => {
        const text = iCalendar({ ...appointment, summary, description });
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const parsed = parseCalendar(text);
        expect(parsed.SUMMARY).toBe(summary.replace(/\s+/g, ' ').replace(CONTROL, ''));
        expect(parsed.DESCRIPTION ?? '').toBe(description.replace(/\r\n?/g, '\n').replace(CONTROL, ''));
      }),
    );
  });
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: they have no place in a calendar file.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
