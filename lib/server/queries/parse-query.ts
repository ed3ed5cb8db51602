import { normalizeObjectId, TidemarkError } from '@/lib/domain';
import { z } from 'zod';
import { isCursor } from './page-cursor';
import { auditKinds, type AuditQuery, type CatalogueQuery, type SearchParameters } from './types';

const MAX_WORDS_LENGTH = 200;
const MAX_CURSOR_LENGTH = 256;
const MAX_CATALOGUE_LIMIT = 60;
const MAX_AUDIT_LIMIT = 100;
/** Ten years: longer than Walrus sells storage. */
const MAX_STORAGE_DAYS = 3_650;

// PostgreSQL has no NUL in texts, so nothing can match one.
const text = z
  .string()
  .trim()
  .min(1)
  .max(MAX_WORDS_LENGTH)
  .refine((value) => !value.includes('\u0000'));
const cursor = z.string().min(1).max(MAX_CURSOR_LENGTH);
const id = z
  .string()
  .trim()
  .regex(/^0x[0-9a-fA-F]{1,64}$/)
  .transform((value) => normalizeObjectId(value));
const timeMs = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const frost = z.string().regex(/^\d{1,20}$/);
const yes = z.literal('true').transform(() => true);
const limit = (most: number) => z.coerce.number().int().min(1).max(most);

const catalogueFields = {
  words: text,
  task: text,
  tag: text,
  licence: text,
  dataClass: text,
  format: text,
  teamId: id,
  minPriceFrost: frost,
  maxPriceFrost: frost,
  minWindowMs: timeMs,
  minStorageDays: z.coerce.number().int().min(1).max(MAX_STORAGE_DAYS),
  runsInBrowser: yes,
  hasOpinion: yes,
  includeRetired: yes,
  sort: z.enum(['relevance', 'newest', 'price', 'sold']),
  cursor,
  limit: limit(MAX_CATALOGUE_LIMIT),
} as const;

const auditFields = {
  modelId: id,
  teamId: id,
  passId: id,
  person: id,
  fromMs: timeMs,
  untilMs: timeMs,
  words: text,
  cursor,
  limit: limit(MAX_AUDIT_LIMIT),
} as const;

/** URL search parameters to a catalogue query; unknown and malformed values are dropped. */
export function parseCatalogueQuery(parameters: SearchParameters): CatalogueQuery {
  return pick(catalogueFields, parameters);
}

/** URL search parameters to an audit query; `kinds` may repeat or be separated by commas. */
export function parseAuditQuery(parameters: SearchParameters): AuditQuery {
  const names = kindNames(parameters);
  const kinds = auditKinds.filter((kind) => names.includes(kind));
  return { ...pick(auditFields, parameters), ...(kinds.length === 0 ? {} : { kinds }) };
}

/**
 * As parseCatalogueQuery for programs: what a page may drop would give a script a wrong answer.
 * @throws TidemarkError request_malformed naming the parameter
 */
export function requireCatalogueQuery(parameters: SearchParameters): CatalogueQuery {
  const query = parseCatalogueQuery(parameters);
  assertAllKept(catalogueFields, parameters, query);
  return query;
}

/** As parseAuditQuery for programs. @throws TidemarkError request_malformed naming the parameter */
export function requireAuditQuery(parameters: SearchParameters): AuditQuery {
  const query = parseAuditQuery(parameters);
  assertAllKept(auditFields, parameters, query);
  const known: readonly string[] = auditKinds;
  if (!kindNames(parameters).every((name) => known.includes(name))) throw malformed('kinds');
  return query;
}

/**
 * The address a program asks about, such as `holder=0x…`.
 * @throws TidemarkError request_malformed naming the parameter
 */
export function requireAddress(parameters: SearchParameters, name: string): string {
  const parsed = id.safeParse(parameters[name]);
  if (!parsed.success) throw malformed(name);
  return parsed.data;
}

/**
 * What a person has typed so far.
 * @throws TidemarkError request_malformed naming the parameter
 */
export function requireSuggestionWords(parameters: SearchParameters): string {
  const parsed = text.safeParse(parameters['words']);
  if (!parsed.success) throw malformed('words');
  return parsed.data;
}

function kindNames({ kinds = [] }: SearchParameters): string[] {
  return (Array.isArray(kinds) ? kinds : [kinds]).flatMap((part) => part.split(','));
}

/** Repeated values count as malformed too; names that nobody knows are left alone. */
function assertAllKept(
  fields: Readonly<Record<string, z.ZodType>>,
  parameters: SearchParameters,
  query: object,
): void {
  const kept = new Set(Object.keys(query));
  const lost = Object.keys(fields).find((name) => {
    const given = parameters[name];
    return given !== undefined && (Array.isArray(given) || !kept.has(name));
  });
  if (lost !== undefined) throw malformed(lost);
  const { cursor: from } = parameters;
  if (typeof from === 'string' && !isCursor(from)) throw malformed('cursor');
}

function malformed(name: string): TidemarkError {
  return new TidemarkError(
    'request_malformed',
    `The parameter "${name}" is malformed; correct it or leave it out.`,
    { details: { parameter: name } },
  );
}

type Parsed<Fields extends Record<string, z.ZodType>> = {
  [Name in keyof Fields]?: z.output<Fields[Name]>;
};

function pick<Fields extends Record<string, z.ZodType>>(
  fields: Fields,
  parameters: SearchParameters,
): Parsed<Fields> {
  const parsed: Parsed<Fields> = {};
  for (const name of Object.keys(fields) as (keyof Fields & string)[]) {
    const given = parameters[name];
    const result = fields[name]?.safeParse(Array.isArray(given) ? given[0] : given);
    if (result?.success === true) parsed[name] = result.data as z.output<Fields[typeof name]>;
  }
  return parsed;
}
