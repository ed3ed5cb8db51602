import { del, get, set } from 'idb-keyval';
import { parseDraft, type PublishDraft } from './draft';

/** Drafts belong to one address on one chain. */
export interface DraftPlace {
  readonly chainId: string;
  readonly address: string;
}

export async function loadDraft(
  place: DraftPlace,
): Promise<{ draft: PublishDraft | null; file: File | null }> {
  const [draft, file] = await Promise.all([
    get<unknown>(draftKey(place)),
    get<unknown>(fileKey(place)).catch(() => null),
  ]);
  return { draft: parseDraft(draft), file: file instanceof File ? file : null };
}

export async function saveDraft(place: DraftPlace, draft: PublishDraft): Promise<void> {
  await set(draftKey(place), draft);
}

/** False when the browser has no room: then the person chooses the file again after a reload. */
export async function saveFile(place: DraftPlace, file: File): Promise<boolean> {
  try {
    await set(fileKey(place), file);
    return true;
  } catch {
    await del(fileKey(place)).catch(() => undefined);
    return false;
  }
}

export async function forgetDraft(place: DraftPlace): Promise<void> {
  await Promise.all([del(draftKey(place)), del(fileKey(place))]);
}

function draftKey({ chainId, address }: DraftPlace): string {
  return `tidemark-draft:${chainId}:${address}`;
}

function fileKey({ chainId, address }: DraftPlace): string {
  return `tidemark-draft-file:${chainId}:${address}`;
}
