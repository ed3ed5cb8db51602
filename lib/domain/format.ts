const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;
const SECOND_MS = 1_000n;
const MINUTE_MS = 60n * SECOND_MS;
const HOUR_MS = 60n * MINUTE_MS;
const DAY_MS = 24n * HOUR_MS;

/** Locale (BCP 47) and time zone (IANA), always given by the caller: `en-GB`, `UTC`. */
export interface DateStyle {
  readonly locale: string;
  readonly timeZone: string;
}

/** `2.2 MiB`; one decimal from KiB on. */
export function formatBytes(sizeBytes: number | bigint): string {
  let value = Number(sizeBytes);
  let unit = 0;
  while (value >= 1024 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const rounded = unit === 0 ? `${value}` : value.toFixed(1).replace(/\.0$/, '');
  return `${rounded} ${BYTE_UNITS[unit] ?? 'B'}`;
}

/** The two largest parts of a span: `7 days`, `1 day 3 h`, `4 min 10 s`. */
export function formatDuration(durationMs: number | bigint): string {
  const totalMs = BigInt(typeof durationMs === 'bigint' ? durationMs : Math.trunc(durationMs));
  if (totalMs < SECOND_MS) return totalMs > 0n ? 'under 1 s' : '0 s';
  const days = totalMs / DAY_MS;
  const parts = [
    days > 0n ? `${days} ${days === 1n ? 'day' : 'days'}` : '',
    part((totalMs % DAY_MS) / HOUR_MS, 'h'),
    part((totalMs % HOUR_MS) / MINUTE_MS, 'min'),
    part((totalMs % MINUTE_MS) / SECOND_MS, 's'),
  ];
  const first = parts.findIndex((text) => text !== '');
  return parts
    .slice(first, first + 2)
    .filter((text) => text !== '')
    .join(' ');
}

/** `3 Mar 2027, 14:05 UTC` in the caller's locale and zone; the zone is always named. */
export function formatDateTime(atMs: number | bigint, style: DateStyle): string {
  return new Intl.DateTimeFormat(style.locale, {
    timeZone: style.timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(Number(atMs));
}

/** `3 Mar 2027` in the caller's locale and zone. */
export function formatDate(atMs: number | bigint, style: DateStyle): string {
  return new Intl.DateTimeFormat(style.locale, {
    timeZone: style.timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(Number(atMs));
}

/** A decimal text with digit groups of the locale, exact at any length: `12,345.678`. */
export function groupDigits(decimal: string, locale: string): string {
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole = '0', fraction] = decimal.slice(sign.length).split('.');
  const grouped = sign + new Intl.NumberFormat(locale).format(BigInt(whole));
  if (fraction === undefined) return grouped;
  const point = new Intl.NumberFormat(locale).formatToParts(0.5);
  const separator = point.find((piece) => piece.type === 'decimal')?.value ?? '.';
  return grouped + separator + fraction;
}

function part(count: bigint, unit: string): string {
  return count > 0n ? `${count} ${unit}` : '';
}
