import { csvRecord, formatWal, type CsvCell } from '@/lib/domain';
import type { LedgerEntry } from './ledger';
import { directionOf, entryWords, pathWords } from './ledger-words';

const head = [
  'Time (UTC)',
  'Entry',
  'Direction',
  'Path',
  'Model',
  'Model id',
  'Iteration',
  'Sale id',
  'Person',
  'Transaction',
  'Event index',
  'Amount (WAL)',
  'Amount (FROST)',
  'In sales (WAL)',
  'In sales (FROST)',
  'In the vault (WAL)',
  'In the vault (FROST)',
  'Paid out (WAL)',
  'Paid out (FROST)',
  'Owed (WAL)',
  'Owed (FROST)',
];

/** The entries given as CSV, in their order: WAL as exact decimals, FROST as whole numbers. */
export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  return [head, ...entries.map(cells)].map(csvRecord).join('');
}

function cells({ event, kind, path, person, amountFrost, balances }: LedgerEntry): CsvCell[] {
  return [
    new Date(event.atMs).toISOString(),
    entryWords[kind],
    directionOf(path),
    pathWords(path),
    event.modelName,
    event.modelId,
    event.iteration,
    event.saleId,
    person,
    event.transactionDigest,
    event.eventIndex,
    ...[
      amountFrost,
      balances.salesFrost,
      balances.vaultFrost,
      balances.paidOutFrost,
      balances.owedFrost,
    ].flatMap((frost) => [formatWal(frost), frost]),
  ];
}
