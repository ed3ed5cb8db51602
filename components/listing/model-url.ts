import type { SearchParameters } from '@/lib/server/queries/types';

export const modelTabs = ['overview', 'iterations', 'money', 'storage', 'audit', 'api'] as const;
export type ModelTab = (typeof modelTabs)[number];

/** The tab an address names; the overview for anything else. */
export function parseModelTab(search: SearchParameters): ModelTab {
  return modelTabs.find((tab) => tab === search.tab) ?? 'overview';
}

/** The address of a tab. */
export function modelHref(modelId: string, tab: ModelTab = 'overview'): string {
  return tab === 'overview' ? `/models/${modelId}` : `/models/${modelId}?tab=${tab}`;
}
