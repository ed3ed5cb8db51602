/**
 * What pages get to see. Plain JSON: u64 amounts and sizes are decimal strings, times are
 * milliseconds of the chain's clock as numbers (below 2^53), ids and addresses are `0x` and 64
 * lower-case hex digits. These files hold types only (and the list of kinds), so any component may
 * import them.
 *
 * The query functions, one file each in this folder, all `server-only`:
 * - `search-catalogue.ts`      searchCatalogue(query: CatalogueQuery): Promise<CataloguePage>
 * - `suggest-words.ts`         suggestWords(words: string): Promise<Suggestion[]>
 * - `find-model.ts`            findModel(modelId: string): Promise<ModelDetail | null>
 * - `read-model-money.ts`      readModelMoney(modelId, 'day' | 'month'): Promise<ModelMoney>
 * - `list-storage-extensions.ts` listStorageExtensions(modelId): Promise<StorageExtension[]>
 * - `list-audit-events.ts`     listAuditEvents(query: AuditQuery): Promise<AuditPage>
 * - `find-team.ts`             findTeam(teamId: string): Promise<TeamView | null>
 * - `read-team-ledger.ts`      readTeamLedger(teamId: string): Promise<TeamLedger | null>
 * - `read-team-revenue.ts`     readTeamRevenue(teamId: string): Promise<TeamRevenue | null>
 * - `list-team-iterations.ts`  listTeamIterations(teamId: string): Promise<TeamIterations | null>
 * - `list-teams-of.ts`         listTeamsOf(person: string): Promise<TeamSummary[]>
 * - `list-passes-of.ts`        listPassesOf(holder: string): Promise<PassView[]>
 * - `list-grants-of.ts`        listGrantsOf(auditor: string): Promise<AuditorGrantView[]>
 * - `read-network-status.ts`   readNetworkStatus(): Promise<NetworkStatus>
 * - `parse-query.ts`           parseCatalogueQuery(params), parseAuditQuery(params): URL search
 *                              parameters to a query; unknown or malformed values are dropped.
 *
 * As JSON: `/api/catalogue`, `/api/models/<id>`, `/api/teams/<id>` (and `/ledger`, `/revenue`,
 * `/iterations` below it), `/api/teams?person=`,
 * `/api/passes?holder=`, `/api/grants?auditor=`, `/api/audit`, `/api/health`.
 */
export * from './types-audit';
export * from './types-basic';
export * from './types-catalogue';
export * from './types-ledger';
export * from './types-model';
export * from './types-model-parts';
export * from './types-network';
export * from './types-sale';
export * from './types-team';
