import { GrpcTypes as G } from '@mysten/sui/grpc';

/** google.protobuf.Value, which the SDK does not export by name. */
export type ProtoValue = NonNullable<G.Object['json']>;
type JsonValue = ReturnType<typeof G.Object.toJson>;

interface ValueCodec {
  fromJson(json: JsonValue): ProtoValue;
}

const valueCodec = findValueCodec();

/** A JSON value as google.protobuf.Value. Throws on what JSON cannot hold. */
export function toProtoValue(json: unknown): ProtoValue {
  return valueCodec.fromJson(asJson(json));
}

/** Reached by reflection, as the type of `Object.json`. */
function findValueCodec(): ValueCodec {
  const field = G.Object.fields.find((candidate) => candidate.name === 'json');
  if (field?.kind !== 'message') throw new Error('sui.rpc.v2.Object has no json field');
  return asValueCodec(field.T());
}

/** The field is declared as google.protobuf.Value, so its message type decodes JSON to it. */
function asValueCodec(type: unknown): ValueCodec {
  return type as ValueCodec;
}

/** `fromJson` checks every node itself. */
function asJson(json: unknown): JsonValue {
  return json as JsonValue;
}
