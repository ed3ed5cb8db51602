import { bcs } from '@mysten/sui/bcs';
import { toBase58 } from '@mysten/sui/utils';
import { normalizeId } from '../ptb/type-text';
import { typedDigest, type Program } from '../ptb/program';
import type { Execution } from './execution';
import { gasUsed } from './gas';
import type { StoredObject } from './types';

export const SYSTEM_ADDRESS = normalizeId('0x0');
/** Digest of no transaction: 32 zero bytes. */
export const NO_TRANSACTION = toBase58(new Uint8Array(32));

/** BCS TransactionData of kind Genesis that brings the given objects into being. */
export function genesisProgram(objects: readonly StoredObject[]): Program {
  const bytes = bcs.TransactionData.serialize({
    V1: {
      kind: {
        Genesis: {
          objects: objects.map((object) => {
            const { data, owner } = bcs.Object.parse(object.bcs);
            return { RawObject: { data, owner } };
          }),
        },
      },
      sender: SYSTEM_ADDRESS,
      gasData: { payment: [], owner: SYSTEM_ADDRESS, price: '1', budget: '0' },
      expiration: { None: true },
    },
  }).toBytes();
  const digestBytes = typedDigest('TransactionData', bytes);
  return {
    bytes,
    digestBytes,
    digest: toBase58(digestBytes),
    sender: SYSTEM_ADDRESS,
    inputs: [],
    commands: [],
    gas: { payment: [], owner: SYSTEM_ADDRESS, price: 1n, budget: 0n },
    expiration: { $kind: 'None', None: true },
  };
}

/** What the genesis transaction does: everything it names is created. */
export function genesisExecution(program: Program, written: StoredObject[]): Execution {
  return {
    program,
    lamportVersion: 1n,
    written,
    removed: [],
    created: new Set(written.map((object) => object.id)),
    deleted: new Set(),
    gasObject: undefined,
    gas: gasUsed(0n, 0n, 0n),
    failure: undefined,
    outcome: undefined,
    unchangedShared: [],
    dependsOn: [],
  };
}
