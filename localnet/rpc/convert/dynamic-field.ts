import { GrpcTypes as G } from '@mysten/sui/grpc';
import { toHex } from '@mysten/sui/utils';
import type { StoredObject } from '../../ledger/types';
import type { Type } from '../../vm/types';
import { formatType, normalizeId, parseType } from '../../vm/type-text';
import type { Chain } from '../chain';
import type { ReadMask } from '../read-mask';
import { toObjectMessage } from './object';
import { valueLength } from './value-length';

const FRAMEWORK = normalizeId('0x2');
const ID_BYTES = 32;

/** A stored `0x2::dynamic_field::Field<K, V>` as sui.rpc.v2.DynamicField. */
export function toDynamicFieldMessage(
  chain: Chain,
  parent: string,
  field: StoredObject,
  mask: ReadMask,
): G.DynamicField {
  const { name, value } = fieldTypes(field.type);
  const nameBytes = valueLength(chain.vm, name, field.contents, ID_BYTES);
  const valueOffset = ID_BYTES + nameBytes;
  const wrapped = wrappedName(name);
  const message: G.DynamicField = {
    parent,
    fieldId: field.id,
    kind: wrapped ? G.DynamicField_DynamicFieldKind.OBJECT : G.DynamicField_DynamicFieldKind.FIELD,
    // The wrapper around a dynamic object field's name adds no bytes.
    name: {
      name: formatType(wrapped ?? name),
      value: field.contents.slice(ID_BYTES, valueOffset),
    },
    valueType: formatType(value),
    value: { name: formatType(value), value: field.contents.slice(valueOffset) },
  };
  if (mask.has('field_object')) {
    message.fieldObject = toObjectMessage(chain, field, mask.below('field_object'));
  }
  if (wrapped) addChild(chain, message, field.contents.slice(valueOffset), mask);
  return mask.prune(message);
}

function addChild(
  chain: Chain,
  message: G.DynamicField,
  childId: Uint8Array,
  mask: ReadMask,
): void {
  message.childId = `0x${toHex(childId)}`;
  const child = chain.ledger.object(message.childId);
  if (!child) return;
  message.valueType = child.type;
  message.value = { name: child.type, value: child.contents };
  if (mask.has('child_object')) {
    message.childObject = toObjectMessage(chain, child, mask.below('child_object'));
  }
}

function fieldTypes(text: string): { name: Type; value: Type } {
  const type = parseType(text);
  if (type.kind === 'datatype' && type.address === FRAMEWORK && type.module === 'dynamic_field') {
    const [name, value] = type.args;
    if (type.name === 'Field' && name && value) return { name, value };
  }
  throw new Error(`Not a dynamic field: ${text}`);
}

/** The `N` of `0x2::dynamic_object_field::Wrapper<N>`. */
function wrappedName(type: Type): Type | undefined {
  const isWrapper =
    type.kind === 'datatype' &&
    type.address === FRAMEWORK &&
    type.module === 'dynamic_object_field' &&
    type.name === 'Wrapper';
  return isWrapper ? type.args[0] : undefined;
}
