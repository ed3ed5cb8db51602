import { GrpcTypes as G } from '@mysten/sui/grpc';
import type { Abilities, DatatypeInfo, FunctionInfo, Type } from '../../vm/types';
import { formatType } from '../../vm/type-text';

const BODY = G.OpenSignatureBody_Type;
const PLAIN_BODIES = {
  bool: BODY.BOOL,
  u8: BODY.U8,
  u16: BODY.U16,
  u32: BODY.U32,
  u64: BODY.U64,
  u128: BODY.U128,
  u256: BODY.U256,
  address: BODY.ADDRESS,
  // The format has no signer; Move entry points cannot take one on Sui.
  signer: BODY.TYPE_UNKNOWN,
};

const VISIBILITIES = {
  private: G.FunctionDescriptor_Visibility.PRIVATE,
  public: G.FunctionDescriptor_Visibility.PUBLIC,
  friend: G.FunctionDescriptor_Visibility.FRIEND,
};

export function toFunctionMessage(name: string, info: FunctionInfo): G.FunctionDescriptor {
  return {
    name,
    visibility: VISIBILITIES[info.visibility],
    isEntry: info.isEntry,
    typeParameters: info.typeParameters.map((abilities) => ({
      constraints: toAbilities(abilities),
    })),
    parameters: info.parameters.map(toSignature),
    returns: info.returns.map(toSignature),
  };
}

export function toDatatypeMessage(
  module: string,
  name: string,
  info: DatatypeInfo,
): G.DatatypeDescriptor {
  return {
    typeName: `${info.definingId}::${module}::${name}`,
    definingId: info.definingId,
    module,
    name,
    abilities: toAbilities(info.abilities),
    typeParameters: info.typeParameters.map(({ constraints, phantom }) => ({
      constraints: toAbilities(constraints),
      isPhantom: phantom,
    })),
    kind: info.isEnum
      ? G.DatatypeDescriptor_DatatypeKind.ENUM
      : G.DatatypeDescriptor_DatatypeKind.STRUCT,
    fields: info.isEnum ? [] : toFields(info.variants[0]?.fields ?? []),
    variants: info.isEnum
      ? info.variants.map((variant, position) => ({
          name: variant.name,
          position,
          fields: toFields(variant.fields),
        }))
      : [],
  };
}

function toFields(fields: { name: string; type: Type }[]): G.FieldDescriptor[] {
  return fields.map(({ name, type }, position) => ({ name, position, type: toBody(type) }));
}

function toSignature(type: Type): G.OpenSignature {
  if (type.kind !== 'reference') return { body: toBody(type) };
  return {
    reference: type.mutable
      ? G.OpenSignature_Reference.MUTABLE
      : G.OpenSignature_Reference.IMMUTABLE,
    body: toBody(type.of),
  };
}

function toBody(type: Type): G.OpenSignatureBody {
  switch (type.kind) {
    case 'vector':
      return { type: BODY.VECTOR, typeParameterInstantiation: [toBody(type.of)] };
    case 'datatype':
      return {
        type: BODY.DATATYPE,
        typeName: formatType({ ...type, args: [] }),
        typeParameterInstantiation: type.args.map(toBody),
      };
    case 'parameter':
      return {
        type: BODY.TYPE_PARAMETER,
        typeParameter: type.index,
        typeParameterInstantiation: [],
      };
    case 'reference':
      return toBody(type.of);
    default:
      return { type: PLAIN_BODIES[type.kind], typeParameterInstantiation: [] };
  }
}

function toAbilities(abilities: Abilities): G.Ability[] {
  const list: G.Ability[] = [];
  if (abilities.copy) list.push(G.Ability.COPY);
  if (abilities.drop) list.push(G.Ability.DROP);
  if (abilities.store) list.push(G.Ability.STORE);
  if (abilities.key) list.push(G.Ability.KEY);
  return list;
}
