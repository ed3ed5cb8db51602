import type { Random } from './random';

export const INTEGER_TYPES = ['u8', 'u16', 'u32', 'u64', 'u128', 'u256'] as const;
export type IntegerType = (typeof INTEGER_TYPES)[number];

const BITS: Record<IntegerType, number> = {
  u8: 8,
  u16: 16,
  u32: 32,
  u64: 64,
  u128: 128,
  u256: 256,
};

/** No literals: the compiler of Sui 1.71 can panic on branches that are constant. */
const BOOLS: [string, ...string[]] = ['flag', '!flag', '(v_u8 < 128)', '(v_u64 % 2 == 0)'];

/** Random expressions over the locals `v_u8` … `v_u256` and `flag`. */
export class ExpressionWriter {
  constructor(private readonly random: Random) {}

  /** A literal; the borders of the width are frequent. */
  literal(type: IntegerType): string {
    const bits = BITS[type];
    const max = (1n << BigInt(bits)) - 1n;
    const small = BigInt(this.random.below(20));
    const value = this.random.pick<bigint>([
      0n,
      1n,
      small,
      small,
      max,
      max - 1n,
      1n << BigInt(this.random.below(bits)),
      this.random.bits(bits),
      this.random.bits(Math.max(4, bits >> 1)),
    ]);
    return `${value}${type}`;
  }

  integer(type: IntegerType, depth: number): string {
    const { random } = this;
    if (depth === 0 || random.chance(15)) {
      return random.chance(60) ? `v_${type}` : this.literal(type);
    }
    return random.pick([
      () => this.binary(type, depth),
      () => this.binary(type, depth),
      () => this.shift(type, depth),
      () => this.cast(type, depth),
      () => this.conditional(type, depth),
    ])();
  }

  bool(depth: number): string {
    const { random } = this;
    if (depth === 0 || random.chance(15)) return random.pick(BOOLS);
    if (random.chance(40)) {
      const joint = random.pick(['&&', '||']);
      return `(${this.bool(depth - 1)} ${joint} ${this.bool(depth - 1)})`;
    }
    const type = random.pick(INTEGER_TYPES);
    const comparison = random.pick(['<', '>', '<=', '>=', '==', '!=']);
    const left = `(v_${type} ^ ${this.integer(type, depth - 1)})`;
    return `(${left} ${comparison} ${this.integer(type, depth - 1)})`;
  }

  /** Plain operators fail soon, so most are kept inside their width. */
  private binary(type: IntegerType, depth: number): string {
    const left = this.integer(type, depth - 1);
    const right = this.integer(type, depth - 1);
    const half = BITS[type] / 2;
    const risky = this.random.chance(8);
    if (risky) return `(${left} ${this.random.pick(['+', '-', '*', '/', '%'])} ${right})`;
    return this.random.pick([
      `((${left} >> 1) + (${right} >> 1))`,
      `((${left} | ${right}) - ${right})`,
      `((${left} >> ${half}) * (${right} >> ${half}))`,
      `(${left} / ((${right} >> 1) + 1))`,
      `(${left} % ((${right} >> 1) + 1))`,
      `(${left} & ${right})`,
      `(${left} | ${right})`,
      `(${left} ^ ${right})`,
    ]);
  }

  private shift(type: IntegerType, depth: number): string {
    const value = this.integer(type, depth - 1);
    const by = this.random.chance(2) ? BITS[type] : this.random.below(BITS[type]);
    // 256 itself is no u8, so the widest integer has no shift that fails.
    const amount = Math.min(by, 255);
    return `(${value} ${this.random.pick(['<<', '>>'])} ${amount}u8)`;
  }

  private cast(type: IntegerType, depth: number): string {
    const from = this.random.pick(INTEGER_TYPES);
    const value = this.integer(from, depth - 1);
    if (BITS[from] <= BITS[type] || this.random.chance(3)) return `((${value}) as ${type})`;
    const mask = (1n << BigInt(BITS[type])) - 1n;
    return `((${value} & ${mask}${from}) as ${type})`;
  }

  private conditional(type: IntegerType, depth: number): string {
    const then = this.integer(type, depth - 1);
    return `(if (${this.bool(depth - 1)}) ${then} else ${this.integer(type, depth - 1)})`;
  }
}
