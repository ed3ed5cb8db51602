import { substitute } from '../type-substitution';
import type { Type } from '../types';
import type {
  CompiledModule,
  DatatypeHandle,
  FieldDefinition,
  FunctionBody,
  FunctionDefinition,
  RawInstruction,
} from './compiled-module';
import { checkPlain } from './check-plain';
import { Op, opcodeEntry, type Opcode } from './opcodes';
import { BOOL, TypeStack, U64, type IntegerKind } from './type-stack';

/** The binary format's limit on locals incl. parameters. */
const LOCAL_COUNT_LIMIT = 255;

/**
 * Walks a function's code once and types its stack: Move's arithmetic opcodes do not name a width,
 * so the walk tells it. Answers the integer kind per instruction (where one matters). Refuses code
 * that leaves its tables, its locals or its stack; it is not the full verifier.
 */
export function checkCode(
  module: CompiledModule,
  definition: FunctionDefinition,
  body: FunctionBody,
): (IntegerKind | undefined)[] {
  const walk = new CodeWalk(module, definition, body);
  return walk.run();
}

class CodeWalk {
  private position = 0;
  private readonly locals: Type[];
  private readonly stack: TypeStack;
  private readonly kinds: (IntegerKind | undefined)[] = [];

  constructor(
    private readonly module: CompiledModule,
    private readonly definition: FunctionDefinition,
    private readonly body: FunctionBody,
  ) {
    this.locals = [...definition.handle.parameters, ...body.locals];
    this.stack = new TypeStack(
      () => `${module.name}::${definition.handle.name} at ${this.position}`,
    );
  }

  run(): (IntegerKind | undefined)[] {
    const { code } = this.body;
    if (this.locals.length > LOCAL_COUNT_LIMIT) throw this.stack.fail('too many locals');
    const blockStarts = this.blockStarts();
    for (const instruction of code) {
      if (blockStarts.has(this.position)) this.expectEmptyStack();
      this.kinds.push(this.step(instruction));
      this.position += 1;
    }
    const last = code[code.length - 1]?.opcode;
    if (last !== Op.ret && last !== Op.abort && last !== Op.branch && last !== Op.variantSwitch) {
      throw this.stack.fail('the code runs past its end');
    }
    return this.kinds;
  }

  private expectEmptyStack(): void {
    if (this.stack.height !== 0) throw this.stack.fail('values left at a block border');
  }

  private blockStarts(): Set<number> {
    const starts = new Set<number>();
    const add = (target: number) => {
      if (target >= this.body.code.length) throw this.stack.fail('a branch leaves the code');
      starts.add(target);
    };
    for (const { opcode, operand } of this.body.code) {
      if (opcodeEntry(opcode)?.operand === 'target') add(operand);
    }
    for (const table of this.body.jumpTables) {
      const variants = this.at(this.module.enums, table.definition).variants;
      if (table.targets.length !== variants.length) throw this.stack.fail('a partial jump table');
      table.targets.forEach(add);
    }
    return starts;
  }

  private step(instruction: RawInstruction): IntegerKind | undefined {
    switch (opcodeEntry(instruction.opcode)?.operand) {
      case 'local':
        return this.stepLocal(instruction);
      case 'element':
      case 'elementAndCount':
        this.stepVector(instruction);
        return undefined;
      case 'field':
      case 'fieldInstantiation':
        return this.stepField(instruction);
      case 'struct':
      case 'structInstantiation':
        return this.stepStruct(instruction);
      case 'variant':
      case 'variantInstantiation':
        return this.stepVariant(instruction);
      case 'function':
      case 'functionInstantiation':
        return this.stepCall(instruction);
      case 'target':
      case 'jumpTable':
        return this.stepBranch(instruction);
      case 'none':
        return this.stepPlain(instruction.opcode);
      default:
        return this.stepLiteral(instruction);
    }
  }

  private stepLocal({ opcode, operand }: RawInstruction): undefined {
    const type = this.at(this.locals, operand);
    if (opcode === Op.storeLocal) this.stack.expectAll([type]);
    else if (opcode === Op.copyLocal || opcode === Op.moveLocal) this.stack.push(type);
    else {
      if (type.kind === 'reference') throw this.stack.fail('a reference to a reference');
      this.stack.push({ kind: 'reference', mutable: opcode === Op.mutBorrowLocal, of: type });
    }
  }

  private stepLiteral({ opcode, operand }: RawInstruction): undefined {
    const kind = opcodeEntry(opcode)?.operand;
    if (kind === 'constant') this.stack.push(this.at(this.module.constants, operand).type);
    else if (isIntegerOperand(kind)) this.stack.push({ kind });
  }

  private stepBranch({ opcode, operand }: RawInstruction): undefined {
    if (opcode === Op.branchTrue || opcode === Op.branchFalse) this.stack.expect(BOOL);
    if (opcode === Op.variantSwitch) {
      const table = this.at(this.body.jumpTables, operand);
      const found = this.stack.popReference().of;
      const { handle } = this.at(this.module.enums, table.definition);
      if (!isInstanceOf(found, handle)) throw this.stack.fail('a switch over another enum');
    }
    this.expectEmptyStack();
  }

  private stepCall({ opcode, operand }: RawInstruction): undefined {
    const { module } = this;
    const instantiation =
      opcode === Op.call
        ? { handle: operand, typeArguments: [] }
        : this.at(module.functionInstantiations, operand);
    const handle = this.at(module.functionHandles, instantiation.handle);
    const args = this.typeArguments(instantiation.typeArguments, handle.typeParameters.length);
    this.stack.expectAll(handle.parameters.map((type) => substitute(type, args)));
    for (const type of handle.returns) this.stack.push(substitute(type, args));
  }

