'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { Moment } from '@/components/time/moment';
import { Button } from '@/components/ui/button';
import { Field, Select } from '@/components/ui/field';
import { saveTextFile } from '@/lib/client/pass/save-text-file';
import type { EntryKind, Ledger, LedgerEntry } from '@/lib/client/studio/ledger';
import { ledgerCsv } from '@/lib/client/studio/ledger-csv';
import { entryWords, pathWords } from '@/lib/client/studio/ledger-words';
import { DataTable, type Column } from './data-table';
import { NothingYet, Part } from './part';

/** Rows added at a time. */
const PAGE = 50;

const choices: { id: string; label: string; kinds: readonly EntryKind[] | null }[] = [
  { id: 'all', label: 'All entries', kinds: null },
  { id: 'paid', label: 'Paid by buyers', kinds: ['bought', 'renewed'] },
  { id: 'settled', label: 'Settled and fees', kinds: ['settled', 'fee'] },
  { id: 'refunded', label: 'Refunded', kinds: ['refunded'] },
  { id: 'out', label: 'Paid out', kinds: ['repaid', 'share'] },
  { id: 'advanced', label: 'Costs advanced', kinds: ['advanced'] },
];

const columns: Column<LedgerEntry>[] = [
  {
    head: 'Entry',
    cell: (entry) => (
      <>
        <span className="block font-medium">{entryWords[entry.kind]}</span>
        <span className="block text-xs text-ink-faint">{pathWords(entry.path)}</span>
      </>
    ),
  },
  { head: 'When and for what', cell: (entry) => <What entry={entry} /> },
  {
    head: 'Amount',
    figures: true,
    cell: (entry) => <Wal amount={entry.amountFrost} className="font-medium" />,
  },
  {
    head: 'In sales',
    figures: true,
    cell: ({ balances }) => <Wal amount={balances.salesFrost} />,
  },
  {
    head: 'In the vault',
    figures: true,
    cell: ({ balances }) => <Wal amount={balances.vaultFrost} />,
  },
  {
    head: 'Paid out',
    figures: true,
    cell: ({ balances }) => <Wal amount={balances.paidOutFrost} />,
  },
  { head: 'Owed', figures: true, cell: ({ balances }) => <Wal amount={balances.owedFrost} /> },
];

/** Every movement with the balances after it; exactly the rows shown can be saved as CSV. */
export function EntriesPart({ team, ledger }: { team: { teamId: string }; ledger: Ledger }) {
  const { teamId } = team;
  const [chosen, setChosen] = useState('all');
  const [most, setMost] = useState(PAGE);
  const kinds = choices.find(({ id }) => id === chosen)?.kinds ?? null;
  const fitting = ledger.entries.filter(({ kind }) => kinds?.includes(kind) ?? true).toReversed();
  const shown = fitting.slice(0, most);
  const left = fitting.length - shown.length;
  return (
    <Part
      title="Ledger"
      hint="One row for each movement of coins, newest first, with the balances after it. Costs advanced were paid to Walrus by a member and move none of the team’s coins."
      aside={
        <div className="flex flex-wrap items-end gap-2">
          <Field id={`entries-${teamId}`} label="Show" className="w-44">
            <Select
              id={`entries-${teamId}`}
              value={chosen}
              onChange={({ target }) => {
                setChosen(target.value);
                setMost(PAGE);
              }}
            >
              {choices.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
          <Button
            disabled={shown.length === 0}
            onClick={() =>
              saveTextFile(csvName(teamId, chosen), ledgerCsv(shown), 'text/csv;charset=utf-8')
            }
          >
            <Download aria-hidden />
            {`CSV of ${shown.length} ${shown.length === 1 ? 'row' : 'rows'}`}
          </Button>
        </div>
      }
    >
      {shown.length === 0 ? (
        <NothingYet>
          {ledger.entries.length === 0
            ? 'No coins have moved yet. The first row comes with the first sale or cost advanced.'
            : 'No entry of this kind yet.'}
        </NothingYet>
      ) : (
        <DataTable
          label="Ledger of the team, newest first"
          columns={columns}
          rows={shown}
          rowKey={({ key }) => key}
        />
      )}
      {left > 0 && (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => setMost(most + PAGE)}>
            Show {Math.min(PAGE, left)} more
          </Button>
          <Button size="sm" look="quiet" onClick={() => setMost(fitting.length)}>
            Show all {fitting.length}
          </Button>
        </div>
      )}
      {ledger.opening.events > 0 && (
        <p className="text-xs text-ink-soft">
          {ledger.opening.events} earlier events are not listed; the balances include them. The
          audit page has each of them.
        </p>
      )}
    </Part>
  );
}

function What({ entry: { event, person } }: { entry: LedgerEntry }) {
  return (
    <span className="flex flex-col items-end text-xs text-ink-soft sm:items-start">
      <Moment atMs={event.atMs} className="figures text-sm text-ink" />
      {event.modelName !== null && (
        <span className="break-words">
          {event.modelName}
          {event.iteration !== null && `, iteration ${event.iteration}`}
        </span>
      )}
      {event.saleId !== null && (
        <span className="inline-flex items-center gap-1">
          sale <IdText id={event.saleId} label="sale id" />
        </span>
      )}
      {person !== null && (
        <span className="inline-flex items-center gap-1">
          person <IdText id={person} label="address" />
        </span>
      )}
      <span className="inline-flex items-center gap-1">
        transaction{' '}
        <IdText
          id={event.transactionDigest}
          text={`${event.transactionDigest.slice(0, 8)}…`}
          label="transaction digest"
        />
      </span>
    </span>
  );
}

function csvName(teamId: string, chosen: string): string {
  return `tidemark-ledger-${teamId.slice(2, 10)}-${chosen}.csv`;
}
