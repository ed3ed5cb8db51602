import { createHash } from 'node:crypto';
import { bcs } from '@mysten/sui/bcs';
import type { Transaction } from '@mysten/sui/transactions';
import type { OpenChain } from '../genesis/open-chain';
import { call, clock, market } from './contract-call';
import {
  AND_LATER,
  BLOB_BYTES,
  MarketScene,
  PLAIN_BYTES,
  PRICE_FROST,
  WINDOW_MS,
} from './market-scene';
import { TourDesk } from './tour-desk';
import { extendStorage, runAudit, runPasses } from './tour-rights';

const DOWNLOAD = 1;
const INVOKE = 2;
const PRO_RATA = 1;
const NOTE_TEXT = 'A note of ordinary length, sealed for a day and then open to everyone.';
const SALT = new Uint8Array(16).fill(5);
const DAY_MS = 86_400_000n;
const bytes = bcs.vector(bcs.u8());

/** Every verb but `migrate`: seller, buyer and auditor are one person. */
export class VerbTour {
  private constructor(private readonly desk: TourDesk) {}

  /** Runs them all; every transaction is on the chain afterwards, in an order that works. */
  static async run(chain: OpenChain): Promise<void> {
    const desk = new TourDesk(chain, await MarketScene.build(chain));
    const tour = new VerbTour(desk);
    await tour.steer();
    await tour.runTeam();
    await tour.runModel();
    await tour.runOffers();
    await runPasses(desk);
    await extendStorage(desk);
    await runAudit(desk);
    await desk.do('model::retire', (tx) => [...desk.capAndModel(tx), clock(chain, tx)]);
  }

  private async steer(): Promise<void> {
    const { ledger, facts } = this.desk.chain;
    const ownedBy = (type: string) => {
      const at = this.desk.operator.address;
      const [only] = ledger.ownedBy(at, { type: `${facts.packages.tidemark}::${type}`, limit: 2 });
      if (!only) throw new Error(`the operator owns no ${type}`);
      return only.id;
    };
    const shared = (tx: Transaction) => this.desk.shared(tx, facts.objects.market);
    const marketCap = ownedBy('market::MarketCap');
    await this.desk.by(this.desk.operator, 'market::create', (tx) => [
      this.desk.own(tx, ownedBy('market::AdminCap')),
      tx.pure.u64(14n * DAY_MS),
      tx.pure.u32(1),
      tx.pure.u64(0),
      tx.pure.u64(1),
    ]);
    await this.desk.by(this.desk.operator, 'market::set_limits', (tx) => [
      this.desk.own(tx, marketCap),
      shared(tx),
      ...[60_000n, 31_622_400_000n, 1_800_000n, 8n, 200_000n].map((limit) => tx.pure.u64(limit)),
    ]);
    await this.desk.by(this.desk.operator, 'market::set_fee', (tx) => [
      this.desk.own(tx, marketCap),
      shared(tx),
      tx.pure.u16(250),
      tx.pure.address(this.desk.operator.address),
    ]);
  }

  private async runTeam(): Promise<void> {
    const operator = (tx: Transaction) => [
      ...this.desk.capAndTeam(tx),
      tx.pure.address(this.desk.operator.address),
    ];
    await this.desk.do('team::add_operator', operator);
    await this.desk.do('team::remove_operator', operator);
    await this.desk.do('team::set_shares', (tx) => [
      ...this.desk.capAndTeam(tx),
      tx.pure.vector('address', [this.desk.me, this.desk.operator.address]),
      tx.pure.vector('u16', [6_000, 4_000]),
      clock(this.desk.chain, tx),
    ]);
    const handOver = (to: string) => (tx: Transaction) => [
      ...this.desk.capAndTeam(tx),
      tx.pure.address(to),
      clock(this.desk.chain, tx),
    ];
    await this.desk.do('team::hand_over', handOver(this.desk.operator.address));
    await this.desk.by(this.desk.operator, 'team::hand_over', handOver(this.desk.me));
  }

