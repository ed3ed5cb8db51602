import { formatDuration, formatWal, groupDigits } from '@/lib/domain';
import type { CatalogueFilter, CatalogueQuery } from '@/lib/server/queries/types';

const LOCALE = 'en-GB';

/** `Up to 5 WAL`, `5 to 20 WAL`, `100 WAL and more`; null is no end. */
export function priceText(least: string | null, most: string | null): string {
  if (least === null) return most === null ? 'Any price' : `Up to ${walText(most)} WAL`;
  if (most === null) return `${walText(least)} WAL and more`;
  return `${walText(least)} to ${walText(most)} WAL`;
}

/** `1 day`, `90 days`. */
export function daysText(days: number): string {
  return days === 1 ? '1 day' : `${groupDigits(String(days), LOCALE)} days`;
}

/** A filter that is set, in words that stand alone. */
export function filterText(query: CatalogueQuery, filter: CatalogueFilter): string {
  switch (filter) {
    case 'words':
      return `“${query.words ?? ''}”`;
    case 'teamId':
      return 'One team';
    case 'task':
      return `Task ${query.task ?? ''}`;
    case 'format':
      return `Format ${query.format ?? ''}`;
    case 'licence':
      return `Licence ${query.licence ?? ''}`;
    case 'dataClass':
      return `Data class ${query.dataClass ?? ''}`;
    case 'tag':
      return `Tag ${query.tag ?? ''}`;
    case 'price':
      return priceText(query.minPriceFrost ?? null, query.maxPriceFrost ?? null);
    case 'minWindowMs':
      return `Window of ${formatDuration(query.minWindowMs ?? 0)} or more`;
    case 'minStorageDays':
      return `Stored for ${daysText(query.minStorageDays ?? 0)} or more`;
    case 'runsInBrowser':
      return 'Runs in the browser';
    case 'hasOpinion':
      return 'Has an opinion';
  }
}

/** `1 model`, `1,000+ models`. */
export function modelsText(count: number, isCapped = false): string {
  const digits = groupDigits(String(count), LOCALE);
  return `${digits}${isCapped ? '+' : ''} ${count === 1 ? 'model' : 'models'}`;
}

function walText(amountFrost: string): string {
  return groupDigits(formatWal(BigInt(amountFrost)), LOCALE);
}
