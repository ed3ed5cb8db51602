import { z } from 'zod';
import { termsShape } from './team-schema';

const offerSchema = z.object({
  ...termsShape,
  number: z.number(),
  active: z.boolean(),
  withdrawnAtMs: z.number().nullable(),
  sold: z.number(),
});

const noteSchema = z.object({
  kind: z.enum(['PUBLIC', 'SEALED_UNTIL', 'FOR_AUDITORS', 'DISCLOSED']),
  text: z.string(),
  opensAtMs: z.number().nullable(),
  commitmentHex: z.string(),
  disclosedAtMs: z.number().nullable(),
});

const iterationSchema = z.object({
  number: z.number(),
  endEpoch: z.number(),
  storedUntilMs: z.number(),
  plainBytes: z.string().regex(/^\d{1,20}$/),
  note: noteSchema,
});

const aliasSchema = z.object({
  name: z.string(),
  /** null: taken away. */
  iteration: z.number().nullable(),
  movedAtMs: z.number(),
});

/** What `/api/models/<id>` answers, as far as the studio reads it. */
export const modelDetailSchema = z.object({
  modelId: z.string(),
  iterations: z.array(iterationSchema),
  allOffers: z.array(offerSchema),
  aliases: z.array(aliasSchema),
});

export type StudioModel = z.output<typeof modelDetailSchema>;
export type StudioOffer = z.output<typeof offerSchema>;
export type StudioIteration = z.output<typeof iterationSchema>;
