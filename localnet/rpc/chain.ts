import type { Ledger } from '../ledger/types';
import type { MoveVm } from '../vm/types';

/** What every handler works on. */
export interface Chain {
  ledger: Ledger;
  vm: MoveVm;
}
