import { GrpcTypes as G } from '@mysten/sui/grpc';
import type { Owner } from '../../ledger/types';

/** A ledger owner as sui.rpc.v2.Owner. */
export function toOwnerMessage(owner: Owner): G.Owner {
  switch (owner.kind) {
    case 'address':
      return { kind: G.Owner_OwnerKind.ADDRESS, address: owner.address };
    case 'object':
      return { kind: G.Owner_OwnerKind.OBJECT, address: owner.object };
    case 'shared':
      return { kind: G.Owner_OwnerKind.SHARED, version: owner.initialSharedVersion };
    case 'immutable':
      return { kind: G.Owner_OwnerKind.IMMUTABLE };
  }
}
