import { expect, test } from 'vitest';
import type { LedgerIndex, LedgerIndexEvent } from './figures-schema';
import { buildLedger } from './ledger';
import { ledgerCsv } from './ledger-csv';

const nothing: LedgerIndex['earlier'] = {
  events: 0,
  paidFrost: 0n,
  settledFrost: 0n,
  feeFrost: 0n,
  refundedFrost: 0n,
  distributedFrost: 0n,
  repaidFrost: 0n,
  advancedFrost: 0n,
};
const bought: LedgerIndexEvent = {
  ordinal: '7',
  kind: 'pass.bought',
  atMs: 1_803_945_600_000,
  transactionDigest: 'digest',
  eventIndex: 1,
  modelId: '0x1',
  modelName: '=cmd, "x"',
  saleId: '0x2',
  iteration: null,
  person: '0x3',
  amountFrost: 18_446_744_073_709_551_615n,
  feeFrost: 0n,
  lines: [],
};
const settled: LedgerIndexEvent = {
  ...bought,
  kind: 'sale.settled',
  modelName: '-2+3',
  person: null,
  amountFrost: 1n,
  feeFrost: 5n,
};

test('one line a row, amounts exact in both units, no text a spreadsheet would run', () => {
  const { entries } = buildLedger({ earlier: nothing, events: [bought, settled] });
  const lines = ledgerCsv(entries).split('\r\n');
  expect(lines[0]?.split(',')).toHaveLength(21);
  expect(lines.slice(1)).toEqual([
    '2027-03-02T00:00:00.000Z,Pass bought,in,buyer → in sales,"\'=cmd, ""x""",0x1,,0x2,0x3,' +
      'digest,1,18446744073.709551615,18446744073709551615,' +
      '18446744073.709551615,18446744073709551615,0,0,0,0,0,0',
    "2027-03-02T00:00:00.000Z,Settled,moved,in sales → vault,'-2+3,0x1,,0x2,,digest,1," +
      '0.000000001,1,18446744073.709551614,18446744073709551614,0.000000001,1,0,0,0,0',
    "2027-03-02T00:00:00.000Z,Market fee,out,in sales → market,'-2+3,0x1,,0x2,,digest,1," +
      '0.000000005,5,18446744073.709551609,18446744073709551609,0.000000001,1,0,0,0,0',
    '',
  ]);
});
