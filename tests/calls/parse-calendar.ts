/** Reads an iCalendar file with one event, strictly by RFC 5545: unfolds, splits name and value, unescapes. Knows nothing of how it was written. */
export function parseCalendar(text: string): Readonly<Record<string, string>> {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end');
  const lines = text.replaceAll('\r\n ', '').slice(0, -2).split('\r\n');
  const frame = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'END:VEVENT', 'END:VCALENDAR'];
  for (const line of frame) if (!lines.includes(line)) throw new Error(`no ${line}`);
  if (!lines.some((line) => line.startsWith('PRODID:'))) throw new Error('no PRODID');
  const event = lines.slice(lines.indexOf('BEGIN:VEVENT') + 1, lines.indexOf('END:VEVENT'));
  const fields = event.map((line) => {
    const [, name, value] = /^([A-Z-]+):(.*)$/s.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`no content line: ${line}`);
    return [name, value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))];
  });
  const parsed: Record<string, string> = Object.fromEntries(fields);
  if (Object.keys(parsed).length !== fields.length) throw new Error('a property twice');
  for (const needed of ['UID', 'DTSTAMP', 'DTSTART']) if (!parsed[needed]) throw new Error(`no ${needed}`);
  return parsed;
}
