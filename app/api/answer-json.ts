import 'server-only';
import { toPlainError, toTidemarkError, type TidemarkErrorCode } from '@/lib/domain';
import type { SearchParameters } from '@/lib/server/queries/types';

const statusByCode: Partial<Record<TidemarkErrorCode, number>> = {
  request_malformed: 400,
  not_found: 404,
  database_unreachable: 503,
  chain_unreachable: 503,
};

/** A query's answer as JSON; null is 404, an error its code and sentence. */
export async function answerJson(query: () => Promise<unknown>): Promise<Response> {
  try {
    const found = await query();
    if (found === null)
      return plain({ code: 'not_found', message: 'There is no such thing.' }, 404);
    return plain(found, 200);
  } catch (caught) {
    const error = toTidemarkError(caught, 'internal', 'This cannot be read now; try again.');
    return plain(toPlainError(error), statusByCode[error.code] ?? 500);
  }
}

export function parametersOf(request: Request): SearchParameters {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const all = searchParams.getAll(name);
      return [name, all.length === 1 ? all[0] : all];
    }),
  );
}

function plain(body: unknown, status: number): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
