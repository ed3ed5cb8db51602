import type { ByteReader } from './byte-reader';
import type {
  CompiledModule,
  EnumDefinition,
  FieldDefinition,
  StructDefinition,
} from './compiled-module';
import { pick, pickIndex, readCounted, type Pools } from './pools';
import { readType } from './read-types';
import { Table, type TableDirectory } from './table-directory';

const STRUCT_DECLARED = 2;
const ENUM_DECLARED = 2;

type Definitions = Pick<
  CompiledModule,
  | 'structs'
  | 'structInstantiations'
  | 'fieldHandles'
  | 'fieldInstantiations'
  | 'enums'
  | 'enumInstantiations'
  | 'variantHandles'
  | 'variantInstantiations'
>;

/** Structs and enums of a module with the handles that point into them. */
export function readDefinitions(directory: TableDirectory, pools: Pools): Definitions {
  const structs = directory.list(Table.structs, (reader) => readStruct(reader, pools));
  const enums = directory.list(Table.enums, (reader) => readEnum(reader, pools));
  const fieldHandles = directory.list(Table.fieldHandles, (reader) => {
    const definition = pickIndex(reader, structs);
    return { definition, field: pickIndex(reader, structs[definition]?.fields ?? []) };
  });
  const enumInstantiations = directory.list(Table.enumInstantiations, (reader) => ({
    definition: pickIndex(reader, enums),
    typeArguments: pick(reader, pools.signatures),
  }));
  return {
    structs,
    enums,
    fieldHandles,
    enumInstantiations,
    structInstantiations: directory.list(Table.structInstantiations, (reader) => ({
      definition: pickIndex(reader, structs),
      typeArguments: pick(reader, pools.signatures),
    })),
    fieldInstantiations: directory.list(Table.fieldInstantiations, (reader) => ({
      handle: pickIndex(reader, fieldHandles),
      typeArguments: pick(reader, pools.signatures),
    })),
    variantHandles: directory.list(Table.variantHandles, (reader) => {
      const definition = pickIndex(reader, enums);
      return { definition, tag: pickIndex(reader, enums[definition]?.variants ?? []) };
    }),
    variantInstantiations: directory.list(Table.variantInstantiations, (reader) => {
      const instantiation = pickIndex(reader, enumInstantiations);
      const definition = enumInstantiations[instantiation]?.definition ?? 0;
      return { instantiation, tag: pickIndex(reader, enums[definition]?.variants ?? []) };
    }),
  };
}

function readStruct(reader: ByteReader, pools: Pools): StructDefinition {
  const handle = pick(reader, pools.datatypeHandles);
  if (reader.u8() !== STRUCT_DECLARED) throw reader.fail('a struct without fields');
  return { handle, fields: readFields(reader, pools) };
}

function readEnum(reader: ByteReader, pools: Pools): EnumDefinition {
  const handle = pick(reader, pools.datatypeHandles);
  if (reader.u8() !== ENUM_DECLARED) throw reader.fail('unknown enum flag');
  const variants = readCounted(reader, () => ({
    name: pick(reader, pools.identifiers),
    fields: readFields(reader, pools),
  }));
  if (variants.length === 0) throw reader.fail('an enum without variants');
  return { handle, variants };
}

function readFields(reader: ByteReader, pools: Pools): FieldDefinition[] {
  return readCounted(reader, () => ({
    name: pick(reader, pools.identifiers),
    type: readType(reader, pools.datatypeHandles),
  }));
}
