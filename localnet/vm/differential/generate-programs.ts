import { ExpressionWriter, INTEGER_TYPES, type IntegerType } from './generate-expressions';
import { Random } from './random';

const STATEMENTS_PER_PROGRAM = 10;
const PROGRAMS_PER_MODULE = 25;

/** A module of random programs; each answers the BCS of all it computed, or fails on the way. */
export function generateModule(seed: number): { name: string; source: string; programs: string[] } {
  const random = new Random(seed);
  const name = `programs_${seed}`;
  const programs = Array.from({ length: PROGRAMS_PER_MODULE }, (_, index) => `p${index}`);
  const functions = programs.map((program) => new ProgramWriter(random).write(program));
  const source = [
    '#[allow(all)]',
    `module torture::${name};`,
    'use std::bcs;',
    'use torture::shapes;',
    ...functions,
    '',
  ].join('\n');
  return { name, source, programs };
}

type StatementKind = (writer: ProgramWriter) => string[];

class ProgramWriter {
  private readonly expressions: ExpressionWriter;
  private loops = 0;

  constructor(readonly random: Random) {
    this.expressions = new ExpressionWriter(random);
  }

  write(name: string): string {
    const lines = [`public fun ${name}(): vector<u8> {`, '    let mut out = vector<u8>[];'];
    for (const type of INTEGER_TYPES) {
      lines.push(`    let mut v_${type}: ${type} = ${this.expressions.literal(type)};`);
    }
    lines.push(
      '    let mut flag = true;',
      `    let mut list: vector<u64> = ${this.numbers('u64')};`,
      `    let mut rows: vector<vector<u16>> = vector[${this.numbers('u16')}, ${this.numbers('u16')}];`,
      `    let mut inner = shapes::inner(v_u8, v_u64);`,
      `    let mut outer = shapes::outer(v_u16, inner, vector[v_u32], flag);`,
      `    let mut shape = ${this.shape()};`,
      `    let mut boxed = shapes::box(list);`,
      '    let mut choice = shapes::first<u8, vector<u64>>(v_u8);',
    );
    for (let count = 0; count < STATEMENTS_PER_PROGRAM; count += 1) {
      lines.push(...this.statement().map((line) => `    ${line}`));
    }
    for (const type of INTEGER_TYPES) lines.push(`    out.append(bcs::to_bytes(&v_${type}));`);
    for (const local of ['flag', 'list', 'rows', 'inner', 'outer', 'shape', 'boxed', 'choice']) {
      lines.push(`    out.append(bcs::to_bytes(&${local}));`);
    }
    lines.push('    out', '}');
    return lines.join('\n');
  }

  statement(depth = 0): string[] {
    const { random } = this;
    if (depth < 2 && random.chance(20)) return this.branch(depth);
    if (depth < 2 && random.chance(15)) return this.loop(depth);
    return random.pick(STATEMENTS)(this);
  }

  integer(type: IntegerType): string {
    return this.expressions.integer(type, 3);
  }

  bool(): string {
    return this.expressions.bool(2);
  }

  /** An index into `list` that is mostly inside, sometimes exactly the length. */
  index(local: string): string {
    const value = this.random.chance(3) ? 'list.length()' : 'v_u64 % list.length()';
    return `let ${local} = ${value};`;
  }

  shape(): string {
    return this.random.pick([
      'shapes::empty()',
      'shapes::number(v_u64)',
      'shapes::pair(v_u8, v_u128)',
      'shapes::list(list)',
      'shapes::nested(inner)',
    ]);
  }

  private branch(depth: number): string[] {
    const then = this.statement(depth + 1).map((line) => `    ${line}`);
    const otherwise = this.statement(depth + 1).map((line) => `    ${line}`);
    return [`if (${this.bool()}) {`, ...then, '} else {', ...otherwise, '};'];
  }

