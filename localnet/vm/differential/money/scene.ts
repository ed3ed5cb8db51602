import { normalizeId } from '../../index';
import type { Id, MoveVm } from '../../types';
import { Random } from '../random';
import { Books, type Terms } from './books';
import type { Done, Draft, Ledger, StoredObject } from './ledger';

/** The five people of every sequence, and who runs the market. */
export const SELLER = normalizeId('0x5e11');
export const PARTNER = normalizeId('0x9a47');
export const BUYER = normalizeId('0xb0b');
export const SECOND_BUYER = normalizeId('0xb0b2');
export const AUDITOR = normalizeId('0xa0d');
export const ADMIN = normalizeId('0xad');
export const PEOPLE: readonly [Id, ...Id[]] = [SELLER, PARTNER, BUYER, SECOND_BUYER, AUDITOR];

export const MINUTE_MS = 60_000n;
export const AND_LATER = 0xffff_ffff;

export interface TeamView {
  readonly id: Id;
  readonly cap: Id;
  readonly capOwner: Id;
  readonly operators: readonly Id[];
}

export interface ModelView {
  readonly id: Id;
  readonly team: TeamView;
  readonly iterations: number;
  /** Number `n` at `n - 1`. */
  readonly offers: readonly Terms[];
  /** The blob object of each iteration. */
  readonly blobs: readonly Id[];
}

export interface PassView {
  readonly id: Id;
  readonly owner: Id;
  readonly model: Id;
  readonly rights: number;
  readonly firstIteration: number;
  readonly lastIteration: number;
  /** Periods bought, oldest first; refunded ones leave. */
  readonly sales: readonly Id[];
  readonly endsAtMs: bigint;
}

/** A grant, or an opinion under one. */
export interface AuditView {
  readonly id: Id;
  readonly model: Id;
  readonly owner: Id;
}

/** Everything a sequence knows: the chain, the books, and what stands where. */
export class Scene {
  teams: readonly TeamView[];
  models: readonly ModelView[];
  passes: readonly PassView[];
  grants: readonly AuditView[];
  opinions: readonly AuditView[];
  market: Id;
  marketCap: Id;
  /** A second market with a team and a model, for calls that must be refused. */
  foreignMarket: Id;
  foreignTeam: Id;
  foreignModel: Id;

  constructor(
    readonly vm: MoveVm,
    readonly ledger: Ledger,
    readonly books: Books,
    readonly random: Random,
    from?: Scene,
  ) {
    this.teams = from?.teams ?? [];
    this.models = from?.models ?? [];
    this.passes = from?.passes ?? [];
    this.grants = from?.grants ?? [];
    this.opinions = from?.opinions ?? [];
    this.market = from?.market ?? '';
    this.marketCap = from?.marketCap ?? '';
    this.foreignMarket = from?.foreignMarket ?? '';
    this.foreignTeam = from?.foreignTeam ?? '';
    this.foreignModel = from?.foreignModel ?? '';
  }

  get nowMs(): bigint {
    return this.ledger.nowMs;
  }

  person(): Id {
    return this.random.pick(PEOPLE);
  }

  team(): TeamView {
    return chosen(this.random, this.teams);
  }

  model(): ModelView {
    return chosen(this.random, this.models);
  }

  /** As a rule one that has not ended. */
  pass(): PassView | undefined {
    const living = this.passes.filter(({ endsAtMs }) => this.nowMs < endsAtMs);
    const among = living.length > 0 && this.random.chance(88) ? living : this.passes;
    return among[this.random.below(Math.max(among.length, 1))];
  }

  teamOf(id: Id): TeamView {
    return found(this.teams.find((team) => team.id === id));
  }

  modelOf(id: Id): ModelView {
    return found(this.models.find((model) => model.id === id));
  }

  /** The market, or now and then another one. */
  anyMarket(): Id {
    return this.random.chance(2) ? this.foreignMarket : this.market;
  }

  /** The right thing, or now and then another of its kind. */
  orOther<T>(right: T, others: readonly T[], percent = 4): T {
    return this.random.chance(percent) && others.length > 0 ? chosen(this.random, others) : right;
  }

  changeModel(id: Id, change: (model: ModelView) => Partial<ModelView>): void {
    this.models = this.models.map((model) =>
      model.id === id ? { ...model, ...change(model) } : model,
    );
  }

  changeTeam(id: Id, change: (team: TeamView) => Partial<TeamView>): void {
    this.teams = this.teams.map((team) => (team.id === id ? { ...team, ...change(team) } : team));
    const team = this.teamOf(id);
    this.models = this.models.map((model) => (model.team.id === id ? { ...model, team } : model));
  }

  changePass(id: Id, change: (pass: PassView) => Partial<PassView>): void {
    this.passes = this.passes.map((pass) => (pass.id === id ? { ...pass, ...change(pass) } : pass));
  }
}

/** A transaction that the contract must agree to. */
export function demand(
  scene: Scene,
  sender: Id,
  body: (draft: Draft) => void,
): Extract<Done, { refused: undefined }> {
  const done = scene.ledger.transact(sender, body);
  if (done.refused !== undefined) throw new Error(done.refused.message);
  return done;
}

export function chosen<T>(random: Random, choices: readonly T[]): T {
  return found(choices[random.below(choices.length)]);
}

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

/** A model, and its team's cap or now and then a foreign one. */
export function modelAndCap(scene: Scene): { model: ModelView; cap: TeamView } {
  const model = scene.model();
  return { model, cap: scene.orOther(model.team, scene.teams) };
}

/** The one object of a type among those just made. */
export function only(made: readonly StoredObject[], typeName: string): StoredObject {
  const all = made.filter((object) => object.typeName === typeName);
  if (all.length !== 1) throw new Error(`${all.length} objects of type ${typeName}`);
  return found(all[0]);
}
