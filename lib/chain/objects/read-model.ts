import { bcs } from '@mysten/sui/bcs';
import type { ClientWithCoreApi } from '@mysten/sui/client';
import { id, u64 } from '../bcs';
import { typeNameOfCoin, type Deployment } from '../deployment';
import { modelLayout } from '../object-layouts';
import { findEntry } from './read-entry';
import { readObject } from './read-object';

export interface Model {
  readonly modelId: string;
  readonly marketId: string;
  readonly teamId: string;
  readonly name: string;
  readonly summary: string;
  readonly task: string;
  readonly tags: readonly string[];
  readonly licence: string;
  readonly dataClass: string;
  /** Nothing new is published, offered or sold; passes stay as sold. */
  readonly retired: boolean;
  readonly iterationCount: number;
  /** Parent of the table of iterations. */
  readonly iterationsId: string;
  readonly offerCount: number;
  /** Parent of the table of offers. */
  readonly offersId: string;
  readonly aliases: readonly ModelAlias[];
  /** Parent of the table of who took a trial. */
  readonly trialsId: string;
  /** Parent of the table of audit grants. */
  readonly grantsId: string;
}

/** A name that points at an iteration now. */
export interface ModelAlias {
  readonly alias: string;
  readonly iteration: number;
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readModel(
  client: ClientWithCoreApi,
  deployment: Deployment,
  modelId: string,
): Promise<Model> {
  const model = await readObject(client, modelId, {
    type: typeNameOfCoin(deployment, 'model::Model'),
    layout: modelLayout,
  });
  return {
    modelId: model.id,
    marketId: model.market,
    teamId: model.team,
    name: model.name,
    summary: model.summary,
    task: model.task,
    tags: model.tags,
    licence: model.licence,
    dataClass: model.data_class,
    retired: model.retired,
    iterationCount: model.iteration_count,
    iterationsId: model.iterations.id,
    offerCount: model.offer_count,
    offersId: model.offers.id,
    aliases: model.aliases.contents.map(({ key, value }) => ({ alias: key, iteration: value })),
    trialsId: model.trials.id,
    grantsId: model.grants.id,
  };
}

/** When a person took a trial of this model, in ms; null when never. */
export async function readTrialAtMs(
  client: ClientWithCoreApi,
  model: Pick<Model, 'trialsId'>,
  person: string,
): Promise<bigint | null> {
  const name = { type: 'address', bcs: bcs.Address.serialize(person).toBytes() };
  return findEntry(client, model.trialsId, name, u64);
}

/** Whether a grant of this model was revoked; null when the model never gave it. */
export async function readGrantRevoked(
  client: ClientWithCoreApi,
  model: Pick<Model, 'grantsId'>,
  grantId: string,
): Promise<boolean | null> {
  const name = { type: '0x2::object::ID', bcs: id.serialize(grantId).toBytes() };
  return findEntry(client, model.grantsId, name, bcs.bool());
}
