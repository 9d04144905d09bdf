/** Tables as CSV (RFC 4180) that a spreadsheet opens as text, whatever people typed. Pure. */

/** A cell that begins so would be run as a formula: these signs, also behind blanks, and their wide forms. */
const FORMULA = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** Spreadsheets take a file for UTF-8 only when it begins so. */
const BYTE_ORDER_MARK = '\uFEFF';

export function csv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** An apostrophe in front makes it text; the reader of a spreadsheet does not see it. */
function cell(typed: string): string {
  const harmless = FORMULA.test(typed) ? `'${typed}` : typed;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
