import { describe, expect, it } from 'vitest';
import { auditExportText, exportFileName, type ExportFormat } from './audit-export-text';
import type { AuditEvent } from './types';

const event: AuditEvent = {
  id: 'D1:0',
  kind: 'pass.bought',
  modelId: '0x1',
  modelName: '=HYPERLINK("http://x","free"), "really"',
  teamId: '0x2',
  teamName: null,
  passId: '0x3',
  iteration: null,
  amountFrost: '12000000000',
  actor: '0x4',
  atMs: 1_804_032_000_000,
  transactionDigest: 'D1',
  eventIndex: 0,
  checkpoint: '18446744073709551615',
  data: { paid: '12000000000', trial: false },
};

async function textOf(format: ExportFormat, pages: AuditEvent[][], isTruncated = false) {
  async function* source() {
    yield* pages;
  }
  let text = '';
  for await (const piece of auditExportText(format, { words: 'a' }, source(), isTruncated)) {
    text += piece;
  }
  return text;
}

describe('an export', () => {
  it('as CSV has one head and one record an event; a name is never a formula', async () => {
    const lines = (await textOf('csv', [[event], [event, event]])).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^id,at_utc,at_ms,kind,/);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"",""free""), ""really"""`);
    expect(lines[1]).toContain(',12000000000,0x4,D1,0,18446744073709551615,');
    expect(lines[1]).toContain(`"{""paid"":""12000000000"",""trial"":false}"`);
    expect(lines[4]).toBe('');
  });

  it('as JSON parses back to the same events and says whether it is all', async () => {
    const whole: unknown = JSON.parse(await textOf('json', [[event], [event]], true));
    expect(whole).toEqual({
      query: { words: 'a' },
      limit: 50_000,
      truncated: true,
      events: [event, event],
    });
    expect(JSON.parse(await textOf('json', []))).toMatchObject({ events: [], truncated: false });
  });

  it('that was cut off in JSON does not parse', async () => {
    const text = await textOf('json', [[event]]);
    expect(() => JSON.parse(text.slice(0, -4)) as unknown).toThrow();
  });

  it('names its file by what it holds', () => {
    expect(exportFileName('csv', false)).toBe('tidemark-audit.csv');
    expect(exportFileName('json', true)).toBe('tidemark-audit-newest-50000.json');
  });
});