  private loop(depth: number): string[] {
    const counter = `i_${(this.loops += 1)}_${depth}`;
    const turns = 1 + this.random.below(6);
    const body = this.statement(depth + 1).map((line) => `    ${line}`);
    const leave = this.random.chance(30) ? [`    if (${this.bool()}) break;`] : [];
    return [
      `let mut ${counter} = 0u8;`,
      `while (${counter} < ${turns}) {`,
      `    ${counter} = ${counter} + 1;`,
      ...leave,
      ...body,
      '};',
    ];
  }

  private numbers(type: IntegerType): string {
    const count = 1 + this.random.below(5);
    const items = Array.from({ length: count }, () => this.expressions.literal(type));
    return `vector[${items.join(', ')}]`;
  }
}

const STATEMENTS: [StatementKind, ...StatementKind[]] = [
  (writer) => {
    const type = writer.random.pick(INTEGER_TYPES);
    return [`v_${type} = ${writer.integer(type)};`];
  },
  (writer) => {
    const type = writer.random.pick(INTEGER_TYPES);
    return [`v_${type} = ${writer.integer(type)};`, `out.append(bcs::to_bytes(&v_${type}));`];
  },
  (writer) => [`flag = ${writer.bool()};`],
  (writer) => [`list.push_back(${writer.integer('u64')});`],
  (writer) => [
    `if (list.length() > 1 || flag) v_u64 = list.pop_back() / 2;`,
    `flag = ${writer.bool()};`,
  ],
  (writer) => [writer.index('at'), writer.index('to'), 'list.swap(at, to);'],
  (writer) => [writer.index('at'), `*&mut list[at] = ${writer.integer('u64')};`],
  (writer) => [writer.index('at'), 'v_u64 = list[at];'],
  () => ['list.reverse();', 'v_u64 = list.length();'],
  (writer) => [writer.index('at'), `list.insert(${writer.integer('u64')}, at);`],
  (writer) => [writer.index('at'), 'if (list.length() > 1) v_u64 = list.remove(at) >> 3;'],
  (writer) => [
    `let (found, at) = list.index_of(&${writer.integer('u64')});`,
    'out.append(bcs::to_bytes(&found));',
    'out.append(bcs::to_bytes(&at));',
  ],
  (writer) => [
    'let mut copied = rows;',
    `copied[0].push_back(${writer.integer('u16')});`,
    'out.append(bcs::to_bytes(&copied));',
    'out.append(bcs::to_bytes(&(copied == rows)));',
  ],
  () => ['let row = rows[0];', 'rows.push_back(row);', 'rows[1].append(row);'],
  () => ['*(&mut rows[0]) = vector[v_u16];'],
  (writer) => [`*inner.b_mut() = ${writer.integer('u64')};`],
  (writer) => [
    'let before = outer;',
    `*outer.inner_mut().b_mut() = ${writer.integer('u64')};`,
    `*outer.x_mut() = ${writer.integer('u16')};`,
    `outer.list_mut().push_back(${writer.integer('u32')});`,
    'outer.toggle();',
    'out.append(bcs::to_bytes(&before));',
  ],
  () => ['*outer.inner_mut() = inner;', 'flag = outer.inner_mut().a() == inner.a();'],
  (writer) => [`shape = ${writer.shape()};`],
  () => ['out.append(bcs::to_bytes(&shape.score()));', 'v_u64 = shape.score() % 100;'],
  (writer) => [
    'let kept = shape;',
    `shape.bump(${writer.integer('u64')});`,
    'out.append(kept.open());',
    'flag = kept == shape;',
  ],
  () => ['out.append(shape.open());'],
  (writer) => [`boxed.value_mut().push_back(${writer.integer('u64')});`, 'list = *boxed.value();'],
  () => ['boxed = shapes::box(shapes::unbox(boxed));', 'flag = *boxed.value() == list;'],
  (writer) => [
    writer.random.pick([
      'choice = shapes::first(v_u8);',
      'choice = shapes::second(list);',
      'choice = shapes::both(v_u8, list);',
    ]),
    'out.append(bcs::to_bytes(&choice.swap_choice()));',
    `v_u8 = choice.first_or(${writer.integer('u8')});`,
  ],
];
