import type { Program } from '../ptb/program';
import type { GasUsed } from './types';

/**
 * Gas here is a fixed function of the commands and bytes, never of interpreter steps, so that digests
 * do not depend on the interpreter. It does not model Sui's prices; pages call it "modelled".
 */
export const REFERENCE_GAS_PRICE = 1_000n;
const BUCKET_UNITS = 1_000n;
const UNITS_PER_COMMAND = 100n;
const BYTES_PER_UNIT = 8n;
/** Sui's published constants: 100 units per byte at a storage price of 76, and a 99 % rebate. */
export const MIST_PER_STORED_BYTE = 7_600n;
const REBATE_BASIS_POINTS = 9_900n;
const FULL_BASIS_POINTS = 10_000n;

/** Computation cost in MIST: at least one bucket of units, times the gas price. */
export function computationCost(program: Program, price: bigint): bigint {
  const raw =
    UNITS_PER_COMMAND * BigInt(program.commands.length) +
    BigInt(program.bytes.length) / BYTES_PER_UNIT;
  const buckets = (raw + BUCKET_UNITS - 1n) / BUCKET_UNITS;
  return (buckets > 0n ? buckets : 1n) * BUCKET_UNITS * price;
}

/** Storage deposit in MIST for an object of that many BCS bytes. */
export const storageDeposit = (bytes: number): bigint => BigInt(bytes) * MIST_PER_STORED_BYTE;

/** Splits the released deposits into what is given back and what the storage fund keeps. */
export function gasUsed(computation: bigint, storage: bigint, released: bigint): GasUsed {
  const rebate = (released * REBATE_BASIS_POINTS + FULL_BASIS_POINTS / 2n) / FULL_BASIS_POINTS;
  return {
    computationCost: computation,
    storageCost: storage,
    storageRebate: rebate,
    nonRefundableStorageFee: released - rebate,
  };
}

/** What the gas owner pays in MIST; negative when more is given back than charged. */
export const netCost = (gas: GasUsed): bigint =>
  gas.computationCost + gas.storageCost - gas.storageRebate;
