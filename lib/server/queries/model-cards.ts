import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import { MAX_BROWSER_BYTES } from './browser-limit';
import { opinionsOn } from './catalogue-conditions';
import { toLastIteration, toRefundRule, toRights } from './chain-words';
import { endOfStorageMs, readEpochAnchor } from './epoch-anchor';
import { toModelHistory } from './model-history';
import type { ModelCard } from './types';

const OFFERS_PER_CARD = 4;
const HISTORY_PER_CARD = 12;
/** Longer texts are left to the model's page: a card shows one number. */
const MAX_METRICS_LENGTH = 2_000;

const ms = z.string().transform(Number);

const offerSchema = z.object({
  number: z.number(),
  rights: z.number(),
  window_ms: ms,
  price: z.string(),
  first_iteration: ms,
  last_iteration: ms,
  quota: ms,
  refund_rule: z.number(),
  trial: z.boolean(),
});

const cardSchema = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  task: z.string(),
  tags: z.array(z.string()),
  licence: z.string(),
  data_class: z.string(),
  team_id: z.string(),
  team_name: z.string(),
  listed_at_ms: ms,
  changed_at_ms: ms,
  retired_at_ms: ms.nullable(),
  has_trial: z.boolean(),
  iteration_count: z.number(),
  passes_sold: z.number(),
  latest: z
    .object({ published_at_ms: ms, plain_bytes: z.string(), format: z.string(), end_epoch: ms })
    .nullable(),
  offers: z.array(offerSchema),
  verdicts: z.object({ supports: z.number(), reserved: z.number(), against: z.number() }),
  history: z.array(z.object({ number: z.number(), published_at_ms: ms, metrics: z.string() })),
});

// Numbers inside JSON are written as text: a double cannot hold a u64.
const SELECT = `
  SELECT m.id, m.name, m.summary, m.task, m.tags, m.licence, m.data_class, m.team_id,
    t.name AS team_name, m.listed_at_ms, m.changed_at_ms, m.retired_at_ms,
    m.iteration_count, m.passes_sold,
    m.retired_at_ms IS NULL AND EXISTS (SELECT 1 FROM offer o
      WHERE o.model_id = m.id AND o.active AND o.trial) AS has_trial,
    (SELECT jsonb_build_object('published_at_ms', i.published_at_ms::text,
        'plain_bytes', i.plain_bytes::text, 'format', i.format, 'end_epoch', i.end_epoch::text)
      FROM iteration i WHERE i.model_id = m.id AND i.number = m.iteration_count) AS latest,
    coalesce((SELECT jsonb_agg(jsonb_build_object('number', o.number, 'rights', o.rights,
        'window_ms', o.window_ms::text, 'price', o.price::text,
        'first_iteration', o.first_iteration::text, 'last_iteration', o.last_iteration::text,
        'quota', o.quota::text, 'refund_rule', o.refund_rule, 'trial', o.trial)
        ORDER BY o.trial, o.price, o.number)
      FROM (SELECT * FROM offer WHERE model_id = m.id AND active
              AND m.retired_at_ms IS NULL
            ORDER BY trial, price, number LIMIT ${OFFERS_PER_CARD}) o), '[]'::jsonb) AS offers,
    (SELECT jsonb_build_object('supports', count(*) FILTER (WHERE p.verdict = 1),
        'reserved', count(*) FILTER (WHERE p.verdict = 2),
        'against', count(*) FILTER (WHERE p.verdict = 3))
      FROM ${opinionsOn('m')}) AS verdicts,
    coalesce((SELECT jsonb_agg(jsonb_build_object('number', h.number,
        'published_at_ms', h.published_at_ms::text, 'metrics', h.metrics) ORDER BY h.number)
      FROM (SELECT number, published_at_ms,
              CASE WHEN length(metrics) <= ${MAX_METRICS_LENGTH} THEN metrics ELSE '' END AS metrics
            FROM iteration WHERE model_id = m.id
            ORDER BY number DESC LIMIT ${HISTORY_PER_CARD}) h), '[]'::jsonb) AS history
  FROM model m JOIN team t ON t.id = m.team_id
  WHERE m.id = ANY($1)`;

/** Cards of the models named, in the order named; unknown ids are left out. */
export async function readModelCards(modelIds: readonly string[]): Promise<ModelCard[]> {
  if (modelIds.length === 0) return [];
  const [rows, anchor] = await Promise.all([
    selectRows(database().pool, cardSchema, SELECT, [modelIds]),
    readEpochAnchor(),
  ]);
  const cards = new Map(
    rows.map((row) => [row.id, toCard(row, (epoch) => endOfStorageMs(anchor, epoch))] as const),
  );
  return modelIds.flatMap((id) => cards.get(id) ?? []);
}

type CardRow = z.output<typeof cardSchema>;

function toCard(row: CardRow, endsAtMs: (epoch: number) => number): ModelCard {
  const { latest, verdicts } = row;
  return {
    modelId: row.id,
    name: row.name,
    summary: row.summary,
    task: row.task,
    tags: row.tags,
    licence: row.licence,
    dataClass: row.data_class,
    teamId: row.team_id,
    teamName: row.team_name,
    listedAtMs: row.listed_at_ms,
    changedAtMs: row.changed_at_ms,
    retiredAtMs: row.retired_at_ms,
    iterationCount: row.iteration_count,
    latestIteration:
      latest === null
        ? null
        : {
            number: row.iteration_count,
            publishedAtMs: latest.published_at_ms,
            plainBytes: latest.plain_bytes,
            format: latest.format,
            endEpoch: latest.end_epoch,
            storedUntilMs: endsAtMs(latest.end_epoch),
          },
    offers: row.offers.map(toOffer),
    hasTrial: row.has_trial,
    passesSold: row.passes_sold,
    verdicts: {
      SUPPORTS: verdicts.supports,
      SUPPORTS_WITH_RESERVATIONS: verdicts.reserved,
      DOES_NOT_SUPPORT: verdicts.against,
    },
    history: toModelHistory(
      row.history.map((entry) => ({
        number: entry.number,
        publishedAtMs: entry.published_at_ms,
        metricsText: entry.metrics,
      })),
    ),
    runsInBrowser:
      latest !== null &&
      latest.format.toLowerCase() === 'onnx' &&
      BigInt(latest.plain_bytes) <= MAX_BROWSER_BYTES,
  };
}

function toOffer(offer: z.output<typeof offerSchema>): ModelCard['offers'][number] {
  return {
    number: offer.number,
    rights: toRights(offer.rights),
    windowMs: offer.window_ms,
    priceFrost: offer.price,
    firstIteration: offer.first_iteration,
    lastIteration: toLastIteration(offer.last_iteration),
    quota: offer.quota,
    refundRule: toRefundRule(offer.refund_rule),
    trial: offer.trial,
  };
}
