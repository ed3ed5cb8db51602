import { bcs } from '@mysten/sui/bcs';
import type { Transaction } from '@mysten/sui/transactions';
import { sharedArgument } from '../control/account';
import { call, clock, market, walCoin } from './contract-call';
import { AND_LATER, PRICE_FROST, WINDOW_MS } from './market-scene';
import { created } from './test-chain';
import type { TourDesk } from './tour-desk';

const bytes = bcs.vector(bcs.u8());

/** Purchases, a trial, calls, a renewal, its refund, settlement and distribution. */
export async function runPasses(desk: TourDesk): Promise<void> {
  const { chain, scene } = desk;
  const saleType = `Sale<${chain.facts.walType}>`;
  const settled = created(await scene.buy(scene.seller), saleType);
  const buying =
    (offer: number, priceFrost: bigint, modelMutable: boolean) => (tx: Transaction) => [
      market(chain, tx),
      sharedArgument(tx, chain.ledger, scene.model, modelMutable),
      tx.pure.u32(offer),
      tx.pure.u64(priceFrost),
      desk.pay(tx, priceFrost),
      clock(chain, tx),
    ];
  await desk.do('purchase::try_out', buying(3, 0n, true));
  const bought = await desk.do('purchase::purchase', buying(2, PRICE_FROST, false));
  const [pass, sale] = [created(bought, 'AccessPass'), created(bought, saleType)];
  await scene.open(scene.seller, pass, sale);
  await desk.do('sale::record_calls', (tx) => [
    market(chain, tx),
    sharedArgument(tx, chain.ledger, scene.team, false),
    desk.shared(tx, sale),
    tx.pure.u64(3),
    clock(chain, tx),
  ]);
  const renewed = await desk.do('purchase::renew', (tx) => [
    market(chain, tx),
    sharedArgument(tx, chain.ledger, scene.model, false),
    desk.own(tx, pass),
    tx.pure.u32(2),
    tx.pure.u64(PRICE_FROST),
    desk.pay(tx, PRICE_FROST),
    clock(chain, tx),
  ]);
  await desk.do('refund::refund', (tx) => [
    market(chain, tx),
    desk.own(tx, pass),
    desk.shared(tx, created(renewed, saleType)),
    clock(chain, tx),
  ]);
  await scene.settle(scene.seller, settled);
  await desk.do('team::distribute', (tx) => [
    market(chain, tx),
    desk.shared(tx, scene.team),
    clock(chain, tx),
  ]);
}

/** One blob for one epoch, and what the model notes of it. */
export async function extendStorage(desk: TourDesk): Promise<void> {
  const { chain, scene } = desk;
  await scene.seller.run((tx) => {
    const model = desk.shared(tx, scene.model);
    const at = market(chain, tx);
    const [blob, loan] = call(chain, tx, 'storage::lend_blob', [
      at,
      model,
      tx.pure.id(scene.keptBlob),
    ]);
    if (!blob || !loan) throw new Error('a loan has two parts');
    tx.moveCall({
      target: `${chain.facts.packages.walrus}::system::extend_blob`,
      arguments: [
        desk.shared(tx, chain.facts.objects.walrusSystem),
        blob,
        tx.pure.u32(1),
        desk.own(tx, walCoin(chain, desk.me)),
      ],
    });
    call(chain, tx, 'storage::return_blob', [at, model, blob, loan]);
    call(chain, tx, 'storage::record_extension', [at, model, tx.pure.u32(1), clock(chain, tx)]);
  });
}

/** A grant, its opening, two opinions, its end. */
export async function runAudit(desk: TourDesk): Promise<void> {
  const { chain, scene } = desk;
  const granted = await desk.do('audit::grant', (tx) => [
    ...desk.capAndModel(tx),
    tx.pure.address(desk.me),
    tx.pure.u8(3),
    tx.pure.u32(1),
    tx.pure.u32(AND_LATER),
    tx.pure.u64(0),
    tx.pure.u64(WINDOW_MS),
    clock(chain, tx),
  ]);
  const grant = created(granted, 'AuditGrant');
  const model = (tx: Transaction) => sharedArgument(tx, chain.ledger, scene.model, false);
  const words = (tx: Transaction) => [
    tx.pure.string('accuracy as listed'),
    tx.pure.string('Holds on the evidence kept.'),
    tx.pure(bytes.serialize(new Uint8Array(32))),
    clock(chain, tx),
  ];
  await desk.do('audit::open_audit', (tx) => [
    market(chain, tx),
    desk.own(tx, grant),
    model(tx),
    tx.pure.u32(1),
    clock(chain, tx),
  ]);
  const signed = await desk.do('opinion::sign', (tx) => [
    market(chain, tx),
    desk.own(tx, grant),
    model(tx),
    tx.pure.u32(1),
    tx.pure.u8(1),
    ...words(tx),
  ]);
  await desk.do('opinion::supersede', (tx) => [
    market(chain, tx),
    model(tx),
    desk.own(tx, created(signed, 'Opinion')),
    tx.pure.u8(2),
    ...words(tx),
  ]);
  await desk.do('audit::revoke', (tx) => [
    ...desk.capAndModel(tx),
    tx.pure.id(grant),
    clock(chain, tx),
  ]);
}
