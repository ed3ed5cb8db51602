import type { MoneyPeriodLength, SearchParameters } from '@/lib/server/queries/types';
import { modelHref } from './model-url';

/** `by=day` or `by=month` of an address; months for anything else. */
export function parsePeriodLength(search: SearchParameters): MoneyPeriodLength {
  return search.by === 'day' ? 'day' : 'month';
}

export function moneyHref(modelId: string, length: MoneyPeriodLength): string {
  const href = modelHref(modelId, 'money');
  return length === 'month' ? href : `${href}&by=${length}`;
}
