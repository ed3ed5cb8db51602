import { distribute, openPass, purchase, settleSale } from '@/lib/chain';
import type { EventFields } from '@/lib/chain/event-layouts';
import { TidemarkError } from '@/lib/domain';
import { History } from './history';
import { runAs, type SeedNetwork } from './network';
import type { SeedTeam } from './team';

/**
 * One sale from end to end, so that the audit page has every kind of event to show: the buyer
 * buys and opens, the sale is settled, the team's vault is paid out.
 */
export async function trade(network: SeedNetwork, team: SeedTeam, modelId: string): Promise<void> {
  const { manifest, people } = network;
  const history = await History.read(network.source);
  const buyer = people.buyer.toSuiAddress();
  const bought =
    history.find('PassBought', ({ model, buyer: by }) => model === modelId && by === buyer) ??
    (await buy(network, history, modelId));
  const { pass: passId, sale: saleId } = bought;
  if (history.find('PassOpened', ({ pass }) => pass === passId) === undefined) {
    const opening = openPass(manifest, { passId, saleId, modelId, iteration: 1 });
    await runAs(network, 'buyer', opening);
  }
  if (history.find('SaleSettled', ({ sale }) => sale === saleId) === undefined) {
    await runAs(network, 'seller', settleSale(manifest, { saleId, teamId: team.teamId }));
  }
  const isPaidOut = history.find('RevenueDistributed', (fields) => fields.team === team.teamId);
  if (isPaidOut === undefined) {
    await runAs(network, 'seller', distribute(manifest, { teamId: team.teamId }));
  }
}

async function buy(
  network: SeedNetwork,
  history: History,
  modelId: string,
): Promise<EventFields<'PassBought'>> {
  const offer = history.find('OfferSet', ({ model }) => model === modelId);
  if (offer === undefined) throw new TidemarkError('not_found', 'The demo model has no offer.');
  const transaction = purchase(network.manifest, {
    modelId,
    offer: offer.offer,
    expectedPriceFrost: offer.price,
  });
  const { events } = await runAs(network, 'buyer', transaction, offer.price);
  const bought = events.find((event) => event.name === 'PassBought');
  if (bought === undefined) {
    throw new TidemarkError('chain_data_malformed', 'The purchase left no event.');
  }
  return bought.fields;
}
