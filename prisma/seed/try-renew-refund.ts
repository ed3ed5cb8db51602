import { refundPass, renewPass, tryOffer, type TransactionOutcome } from '@/lib/chain';
import type { EventFields, EventName } from '@/lib/chain/event-layouts';
import { REFUND_PRO_RATA, TidemarkError } from '@/lib/domain';
import { History } from './history';
import { runAs, type SeedNetwork } from './network';

const PERSON = 'auditor';

/**
 * What follows a sale, once: a free trial, its renewal, and the refund of the renewal, which has
 * not begun and so is paid back in full.
 */
export async function tryRenewRefund(network: SeedNetwork): Promise<void> {
  const { manifest, people } = network;
  const history = await History.read(network.source);
  const trial = history.find('OfferSet', (offer) => offer.trial);
  if (trial === undefined) throw missing('OfferSet');
  const modelId = trial.model;
  const isOwn = ({ model, buyer }: EventFields<'PassBought'>) =>
    model === modelId && buyer === people[PERSON].toSuiAddress();
  const bought =
    history.find('PassBought', isOwn) ??
    fieldsOf(
      await runAs(
        network,
        PERSON,
        tryOffer(manifest, { modelId, offer: trial.offer, expectedPriceFrost: trial.price }),
        trial.price,
      ),
      'PassBought',
    );
  const passId = bought.pass;
  const renewed =
    history.find('PassRenewed', ({ pass }) => pass === passId) ??
    (await renew(network, history, { modelId, passId }));
  if (history.find('SaleRefunded', ({ sale }) => sale === renewed.sale) !== undefined) return;
  await runAs(network, PERSON, refundPass(manifest, { passId, saleId: renewed.sale }));
}

async function renew(
  network: SeedNetwork,
  history: History,
  { modelId, passId }: { modelId: string; passId: string },
): Promise<EventFields<'PassRenewed'>> {
  const offer = history.find(
    'OfferSet',
    ({ model, refund_rule: rule }) => model === modelId && rule === REFUND_PRO_RATA,
  );
  if (offer === undefined) throw missing('OfferSet');
  const transaction = renewPass(network.manifest, {
    modelId,
    passId,
    offer: offer.offer,
    maxPriceFrost: offer.price,
  });
  return fieldsOf(await runAs(network, PERSON, transaction, offer.price), 'PassRenewed');
}

function fieldsOf<Name extends EventName>(
  outcome: TransactionOutcome,
  name: Name,
): EventFields<Name> {
  const event = outcome.events.find((candidate) => candidate.name === name);
  if (event === undefined) throw missing(name);
  // The name has just been compared; the compiler cannot tie it to the generic parameter.
  return event.fields as EventFields<Name>;
}

function missing(name: EventName): TidemarkError {
  return new TidemarkError('chain_data_malformed', `The demo market left no ${name} event.`);
}
