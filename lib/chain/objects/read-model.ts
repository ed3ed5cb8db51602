import { bcs } from '@mysten/sui/bcs';
import type { BcsType } from '@mysten/sui/bcs';
import type { ClientWithCoreApi } from '@mysten/sui/client';
import { parseExactly } from '../bcs';
import { chainError } from '../chain-error';
import { typeNameOfCoin, type Deployment } from '../deployment';
import { iterationLayout, modelLayout, offerLayout } from '../object-layouts';
import { readObject } from './read-object';

export interface Model {
  readonly modelId: string;
  readonly teamId: string;
  readonly name: string;
  readonly summary: string;
  readonly task: string;
  readonly tags: readonly string[];
  readonly licence: string;
  readonly dataClass: string;
  readonly iterationCount: number;
  /** Parent of the table of iterations. */
  readonly iterationsId: string;
  readonly offerCount: number;
  /** Parent of the table of offers. */
  readonly offersId: string;
}

export interface Iteration {
  readonly number: number;
  readonly parents: readonly number[];
  readonly manifestBlobId: bigint;
  readonly blobObjectIds: readonly string[];
  readonly endEpoch: number;
  readonly contentRoot: Uint8Array;
  readonly plainBytes: bigint;
  readonly cipherBytes: bigint;
  readonly sealedKey: Uint8Array;
  readonly format: string;
  readonly metrics: string;
  readonly note: string;
  readonly author: string;
  readonly createdAtMs: bigint;
}

export interface Offer {
  readonly number: number;
  readonly rights: number;
  readonly windowMs: bigint;
  readonly priceFrost: bigint;
  readonly firstIteration: number;
  /** 0xffffffff: and every later one. */
  readonly lastIteration: number;
  readonly active: boolean;
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
    teamId: model.team,
    name: model.name,
    summary: model.summary,
    task: model.task,
    tags: model.tags,
    licence: model.licence,
    dataClass: model.data_class,
    iterationCount: model.iteration_count,
    iterationsId: model.iterations.id,
    offerCount: model.offer_count,
    offersId: model.offers.id,
  };
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readIteration(
  client: ClientWithCoreApi,
  model: Pick<Model, 'iterationsId'>,
  number: number,
): Promise<Iteration> {
  const iteration = await readEntry(client, model.iterationsId, number, iterationLayout);
  return {
    number: iteration.number,
    parents: iteration.parents,
    manifestBlobId: iteration.manifest_blob_id,
    blobObjectIds: iteration.blob_objects,
    endEpoch: iteration.end_epoch,
    contentRoot: iteration.content_root,
    plainBytes: iteration.plain_bytes,
    cipherBytes: iteration.cipher_bytes,
    sealedKey: iteration.sealed_key,
    format: iteration.format,
    metrics: iteration.metrics,
    note: iteration.note,
    author: iteration.author,
    createdAtMs: iteration.created_at_ms,
  };
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readOffer(
  client: ClientWithCoreApi,
  model: Pick<Model, 'offersId'>,
  number: number,
): Promise<Offer> {
  const offer = await readEntry(client, model.offersId, number, offerLayout);
  return {
    number: offer.number,
    rights: offer.rights,
    windowMs: offer.window_ms,
    priceFrost: offer.price,
    firstIteration: offer.first_iteration,
    lastIteration: offer.last_iteration,
    active: offer.active,
  };
}

async function readEntry<T extends Input, Input>(
  client: ClientWithCoreApi,
  parentId: string,
  number: number,
  layout: BcsType<T, Input>,
): Promise<T> {
  const name = { type: 'u32', bcs: bcs.u32().serialize(number).toBytes() };
  const { dynamicField } = await client.core
    .getDynamicField({ parentId, name })
    .catch((error: unknown) => {
      throw chainError(error);
    });
  return parseExactly(layout, dynamicField.value.bcs);
}
