import { describe, expect, it } from 'vitest';
import { csvRecord } from './csv';

describe('a CSV record', () => {
  it('follows RFC 4180: quotes doubled, commas and line ends inside quotes, CRLF at the end', () => {
    expect(
      csvRecord(['a', 'b,c', 'say "hi"', 'two\r\nlines', null, 7, 18446744073709551615n]),
    ).toBe('a,"b,c","say ""hi""","two\r\nlines",,7,18446744073709551615\r\n');
    expect(csvRecord([' kept '])).toBe('" kept "\r\n');
    expect(csvRecord([''])).toBe('\r\n');
  });

  it('never hands a spreadsheet a formula', () => {
    const starts = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1+1'];
    for (const text of [
      ...starts,
      '－1+1',
      '＋1',
      '＠x',
      '|cmd',
      '%0',
      '=HYPERLINK("http://x","y")',
    ]) {
      expect(csvRecord([text]).replace(/^"/, '').startsWith("'"), JSON.stringify(text)).toBe(true);
    }
  });

  it('leaves numbers alone', () => {
    expect(csvRecord(['-12.5', '1000000000', '-0'])).toBe('-12.5,1000000000,-0\r\n');
    expect(csvRecord(['0x12', '2027-03-03T00:00:00.000Z'])).toBe(
      '0x12,2027-03-03T00:00:00.000Z\r\n',
    );
  });
});
