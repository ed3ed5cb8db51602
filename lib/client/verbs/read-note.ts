import { approveWithTeam, readIteration, readModel, type Iteration } from '@/lib/chain';
import { openNote, wrappedKeyOfNote } from '@/lib/crypto';
import { isNoteReadable, NOTE_SEALED_UNTIL } from '@/lib/domain';
import type { Submitter } from '../wallet/submit-transaction';
import { keyByGrant, lookAtGrant } from './grant-access';
import { releaseKey, type OpenTools } from './open-parts';

/** By what right somebody reads a note that is not public. */
export type NoteReader =
  | { readonly kind: 'grant'; readonly grantId: string }
  /** A member or operator of the model's team; leaves no trace on chain. */
  | { readonly kind: 'team'; readonly modelId: string };

export interface ReadNoteInput extends OpenTools {
  readonly reader: NoteReader;
  readonly iteration: number;
}

export interface ReadNote {
  readonly modelId: string;
  readonly iteration: number;
  readonly text: string;
  /** null when the text is public on chain: there is nothing to disclose. */
  readonly hidden: {
    /** 16 bytes; needed to disclose. */
    readonly salt: Uint8Array;
    /** From when on it may be disclosed; null for a note that is for auditors only. */
    readonly opensAtMs: bigint | null;
  } | null;
  readonly openingDigest: string | null;
}

/**
 * The text of a note, checked against the commitment on chain.
 * @throws TidemarkError refusals of the grant, wallet_rejected, access_denied, key_*, chain_*,
 * envelope_malformed, envelope_mismatch, container_corrupt
 */
export async function readNote(submitter: Submitter, input: ReadNoteInput): Promise<ReadNote> {
  const { reader } = input;
  input.onPhase?.('looking');
  if (reader.kind === 'team') return readAsTeam(submitter, input, reader.modelId);
  const sight = await lookAtGrant(submitter, reader.grantId, input.iteration);
  const { note } = sight.iteration;
  if (isNoteReadable(note)) return publicNote(sight.grant.modelId, sight.iteration);
  const wanted = { sealedKey: wrappedKeyOfNote(note.sealed), ofNote: true };
  const released = await keyByGrant(submitter, sight, wanted, input);
  return hiddenNote(sight.grant.modelId, sight.iteration, released);
}

async function readAsTeam(
  submitter: Submitter,
  input: ReadNoteInput,
  modelId: string,
): Promise<ReadNote> {
  const { client, manifest } = submitter;
  const model = await readModel(client, manifest, modelId);
  const iteration = await readIteration(client, model, input.iteration);
  const { note, number } = iteration;
  if (isNoteReadable(note)) return publicNote(modelId, iteration);
  const keyId = { modelId, iteration: number, ofNote: true } as const;
  const key = await releaseKey(
    submitter,
    {
      keyId,
      sealedKey: wrappedKeyOfNote(note.sealed),
      approval: approveWithTeam(manifest, { ...keyId, teamId: model.teamId }),
    },
    input,
  );
  return hiddenNote(modelId, iteration, { key, openingDigest: null });
}

function publicNote(modelId: string, { number, note }: Iteration): ReadNote {
  return { modelId, iteration: number, text: note.text, hidden: null, openingDigest: null };
}

async function hiddenNote(
  modelId: string,
  { number, note }: Iteration,
  released: { readonly key: Uint8Array; readonly openingDigest: string | null },
): Promise<ReadNote> {
  const { text, salt } = await openNote({
    keyId: { modelId, iteration: number, ofNote: true },
    noteKey: released.key,
    sealed: note.sealed,
    commitment: note.commitment,
  });
  const opensAtMs = note.kind === NOTE_SEALED_UNTIL ? note.opensAtMs : null;
  return {
    modelId,
    iteration: number,
    text,
    hidden: { salt, opensAtMs },
    openingDigest: released.openingDigest,
  };
}
