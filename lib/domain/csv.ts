/** A cell as it is given; null is an empty cell. */
export type CsvCell = string | number | bigint | null;

/** First characters that make a spreadsheet run a text as a formula, full-width forms included. */
const FORMULA_START = /^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]|^[\t\r\n]/;
const DECIMAL = /^-?\d+(\.\d+)?$/;

/**
 * One record of RFC 4180 with its CRLF. Texts that a spreadsheet would run as a formula get a
 * leading apostrophe; decimal numbers are left as they are.
 */
export function csvRecord(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  const text = String(cell);
  const safe = FORMULA_START.test(text) && !DECIMAL.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
