import type { NoteInput } from '@/lib/chain';
import { sealNote, type SealSettings } from '@/lib/crypto';
import type { KeyIdParts } from '@/lib/domain';
import { opensAtMsOf, type NoteDraft } from './note-draft';

/**
 * The note as the contract takes it; one that is not public is sealed here, under a key of its own.
 * @throws TidemarkError text_malformed, chain_unreachable
 */
export async function noteInputOf(
  typed: { readonly text: string; readonly note: NoteDraft },
  settings: SealSettings,
  { modelId, iteration }: KeyIdParts,
): Promise<NoteInput> {
  const text = typed.text.trim();
  const { visibility } = typed.note;
  if (visibility === 'public' || text === '') return { kind: 'public', text };
  const opensAtMs = opensAtMsOf(typed.note);
  const sealed = await sealNote(settings, { modelId, iteration, ofNote: true }, text);
  return visibility === 'sealed' && opensAtMs !== null
    ? { kind: 'sealed_until', opensAtMs, ...sealed }
    : { kind: 'auditors', ...sealed };
}
