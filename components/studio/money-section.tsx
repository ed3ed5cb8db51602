'use client';

import { DistributionsPart } from './distributions-part';
import { IndexWait } from './part';
import { PayoutPart } from './payout-part';
import { SalesPart } from './sales-part';
import type { SectionProps } from './section-props';

/** From sales to the vault, from the vault to people, and what was paid out before. */
export function MoneySection({ team, index, failed }: SectionProps) {
  return (
    <>
      {index === null ? (
        <IndexWait failed={failed} />
      ) : (
        <SalesPart teamId={team.teamId} sales={index.openSales} />
      )}
      <PayoutPart team={team} />
      {index !== null && <DistributionsPart distributions={index.distributions} />}
    </>
  );
}
