import { splitRevenue } from './split';
import { firstRefusal, type Verdict } from './verdict';

/** What the team still owes a person who paid for it. */
export interface Advance {
  readonly member: string;
  readonly amountFrost: bigint;
}

/** People to whom a team can owe something at a time. */
export const MAX_ADVANCES = 16;

/** Whether a publication by this person may ask to have its cost repaid (aborts 38, 39). */
export function canAdvance(
  team: {
    readonly members: readonly { readonly address: string }[];
    readonly advances: readonly Advance[];
  },
  person: string,
): Verdict {
  const isOwed = team.advances.some((advance) => advance.member === person);
  return firstRefusal([
    [team.members.some((member) => member.address === person), 'not_allowed', 38],
    [isOwed || team.advances.length < MAX_ADVANCES, 'contract_refused', 39],
  ]);
}

export interface VaultState {
  /** In the vault now. */
  readonly heldFrost: bigint;
  /** Oldest first. */
  readonly advances: readonly Advance[];
  /** Shares in basis points, in the order of the members. */
  readonly sharesBps: readonly number[];
}

export interface Distribution {
  /** Advances repaid, oldest first; the last one maybe in part. */
  readonly repaid: readonly Advance[];
  /** Each member's share of the rest, in the order of the shares. */
  readonly amounts: readonly bigint[];
  /** Σ repaid + Σ amounts. */
  readonly totalFrost: bigint;
  /** What stays in the vault; total + held = what was there. */
  readonly heldFrost: bigint;
  /** What is still owed afterwards. */
  readonly advances: readonly Advance[];
}

/**
 * Pays out a vault as `team::distribute` does: advances first, oldest first, then floor shares of
 * the rest. @throws TidemarkError shares_malformed, amount_negative
 */
export function distributeVault(vault: VaultState): Distribution {
  const repaid: Advance[] = [];
  const advances: Advance[] = [];
  let rest = vault.heldFrost;
  for (const owed of vault.advances) {
    const amountFrost = owed.amountFrost <= rest ? owed.amountFrost : rest;
    if (amountFrost > 0n) repaid.push({ member: owed.member, amountFrost });
    const leftFrost = owed.amountFrost - amountFrost;
    if (leftFrost > 0n) advances.push({ member: owed.member, amountFrost: leftFrost });
    rest -= amountFrost;
  }
  const { amounts, held } = splitRevenue(rest, vault.sharesBps);
  return { repaid, amounts, totalFrost: vault.heldFrost - held, heldFrost: held, advances };
}

/** Would the contract accept `team::distribute` now? */
export function canDistribute(vault: VaultState): Verdict {
  return firstRefusal([[distributeVault(vault).totalFrost > 0n, 'contract_refused', 29]]);
}
