'use client';

import { useQuery } from '@tanstack/react-query';
import { OWN_READS } from './queries';
import { modelDetailSchema } from './studio/model-schema';
import { readIndex } from './studio/read-index';

export type { StudioIteration, StudioModel, StudioOffer } from './studio/model-schema';

const INDEX_REFETCH_MS = 5_000;

/** Offers, aliases, iterations and notes of one model; null while the index has not seen it yet. */
export function useStudioModel(modelId: string) {
  return useQuery({
    queryKey: [OWN_READS, 'model-index', modelId],
    queryFn: () => readIndex(`/api/models/${modelId}`, modelDetailSchema),
    refetchInterval: INDEX_REFETCH_MS,
  });
}
