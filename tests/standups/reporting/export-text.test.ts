import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csv } from '../../../src/standups/reporting/csv.js';
import { exportText } from '../../../src/standups/reporting/export-text.js';
import { ANA, BEN, nameOf, response, standup } from './samples.js';

/** Reads CSV as a spreadsheet does. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('a table as CSV', () => {
  test('gives every cell back as it was typed, but for an apostrophe that makes a formula text', () => {
    const cells = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), (rows) => {
        const read = parse(csv(rows));
        expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        read.flat().forEach((cell, n) => {
          const typed = rows.flat()[n] ?? '';
          expect([typed, `'${typed}`]).toContain(cell);
        });
      }),
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =HYPERLINK("x")', '＝1', '\n=1'])(
    'makes %j harmless',
    (typed) => {
      expect(parse(csv([[typed]]))).toEqual([[`'${typed}`]]);
    },
  );

  test('leaves ordinary text alone', () => {
    expect(csv([['a - b', '1', 'x=1']])).toBe('\uFEFFa - b,1,x=1\r\n');
  });
});

describe('all answers of a standup', () => {
  const responses = [
    response(ANA, ['Tests', 'Ship, "now"', ''], { late: true }),
    response(BEN, ['=cmd', '', ''], { workDay: '2026-03-09' }),
  ];

  test('are rows, one for each answer, work days in order', () => {
    const rows = parse(exportText(standup(), responses, nameOf, 'csv'));
    expect(rows[0]).toEqual(['work day', 'person', 'question', 'answer', 'late', 'edited']);
    expect(rows[1]).toEqual(['2026-03-09', '<!channel> Bob', 'What did you do last?', "'=cmd", '', '']);
    expect(rows[5]).toEqual(['2026-03-10', 'Ana', 'What is next?', 'Ship, "now"', 'late', '']);
    expect(rows).toHaveLength(7);
  });

  test('or JSON that says the same', () => {
    const { standup: about, workDays } = JSON.parse(exportText(standup(), responses, nameOf, 'json'));
    expect(about.name).toBe('Daily');
    expect(workDays.map((day: { workDay: string }) => day.workDay)).toEqual(['2026-03-09', '2026-03-10']);
    expect(workDays[1].responses[0]).toMatchObject({
      ...{ person: { id: ANA, name: 'Ana' }, late: true, edited: false },
      answers: [{ answer: 'Tests' }, { question: 'What is next?', answer: 'Ship, "now"' }, { answer: '' }],
    });
  });

  test.each(['csv', 'json'] as const)('name nobody in the %s of an anonymous standup', (format) => {
    const text = exportText(standup({ privacy: 'anonymous' }), responses, nameOf, format);
    expect(text).not.toMatch(/Ana|Bob|UANA|UBEN|late/);
    expect(text).toContain('Tests');
  });
});
