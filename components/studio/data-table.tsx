import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

export interface Column<Row> {
  head: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the right. */
  figures?: boolean;
  /** Buttons: the head is for readers only. */
  action?: boolean;
}

export interface DataTableProps<Row> {
  /** Accessible name. */
  label: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, at: number) => string;
}

/**
 * A table that becomes a list of labelled values on narrow screens. The roles are written out
 * because a table that is drawn as blocks loses its own.
 */
export function DataTable<Row>({ label, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <table
      role="table"
      aria-label={label}
      className="block w-full overflow-hidden rounded-md border border-line text-sm sm:table sm:border-separate sm:border-spacing-0"
    >
      <thead role="rowgroup" className="sr-only sm:not-sr-only sm:table-header-group">
        <tr role="row" className="sm:table-row">
          {columns.map((column) => (
            <th
              key={column.head}
              role="columnheader"
              scope="col"
              className={cn(
                'bg-sunken px-3 py-2 text-left text-xs font-medium text-ink-faint',
                column.figures === true && 'text-right',
              )}
            >
              <span className={column.action === true ? 'sr-only' : undefined}>{column.head}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block sm:table-row-group">
        {rows.map((row, at) => (
          <tr
            key={rowKey(row, at)}
            role="row"
            className="block border-t border-line py-1.5 first:border-t-0 sm:table-row sm:[&>td]:border-t sm:[&>td]:border-line"
          >
            {columns.map((column) => (
              <DataCell key={column.head} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DataCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  if (content === null) return <td role="cell" className="hidden sm:table-cell" />;
  return (
    <td
      role="cell"
      className={cn(
        'flex min-w-0 items-baseline justify-between gap-4 px-3 py-1 sm:table-cell sm:py-2 sm:align-middle',
        column.figures === true && 'figures sm:text-right',
        column.action === true && 'justify-end sm:w-px sm:text-right sm:whitespace-nowrap',
      )}
    >
      {column.action !== true && (
        <span aria-hidden className="shrink-0 text-xs text-ink-faint sm:hidden">
          {column.head}
        </span>
      )}
      <div
        className={cn(
          'min-w-0 text-right break-words',
          column.figures !== true && column.action !== true && 'sm:text-left',
        )}
      >
        {content}
      </div>
    </td>
  );
}
