'use client';

import {
  editListing,
  moveAlias,
  removeAlias,
  retireModel,
  type EditListingInput,
  type MoveAliasInput,
  type RemoveAliasInput,
  type RetireModelInput,
} from '@/lib/chain';
import { useDeed } from './use-deed';

export function useEditListing() {
  return useDeed<EditListingInput>({
    purpose: ({ modelId, name, summary, task, tags, licence, dataClass }) =>
      `listing:${modelId}:${JSON.stringify([name, summary, task, tags, licence, dataClass])}`,
    transaction: ({ manifest }, input) => editListing(manifest, input),
  });
}

/** Ends sales for good; passes stay as sold. */
export function useRetireModel() {
  return useDeed<RetireModelInput>({
    purpose: ({ modelId }) => `retire:${modelId}`,
    transaction: ({ manifest }, input) => retireModel(manifest, input),
  });
}

export function useMoveAlias() {
  return useDeed<MoveAliasInput>({
    purpose: ({ modelId, alias, iteration }) => `alias:${modelId}:${iteration}:${alias}`,
    transaction: ({ manifest }, input) => moveAlias(manifest, input),
  });
}

export function useRemoveAlias() {
  return useDeed<RemoveAliasInput>({
    purpose: ({ modelId, alias }) => `alias-removal:${modelId}:${alias}`,
    transaction: ({ manifest }, input) => removeAlias(manifest, input),
  });
}
