/** What the writers of a random history remember of the chain. */
export interface World {
  market: { id: string; sessionMs: bigint; feeBps: number; version: bigint };
  teams: Team[];
  models: Model[];
  passes: Pass[];
  grants: Grant[];
}

export interface Team {
  id: string;
  members: string[];
  sharesBps: number[];
  manager: string;
  operators: string[];
  /** Oldest first. */
  advances: { address: string; owed: bigint }[];
  held: bigint;
}

export interface Iteration {
  endEpoch: number;
  noteKind: number;
  noteOpensAtMs: bigint;
  contentRoot: Uint8Array;
}

export interface Offer {
  number: number;
  rights: number;
  windowMs: bigint;
  price: bigint;
  lastIteration: number;
  quota: bigint;
  refundRule: number;
  trial: boolean;
  active: boolean;
}

export interface Model {
  id: string;
  team: Team;
  retired: boolean;
  iterations: Iteration[];
  offers: Offer[];
  aliases: Map<string, number>;
  opinions: { id: string; auditor: string; iteration: number }[];
}

export interface Sale {
  id: string;
  previous: Sale | undefined;
  offer: Offer;
  startsAtMs: bigint;
  endsAtMs: bigint;
  feeBps: number;
  /** Left towards team and market. */
  settled: bigint;
  fee: bigint;
  refunded: bigint;
  closed: boolean;
  opens: bigint;
  openedUntilMs: bigint;
  used: bigint;
}

export interface Pass {
  id: string;
  holder: string;
  model: Model;
  rights: number;
  lastIteration: number;
  endsAtMs: bigint;
  opens: bigint;
  /** Of the newest period. */
  sale: Sale;
  sales: Sale[];
}

export interface Grant {
  id: string;
  model: Model;
  auditor: string;
  startsAtMs: bigint;
  endsAtMs: bigint;
  revoked: boolean;
  opens: bigint;
}
