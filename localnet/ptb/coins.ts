import type { Id, MoveVm, Type, Value } from '../vm/types';
import { concat, idBytes, idFromBytes, readU64, u64Bytes } from './bytes';
import { datatype, SUI } from './type-text';

/** A `0x2::coin::Coin<T>` on the wire: 32 bytes of id, then the balance as u64. */
export const COIN_BYTES = 40;
export const MAX_U64 = (1n << 64n) - 1n;

export interface CoinState {
  id: Id;
  balance: bigint;
}

export const coinType = (currency: Type): Type => datatype(SUI, 'coin', 'Coin', [currency]);

export function coinBytes(coin: CoinState): Uint8Array {
  return concat(idBytes(coin.id), u64Bytes(coin.balance));
}

/** Throws RangeError when the bytes are no coin. */
export function readCoin(contents: Uint8Array): CoinState {
  if (contents.length !== COIN_BYTES) throw new RangeError('a coin has 40 bytes');
  return { id: idFromBytes(contents.subarray(0, 32)), balance: readU64(contents, 32) };
}

export function coinFromValue(vm: MoveVm, type: Type, value: Value): CoinState {
  return readCoin(vm.encode(type, value));
}

export function coinToValue(vm: MoveVm, type: Type, coin: CoinState): Value {
  return vm.decode(type, coinBytes(coin));
}
