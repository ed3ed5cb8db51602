import { z } from 'zod';
import { dataGateSchema, emptyDataGate } from './data-gate';
import { emptyNoteDraft, noteDraftSchema } from './note-draft';

export const wizardSteps = ['team', 'file', 'details', 'offer', 'review'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** `new`, or the id of something that exists. */
export const NEW = 'new';

const text = (most: number) => z.string().max(most);
const memberSchema = z.object({ address: text(80), percent: text(16) });

const progressSchema = z.object({
  teamId: z.string().nullable(),
  teamCapId: z.string().nullable(),
  modelId: z.string().nullable(),
  /** UploadState of lib/storage; it checks itself when read. */
  upload: z.unknown(),
  publishedDigest: z.string().nullable(),
  iteration: z.number().int().nullable(),
});
export type PublishProgress = z.output<typeof progressSchema>;

const draftSchema = z.object({
  version: z.literal(1),
  /** Names the deeds of this draft, so that a repeated step finds what was done before. */
  draftId: z.string().min(8).max(64),
  step: z.enum(wizardSteps),
  teamChoice: text(80),
  team: z.object({ name: text(400), members: z.array(memberSchema).max(16) }),
  modelChoice: text(80),
  file: z
    .object({
      name: text(255),
      sizeBytes: z.number().int().nonnegative(),
      format: text(32),
      summary: z.record(text(64), text(512)),
      /** Ms of the trial run in this browser; null when it did not run. */
      trialMs: z.number().nullable(),
    })
    .nullable(),
  details: z.object({
    name: text(400),
    summary: text(8_000),
    task: text(200),
    tags: text(800),
    licence: text(200),
    dataClass: text(200),
    metrics: text(8_000),
    note: text(8_000),
  }),
  /** Drafts kept before notes could be sealed have none. */
  note: noteDraftSchema.default(emptyNoteDraft),
  /** Older drafts were not asked. */
  dataGate: dataGateSchema.default(emptyDataGate),
  offer: z.object({
    wanted: z.boolean(),
    windowDays: text(16),
    priceWal: text(80),
    andLater: z.boolean(),
  }),
  epochs: z.number().int().min(1).max(53),
  progress: progressSchema,
});

/** A listing being prepared; plain JSON, kept in the browser so that a reload loses nothing. */
export type PublishDraft = z.output<typeof draftSchema>;

const DEFAULT_EPOCHS = 13;

export function emptyDraft(address: string, draftId: string): PublishDraft {
  return {
    version: 1,
    draftId,
    step: 'team',
    teamChoice: NEW,
    team: { name: '', members: [{ address, percent: '100' }] },
    modelChoice: NEW,
    file: null,
    details: {
      name: '',
      summary: '',
      task: '',
      tags: '',
      licence: '',
      dataClass: '',
      metrics: '',
      note: '',
    },
    note: emptyNoteDraft,
    dataGate: emptyDataGate,
    offer: { wanted: true, windowDays: '7', priceWal: '', andLater: true },
    epochs: DEFAULT_EPOCHS,
    progress: {
      teamId: null,
      teamCapId: null,
      modelId: null,
      upload: null,
      publishedDigest: null,
      iteration: null,
    },
  };
}

/** The stored draft, or null when there is none or it is of another form. */
export function parseDraft(stored: unknown): PublishDraft | null {
  const parsed = draftSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

/** True once something was signed: from then on team, file and model are fixed. */
export function hasBegun({ progress }: PublishDraft): boolean {
  return progress.teamId !== null || progress.modelId !== null || progress.upload !== null;
}
