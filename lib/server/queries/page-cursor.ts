import { z } from 'zod';

const anyCursor = z.array(z.union([z.string(), z.number(), z.null()])).max(4);

/** Opaque text for "go on after this row". */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** True for what encodeCursor makes; which rows it names is decided where it is used. */
export function isCursor(text: string): boolean {
  return decodeCursor(anyCursor, text) !== undefined;
}

/** Undefined for anything that was not made by encodeCursor with this shape: the first page. */
export function decodeCursor<Schema extends z.ZodType>(
  schema: Schema,
  text: string | undefined,
): z.output<Schema> | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
