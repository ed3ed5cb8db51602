import type { Ledger } from './ledger';

/** The figures of a team's card, in FROST; null: not read yet. */
export interface CardFigures {
  readonly collectedFrost: bigint;
  readonly unsettledFrost: bigint | null;
  readonly heldFrost: bigint;
  readonly distributedFrost: bigint;
  readonly owedFrost: bigint;
}

export interface ReconciledFigure {
  readonly label: string;
  readonly ledgerFrost: bigint;
  readonly cardFrost: bigint | null;
  /** Card less ledger; 0 when both are the same to the unit. */
  readonly differenceFrost: bigint;
}

/** Each figure of the card beside the sum of the ledger's rows. */
export function reconcile(ledger: Ledger, card: CardFigures): ReconciledFigure[] {
  const { balances, totals } = ledger;
  return [
    figure('Collected', totals.settledFrost, card.collectedFrost),
    figure('In sales', balances.salesFrost, card.unsettledFrost),
    figure('In the vault', balances.vaultFrost, card.heldFrost),
    figure('Paid out', balances.paidOutFrost, card.distributedFrost),
    figure('Owed for costs advanced', balances.owedFrost, card.owedFrost),
  ];
}

function figure(label: string, ledgerFrost: bigint, cardFrost: bigint | null): ReconciledFigure {
  const differenceFrost = cardFrost === null ? 0n : cardFrost - ledgerFrost;
  return { label, ledgerFrost, cardFrost, differenceFrost };
}