  private async runModel(): Promise<void> {
    await this.desk.do('model::edit_listing', (tx) => [
      ...this.desk.capAndModel(tx),
      ...['Model', 'What it is for, in a sentence.', 'task'].map((text) => tx.pure.string(text)),
      tx.pure.vector('string', ['tag', 'other']),
      tx.pure.string('MIT'),
      tx.pure.string('synthetic'),
      clock(this.desk.chain, tx),
    ]);
    await this.publishSealed();
    await this.desk.do('alias::move_alias', (tx) => [
      ...this.desk.capAndModel(tx),
      tx.pure.string('production'),
      tx.pure.u32(2),
      clock(this.desk.chain, tx),
    ]);
    await this.desk.do('alias::remove_alias', (tx) => [
      ...this.desk.capAndModel(tx),
      tx.pure.string('production'),
      clock(this.desk.chain, tx),
    ]);
  }

  /** A second iteration whose cost is advanced and whose note stays sealed until now. */
  private async publishSealed(): Promise<void> {
    const { chain } = this.desk;
    const blob = await this.desk.scene.blob();
    const commitment = createHash('sha256').update(SALT).update(NOTE_TEXT).digest();
    await this.desk.scene.seller.run((tx) => {
      const note = tx.moveCall({
        target: `${chain.facts.packages.tidemark}::note::sealed_until`,
        arguments: [
          tx.pure.u64(chain.ledger.now()),
          tx.pure(bytes.serialize(commitment)),
          tx.pure(bytes.serialize(new Uint8Array(550))),
        ],
      });
      const blobs = tx.makeMoveVec({
        type: `${chain.facts.packages.walrus}::blob::Blob`,
        elements: [this.desk.own(tx, blob.object)],
      });
      call(chain, tx, 'publishing::publish_iteration', [
        ...this.desk.capAndTeam(tx),
        this.desk.shared(tx, this.desk.scene.model),
        blobs,
        tx.pure.u256(blob.blobId),
        tx.pure(bytes.serialize(new Uint8Array(32).fill(1))),
        tx.pure.u64(PLAIN_BYTES),
        tx.pure.u64(BLOB_BYTES),
        tx.pure(bytes.serialize(new Uint8Array(449))),
        tx.pure.vector('u32', [1]),
        tx.pure.string('onnx'),
        tx.pure.string('{}'),
        note,
        tx.pure.u64(100),
        clock(chain, tx),
      ]);
    });
    await this.desk.do('publishing::disclose_note', (tx) => [
      market(chain, tx),
      this.desk.shared(tx, this.desk.scene.model),
      tx.pure.u32(2),
      tx.pure.string(NOTE_TEXT),
      tx.pure(bytes.serialize(SALT)),
      clock(chain, tx),
    ]);
  }

  /** 2 calls with refund, 3 a trial, 4 to be withdrawn. The scene set offer 1. */
  private async runOffers(): Promise<void> {
    const offer = (rights: number, terms: { price?: bigint; quota?: bigint; trial?: boolean }) =>
      this.desk.do('offering::set_offer', (tx) => [
        ...this.desk.capAndModel(tx),
        tx.pure.u8(rights),
        tx.pure.u64(WINDOW_MS),
        tx.pure.u64(terms.price ?? PRICE_FROST),
        tx.pure.u32(1),
        tx.pure.u32(AND_LATER),
        tx.pure.u64(terms.quota ?? 0n),
        tx.pure.u8(terms.quota === undefined ? 0 : PRO_RATA),
        tx.pure.bool(terms.trial ?? false),
        clock(this.desk.chain, tx),
      ]);
    await offer(INVOKE, { quota: 1_000n });
    await offer(DOWNLOAD, { price: 0n, trial: true });
    await offer(DOWNLOAD, {});
    await this.desk.do('offering::withdraw_offer', (tx) => [
      ...this.desk.capAndModel(tx),
      tx.pure.u32(4),
      clock(this.desk.chain, tx),
    ]);
  }
}
