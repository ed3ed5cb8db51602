'use client';

import { IdText } from '@/components/chain/id-text';
import { Day, MomentInBothZones } from '@/components/time/moment';
import { Facts } from '@/components/ui/facts';
import { usePassModel, type AccessPass } from '@/lib/client/use-passes';

export function PassFacts({ pass }: { pass: AccessPass }) {
  const { iteration, storedUntilMs } = usePassModel(pass);
  return (
    <Facts
      facts={[
        { label: 'Started', value: <MomentInBothZones atMs={Number(pass.startsAtMs)} /> },
        { label: 'Ends', value: <MomentInBothZones atMs={Number(pass.endsAtMs)} /> },
        {
          label: 'Bytes stored until',
          value:
            storedUntilMs === null || iteration.data === undefined ? (
              'cannot be read now'
            ) : (
              <>
                <Day atMs={storedUntilMs} /> (epoch {iteration.data.endEpoch})
              </>
            ),
        },
        { label: 'Pass', value: <IdText id={pass.passId} label="pass id" digits={6} /> },
        { label: 'Sale', value: <IdText id={pass.saleId} label="sale id" digits={6} /> },
        { label: 'Offer', value: `number ${pass.offer}` },
      ]}
    />
  );
}
