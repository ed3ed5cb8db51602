import { distributeVault, type Advance } from '@/lib/domain';

export interface Vault {
  readonly heldFrost: bigint;
  /** Oldest first. */
  readonly advances: readonly Advance[];
  readonly members: readonly { readonly address: string; readonly shareBps: number }[];
}

/** What distributing a vault now would do, line by line; all amounts in FROST. */
export interface NextPayout {
  readonly vaultFrost: bigint;
  readonly repayments: readonly {
    readonly address: string;
    readonly amountFrost: bigint;
    /** Still owed to this person afterwards. */
    readonly leftFrost: bigint;
  }[];
  /** What the repayments leave to share. */
  readonly sharedFrost: bigint;
  readonly shares: readonly {
    readonly address: string;
    readonly shareBps: number;
    readonly amountFrost: bigint;
  }[];
  readonly staysFrost: bigint;
  /** Repayments and shares together; 0 where distributing would be refused. */
  readonly paidFrost: bigint;
}

/** vault = Σ repayments + Σ shares + what stays. @throws TidemarkError shares_malformed */
export function nextPayout({ heldFrost, advances, members }: Vault): NextPayout {
  const payout = distributeVault({
    heldFrost,
    advances,
    sharesBps: members.map((member) => member.shareBps),
  });
  const leftOf = new Map(payout.advances.map((owed) => [owed.member, owed.amountFrost]));
  const repaidFrost = payout.repaid.reduce((sum, line) => sum + line.amountFrost, 0n);
  return {
    vaultFrost: heldFrost,
    repayments: payout.repaid.map(({ member, amountFrost }) => ({
      address: member,
      amountFrost,
      leftFrost: leftOf.get(member) ?? 0n,
    })),
    sharedFrost: heldFrost - repaidFrost,
    shares: members.map((member, at) => ({
      ...member,
      amountFrost: payout.amounts[at] ?? 0n,
    })),
    staysFrost: payout.heldFrost,
    paidFrost: payout.totalFrost,
  };
}
