import { createHash } from 'node:crypto';
import { toBase58 } from '@mysten/sui/utils';
import { eventLayouts, type EventPayload } from '@/lib/chain/event-layouts';
import type { RawEvent } from '@/lib/chain/event-source';
import { Random } from './random';

const PACKAGE = `0x${'7'.repeat(64)}`;
const START_MS = 1_790_000_000_000n;
const WORDS = ['tide', 'voice', 'strategy', 'ocean', 'wave', 'Größe', 'モデル', 'nul\u0000'];

interface Team {
  id: string;
  operators: string[];
  held: bigint;
}
interface Offer {
  number: number;
  price: bigint;
  active: boolean;
}
interface Model {
  id: string;
  team: Team;
  iterations: number;
  offers: Offer[];
}
interface Pass {
  id: string;
  sale: string;
  model: Model;
  opens: bigint;
  unsettled: bigint;
}

/**
 * A history that the contract could have written: every event continues the ones before it.
 * `length` events, one to three per transaction, one to three transactions per checkpoint.
 */
export function randomHistory(seed: number, length: number): RawEvent[] {
  const writer = new Writer(new Random(seed));
  while (writer.events.length < length) writer.next();
  return writer.events.slice(0, length);
}

class Writer {
  readonly events: RawEvent[] = [];
  private checkpoint = 0n;
  private transactionIndex = 0n;
  private eventIndex = 0;
  private nowMs = START_MS;
  private counter = 0;
  private readonly teams: Team[] = [];
  private readonly models: Model[] = [];
  private readonly passes: Pass[] = [];

  constructor(private readonly random: Random) {
    this.emit('MarketCreated', {
      market: this.id(),
      epoch_ms: 1_209_600_000n,
      anchor_epoch: 1,
      anchor_ms: START_MS,
    });
  }

  next(): void {
    if (this.teams.length === 0 || this.random.below(20) === 0) return this.createTeam();
    const team = this.random.pick(this.teams);
    if (this.models.length === 0 || this.random.below(12) === 0) return this.listModel(team);
    const model = this.random.pick(this.models);
    if (model.iterations === 0) return this.publish(model);
    if (model.offers.length === 0) return this.setOffer(model);
    const choices = [
      () => this.publish(model),
      () => this.setOffer(model),
      () => this.withdraw(model),
      () => this.buy(model),
      () => this.buy(model),
      () => this.open(),
      () => this.open(),
      () => this.settle(),
      () => this.distribute(team),
      () => this.changeOperator(team),
    ];
    this.random.pick(choices)();
  }

  private createTeam(): void {
    const team: Team = { id: this.id(), operators: [], held: 0n };
    this.teams.push(team);
    const members = [this.id(), this.id()];
    const name = this.words();
    this.emit('TeamCreated', {
      team: team.id,
      name,
      members,
      shares_bps: [2500, 7500],
      creator: this.id(),
    });
  }

  private changeOperator(team: Team): void {
    const known = team.operators.pop();
    if (known !== undefined) {
      return this.emit('OperatorRemoved', { team: team.id, operator: known });
    }
    const operator = this.id();
    team.operators.push(operator);
    this.emit('OperatorAdded', { team: team.id, operator });
  }

  private listModel(team: Team): void {
    const model: Model = { id: this.id(), team, iterations: 0, offers: [] };
    this.models.push(model);
    this.emit('ModelListed', {
      model: model.id,
      team: team.id,
      name: this.words(),
      summary: this.words(),
      task: 'audio',
      tags: [this.words()],
      licence: 'MIT',
      data_class: 'synthetic',
      lister: this.id(),
      at_ms: this.tick(),
    });
  }

  private publish(model: Model): void {
    model.iterations += 1;
    const blob = BigInt(this.id());
    this.emit('IterationPublished', {
      model: model.id,
      team: model.team.id,
      iteration: model.iterations,
      parents: model.iterations > 1 ? [model.iterations - 1] : [],
      manifest_blob_id: blob,
      blob_ids: [blob],
      blob_objects: [this.id()],
      end_epoch: 5 + this.random.below(20),
      content_root: new Uint8Array(32).fill(this.random.below(256)),
      plain_bytes: 18_446_744_073_709_551_000n,
      cipher_bytes: 18_446_744_073_709_551_615n,
      sealed_key: new Uint8Array(449).fill(this.random.below(256)),
      format: 'onnx',
      metrics: '{"accuracy":0.9}',
      note: this.words(),
      author: this.id(),
      at_ms: this.tick(),
    });
  }

