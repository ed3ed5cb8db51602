import type { FrostText, ObjectId } from './types-basic';
import type { ModelCard } from './types-model';

export type CatalogueSort = 'relevance' | 'newest' | 'price' | 'sold';

export interface CatalogueQuery {
  words?: string;
  task?: string;
  tag?: string;
  licence?: string;
  dataClass?: string;
  format?: string;
  teamId?: ObjectId;
  /** Only models with an active offer, no trial, of at least this price. */
  minPriceFrost?: FrostText;
  /** Only models with an active offer, no trial, of at most this price. */
  maxPriceFrost?: FrostText;
  /** Only models with an active offer, no trial, of at least this window. */
  minWindowMs?: number;
  /** Only models whose newest iteration stays stored for at least this long from now. */
  minStorageDays?: number;
  /** Only models whose newest iteration a browser can run. */
  runsInBrowser?: boolean;
  /** Only models with a standing opinion of somebody outside their team. */
  hasOpinion?: boolean;
  /** Retired models are hidden unless this is true. */
  includeRetired?: boolean;
  sort?: CatalogueSort;
  /** Opaque text from `nextCursor`. */
  cursor?: string;
  /** 1 to 60, default 24. */
  limit?: number;
}

/** What narrows a view, as a person takes it away: a price range is one filter. */
export const catalogueFilters = [
  'words',
  'teamId',
  'task',
  'format',
  'licence',
  'dataClass',
  'tag',
  'price',
  'minWindowMs',
  'minStorageDays',
  'runsInBrowser',
  'hasOpinion',
] as const;

export type CatalogueFilter = (typeof catalogueFilters)[number];

export interface FacetValue {
  value: string;
  count: number;
}

/** Models with an offer whose price is in the range, both ends included; null: no end. */
export interface PriceFacet {
  minPriceFrost: FrostText | null;
  maxPriceFrost: FrostText | null;
  count: number;
}

/** Models that reach `atLeast`: ms of a window, or days of storage. */
export interface ThresholdFacet {
  atLeast: number;
  count: number;
}

/**
 * Counts over the hits of a query without paging. Those of a filter that is set are counted as if
 * it were not, so that they say what choosing another value would show.
 */
export interface CatalogueFacets {
  tasks: FacetValue[];
  tags: FacetValue[];
  licences: FacetValue[];
  dataClasses: FacetValue[];
  formats: FacetValue[];
  prices: PriceFacet[];
  windows: ThresholdFacet[];
  storage: ThresholdFacet[];
  runsInBrowser: number;
  hasOpinion: number;
}

/** How many models would match without one filter. */
export interface FilterRelief {
  filter: CatalogueFilter;
  total: number;
  totalCapped: boolean;
}

export interface CataloguePage {
  cards: ModelCard[];
  /** Number of hits over all pages, up to the cap. */
  total: number;
  /** True when there are more hits than were counted. */
  totalCapped: boolean;
  nextCursor: string | null;
  facets: CatalogueFacets;
  /** True when the words matched nothing exactly and similar spellings are shown. */
  fuzzy: boolean;
  /** Only when nothing matches: what taking away each filter would show, most first. */
  reliefs: FilterRelief[];
}

export type SuggestionKind = 'model' | 'team' | 'task' | 'tag';

/** Something a person may mean by what she has typed so far. */
export interface Suggestion {
  kind: SuggestionKind;
  text: string;
  /** Of a model or a team; null for tasks and tags. */
  id: ObjectId | null;
}
