import type { EntryKind, LedgerEntry, Place } from './ledger';

export const entryWords: Readonly<Record<EntryKind, string>> = {
  bought: 'Pass bought',
  renewed: 'Pass renewed',
  settled: 'Settled',
  fee: 'Market fee',
  refunded: 'Refunded',
  repaid: 'Costs repaid',
  share: 'Share paid out',
  advanced: 'Costs advanced',
};

const placeWords: Readonly<Record<Place, string>> = {
  buyer: 'buyer',
  sales: 'in sales',
  vault: 'vault',
  market: 'market',
  person: 'member',
};

/** `buyer → in sales`; costs advanced were paid to Walrus and move nothing of the team's. */
export function pathWords(path: LedgerEntry['path']): string {
  return path === null ? 'owed' : `${placeWords[path.from]} → ${placeWords[path.to]}`;
}

/** `in` and `out` as seen by the team; between sales and vault it is `moved`. */
export function directionOf(path: LedgerEntry['path']): 'in' | 'out' | 'moved' | 'owed' {
  if (path === null) return 'owed';
  if (path.from === 'buyer') return 'in';
  return path.to === 'vault' ? 'moved' : 'out';
}
