import { blake2b } from '@noble/hashes/blake2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { abortFault } from '../faults';
import { dynamicFieldId, freshObjectId, idFromBytes } from '../objects/derive-id';
import { objectId } from '../objects/object-runtime';
import type { Id } from '../types';
import {
  asAddress,
  asArray,
  asBigint,
  asBytes,
  asReference,
  fromBytes,
  Reference,
  type MoveValue,
} from '../values/move-value';
import { CURVE_NATIVES } from './curves';
import { onlyType, type NativeFunction, type NativeModule } from './native-function';
import { chargedBytes } from './standard';

const ID_BYTES = 32;
const ADDRESS_PARSE_ERROR = 0n;

export const FRAMEWORK_NATIVES: Readonly<Record<string, NativeModule>> = {
  ...CURVE_NATIVES,
  hash: {
    blake2b256: (_context, _types, [data], meter) =>
      fromBytes(blake2b(chargedBytes(data, meter), { dkLen: ID_BYTES })),
    keccak256: (_context, _types, [data], meter) =>
      fromBytes(keccak_256(chargedBytes(data, meter))),
  },
  address: {
    to_u256: (_context, _types, [address]) => BigInt(asAddress(address)),
    from_u256: (_context, _types, [number]) =>
      `0x${asBigint(number).toString(16).padStart(64, '0')}`,
    from_bytes: (_context, _types, [data]) => {
      const bytes = asBytes(data);
      if (bytes.length !== ID_BYTES) throw abortFault(ADDRESS_PARSE_ERROR);
      return idFromBytes(bytes);
    },
  },
  types: {
    is_one_time_witness: (_context, types) => onlyType(types).isOneTimeWitness(),
  },
  event: {
    emit: ({ objects }, types, [event]) => objects.emit(onlyType(types), event),
    num_events: ({ objects }) => objects.events.length,
    events_by_type: ({ objects }, types) => objects.emittedOf(onlyType(types)),
  },
  object: {
    borrow_uid: (_context, _types, [object]) =>
      new Reference(asArray(asReference(object).get()), 0),
    delete_impl: ({ objects }, _types, [id]) => objects.recordDeleted(asAddress(id)),
    record_new_uid: ({ objects }, _types, [id]) => objects.recordCreated(asAddress(id)),
  },
  transfer: {
    transfer_impl: ({ objects }, types, [object, recipient]) =>
      objects.transfer(onlyType(types), object, { kind: 'address', address: asAddress(recipient) }),
    freeze_object_impl: ({ objects }, types, [object]) =>
      objects.transfer(onlyType(types), object, { kind: 'immutable' }),
    share_object_impl: ({ objects }, types, [object]) =>
      objects.transfer(onlyType(types), object, { kind: 'shared' }),
    receive_impl: ({ objects }, types, [parent, id, version]) =>
      objects.receive(
        asAddress(parent),
        asAddress(asArray(id)[0]),
        asBigint(version),
        onlyType(types),
      ),
  },
  dynamic_field: {
    hash_type_and_key: (_context, types, [parent, key]) => {
      const type = onlyType(types);
      return dynamicFieldId(asAddress(parent), type.encode(key), type.tag);
    },
    add_child_object: ({ objects }, types, [parent, child]) =>
      objects.children.add(asAddress(parent), objectId(child), onlyType(types), child),
    borrow_child_object: borrowChild(false),
    borrow_child_object_mut: borrowChild(true),
    remove_child_object: ({ objects }, types, [parent, id]) =>
      objects.children.remove(asAddress(parent), asAddress(id), onlyType(types)),
    has_child_object: ({ objects }, _types, [parent, id]) =>
      objects.children.has(asAddress(parent), asAddress(id)),
    has_child_object_with_ty: ({ objects }, types, [parent, id]) =>
      objects.children.hasWithType(asAddress(parent), asAddress(id), onlyType(types)),
  },
  tx_context: {
    native_sender: ({ transaction }) => transaction.sender,
    native_epoch: ({ transaction }) => transaction.epoch,
    native_epoch_timestamp_ms: ({ transaction }) => transaction.epochTimestampMs,
    native_sponsor: ({ transaction }) =>
      transaction.sponsor === undefined ? [] : [transaction.sponsor],
    native_rgp: ({ transaction }) => transaction.referenceGasPrice,
    native_gas_price: ({ transaction }) => transaction.gasPrice,
    native_ids_created: ({ objects }) => objects.idsCreated,
    native_gas_budget: ({ transaction }) => transaction.gasBudget,
    fresh_id: ({ objects }) => objects.freshId(),
    derive_id: (_context, _types, [digest, counter]) =>
      freshObjectId(asBytes(digest), asBigint(counter)),
  },
};

function borrowChild(mutable: boolean): NativeFunction {
  return ({ objects }, types, [uid, id]) =>
    objects.children.borrow(uidAddress(uid), asAddress(id), onlyType(types), mutable);
}

/** The address inside a `&UID`. */
function uidAddress(reference: MoveValue): Id {
  const uid = asArray(asReference(reference).get());
  return asAddress(asArray(uid[0])[0]);
}