  private setOffer(model: Model): void {
    const price = BigInt(1 + this.random.below(1_000)) * 10_000_000n;
    const offer: Offer = { number: model.offers.length + 1, price, active: true };
    model.offers.push(offer);
    this.emit('OfferSet', {
      model: model.id,
      team: model.team.id,
      offer: offer.number,
      rights: 1,
      window_ms: 604_800_000n,
      price: offer.price,
      first_iteration: 1,
      last_iteration: 0xffffffff,
      by: this.id(),
      at_ms: this.tick(),
    });
  }

  private withdraw(model: Model): void {
    const offer = model.offers.find((candidate) => candidate.active);
    if (offer === undefined) return this.setOffer(model);
    offer.active = false;
    this.emit('OfferWithdrawn', {
      model: model.id,
      team: model.team.id,
      offer: offer.number,
      by: this.id(),
      at_ms: this.tick(),
    });
  }

  private buy(model: Model): void {
    const offer = model.offers.find((candidate) => candidate.active);
    if (offer === undefined) return this.setOffer(model);
    const [id, sale] = [this.id(), this.id()];
    this.passes.push({ id, sale, model, opens: 0n, unsettled: offer.price });
    const startsAtMs = this.tick();
    this.emit('PassBought', {
      pass: id,
      sale,
      model: model.id,
      team: model.team.id,
      offer: offer.number,
      buyer: this.id(),
      price: offer.price,
      rights: 1,
      window_ms: 604_800_000n,
      first_iteration: 1,
      last_iteration: 0xffffffff,
      starts_at_ms: startsAtMs,
      ends_at_ms: startsAtMs + 604_800_000n,
    });
  }

  private open(): void {
    if (this.passes.length === 0) return;
    const pass = this.random.pick(this.passes);
    pass.opens += 1n;
    const atMs = this.tick();
    this.emit('PassOpened', {
      pass: pass.id,
      sale: pass.sale,
      model: pass.model.id,
      iteration: 1,
      holder: this.id(),
      at_ms: atMs,
      opened_until_ms: atMs + 1_800_000n,
      opens: pass.opens,
    });
  }

  private settle(): void {
    const pass = this.passes.find((candidate) => candidate.unsettled > 0n);
    if (pass === undefined) return;
    const amount = pass.unsettled;
    pass.unsettled = 0n;
    pass.model.team.held += amount;
    this.emit('SaleSettled', {
      sale: pass.sale,
      pass: pass.id,
      model: pass.model.id,
      team: pass.model.team.id,
      amount,
      at_ms: this.tick(),
    });
  }

  private distribute(team: Team): void {
    if (team.held < 4n) return;
    const quarter = team.held / 4n;
    const total = quarter * 4n;
    team.held -= total;
    this.emit('RevenueDistributed', {
      team: team.id,
      total,
      recipients: [this.id(), this.id()],
      amounts: [quarter, total - quarter],
      held: team.held,
      at_ms: this.tick(),
    });
  }

  private emit<Name extends EventPayload['name']>(
    name: Name,
    fields: Extract<EventPayload, { name: Name }>['fields'],
  ): void {
    this.step();
    // One layout per name: a union of layouts cannot be called with a union of fields.
    const layout = eventLayouts[name] as unknown as {
      serialize(value: typeof fields): { toBytes(): Uint8Array };
    };
    this.events.push({
      checkpoint: this.checkpoint,
      transactionIndex: this.transactionIndex,
      eventIndex: this.eventIndex,
      transactionDigest: toBase58(hash(`${this.checkpoint}/${this.transactionIndex}`)),
      sender: `0x${'5'.repeat(64)}`,
      type: `${PACKAGE}::events::${name}`,
      contents: layout.serialize(fields).toBytes(),
    });
  }

  private step(): void {
    const roll = this.random.below(3);
    if (roll === 0) this.eventIndex += 1;
    else {
      this.eventIndex = 0;
      if (roll === 1) this.transactionIndex += 1n;
      else {
        this.transactionIndex = 0n;
        this.checkpoint += BigInt(1 + this.random.below(5));
      }
    }
  }

  private tick(): bigint {
    this.nowMs += BigInt(1 + this.random.below(60_000));
    return this.nowMs;
  }

  private id(): string {
    this.counter += 1;
    return `0x${hash(`id ${this.counter}`).toString('hex')}`;
  }

  private words(): string {
    return `${this.random.pick(WORDS)} ${this.random.pick(WORDS)}`;
  }
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
