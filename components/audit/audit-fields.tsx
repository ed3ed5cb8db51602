import type { AuditEvent, JsonValue } from '@/lib/server/queries/types';

/** Every field of the event as the contract emitted it. */
export function AuditFields({ event }: { event: AuditEvent }) {
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label="Fields of the event"
      className="overflow-x-auto rounded-md border border-line bg-sunken"
    >
      <table className="w-full text-left font-mono text-xs">
        <caption className="sr-only">Fields of the event, named as on chain</caption>
        <tbody className="divide-y divide-line">
          {Object.entries(event.data).map(([name, value]) => (
            <tr key={name} className="align-top">
              <th scope="row" className="px-3 py-1.5 font-normal whitespace-nowrap text-ink-faint">
                {name}
              </th>
              <td className="figures w-full min-w-56 px-3 py-1.5 break-all">{fieldText(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function fieldText(value: JsonValue): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}