  private stepField({ opcode, operand }: RawInstruction): undefined {
    const generic = opcode === Op.mutBorrowFieldGeneric || opcode === Op.immBorrowFieldGeneric;
    const mutable = opcode === Op.mutBorrowField || opcode === Op.mutBorrowFieldGeneric;
    const instantiation = generic
      ? this.at(this.module.fieldInstantiations, operand)
      : { handle: operand, typeArguments: [] };
    const { definition, field } = this.at(this.module.fieldHandles, instantiation.handle);
    const struct = this.at(this.module.structs, definition);
    const type = this.instance(struct.handle, instantiation.typeArguments);
    this.stack.popReferenceTo(type, mutable);
    const of = substitute(this.at(struct.fields, field).type, type.args);
    this.stack.push({ kind: 'reference', mutable, of });
  }

  private stepStruct({ opcode, operand }: RawInstruction): undefined {
    const generic = opcode === Op.packGeneric || opcode === Op.unpackGeneric;
    const instantiation = generic
      ? this.at(this.module.structInstantiations, operand)
      : { definition: operand, typeArguments: [] };
    const struct = this.at(this.module.structs, instantiation.definition);
    const type = this.instance(struct.handle, instantiation.typeArguments);
    const fields = fieldTypes(struct.fields, type.args);
    if (opcode === Op.pack || opcode === Op.packGeneric) {
      this.stack.expectAll(fields);
      this.stack.push(type);
    } else {
      this.stack.expect(type);
      fields.forEach((field) => this.stack.push(field));
    }
  }

  private stepVariant({ opcode, operand }: RawInstruction): undefined {
    const generic = opcodeEntry(opcode)?.operand === 'variantInstantiation';
    const { definition, typeArguments, tag } = generic
      ? this.variantInstance(operand)
      : { ...this.at(this.module.variantHandles, operand), typeArguments: [] };
    const { handle, variants } = this.at(this.module.enums, definition);
    const type = this.instance(handle, typeArguments);
    const fields = fieldTypes(this.at(variants, tag).fields, type.args);
    if (opcode === Op.packVariant || opcode === Op.packVariantGeneric) {
      this.stack.expectAll(fields);
      this.stack.push(type);
    } else if (opcode === Op.unpackVariant || opcode === Op.unpackVariantGeneric) {
      this.stack.expect(type);
      fields.forEach((field) => this.stack.push(field));
    } else {
      const mutable = opcode === Op.unpackVariantMut || opcode === Op.unpackVariantGenericMut;
      this.stack.popReferenceTo(type, mutable);
      fields.forEach((of) => this.stack.push({ kind: 'reference', mutable, of }));
    }
  }

  private stepVector({ opcode, operand, count }: RawInstruction): void {
    const element = this.at(this.at(this.module.signatures, operand), 0);
    const vector: Type = { kind: 'vector', of: element };
    switch (opcode) {
      case Op.vectorPack:
        for (let popped = 0; popped < count; popped += 1) this.stack.expect(element);
        return this.stack.push(vector);
      case Op.vectorUnpack:
        this.stack.expect(vector);
        for (let pushed = 0; pushed < count; pushed += 1) this.stack.push(element);
        return;
      case Op.vectorLength:
        this.stack.popReferenceTo(vector, false);
        return this.stack.push(U64);
      case Op.vectorPushBack:
        this.stack.expect(element);
        return this.stack.popReferenceTo(vector, true);
      case Op.vectorPopBack:
        this.stack.popReferenceTo(vector, true);
        return this.stack.push(element);
      case Op.vectorSwap:
        this.stack.expect(U64);
        this.stack.expect(U64);
        return this.stack.popReferenceTo(vector, true);
      default: {
        const mutable = opcode === Op.vectorMutBorrow;
        this.stack.expect(U64);
        this.stack.popReferenceTo(vector, mutable);
        return this.stack.push({ kind: 'reference', mutable, of: element });
      }
    }
  }

  private stepPlain(opcode: Opcode): IntegerKind | undefined {
    if (opcode === Op.ret) this.stack.expectAll(this.definition.handle.returns);
    const kind = checkPlain(opcode, this.stack);
    if (opcode === Op.ret || opcode === Op.abort) this.expectEmptyStack();
    return kind;
  }

  private variantInstance(index: number) {
    const { instantiation, tag } = this.at(this.module.variantInstantiations, index);
    return { ...this.at(this.module.enumInstantiations, instantiation), tag };
  }

  private instance(handle: DatatypeHandle, typeArguments: Type[]) {
    const args = this.typeArguments(typeArguments, handle.typeParameters.length);
    const { address, module, name } = handle;
    return { kind: 'datatype' as const, address, module, name, args };
  }

  private typeArguments(types: Type[], count: number): Type[] {
    if (types.length !== count) throw this.stack.fail('wrong number of type arguments');
    return types;
  }

  private at<T>(table: readonly T[], index: number): T {
    const entry = table[index];
    if (entry === undefined) throw this.stack.fail('an index is out of range');
    return entry;
  }
}

function isIntegerOperand(kind: string | undefined): kind is IntegerKind {
  return kind !== undefined && /^u(8|16|32|64|128|256)$/.test(kind);
}

function fieldTypes(fields: readonly FieldDefinition[], args: readonly Type[]): Type[] {
  return fields.map(({ type }) => substitute(type, args));
}

function isInstanceOf(type: Type, handle: DatatypeHandle): boolean {
  return (
    type.kind === 'datatype' &&
    type.address === handle.address &&
    type.module === handle.module &&
    type.name === handle.name
  );
}
