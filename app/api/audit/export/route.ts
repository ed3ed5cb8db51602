import { answerJson, parametersOf } from '@/app/api/answer-json';
import { streamText } from '@/app/api/stream-text';
import { TidemarkError } from '@/lib/domain';
import {
  auditExportText,
  exportFileName,
  exportFormats,
} from '@/lib/server/queries/audit-export-text';
import { countEvents } from '@/lib/server/queries/audit-rows';
import { exportAuditEvents } from '@/lib/server/queries/export-audit-events';
import { requireAuditQuery } from '@/lib/server/queries/parse-query';
import { maxExportedEvents, type SearchParameters } from '@/lib/server/queries/types';

const mediaTypes = { csv: 'text/csv; charset=utf-8; header=present', json: 'application/json' };

/** `format=csv|json` and the parameters of /api/audit; every page of the filter in one file. */
export async function GET(request: Request): Promise<Response> {
  try {
    return await answerExport(parametersOf(request));
  } catch (caught) {
    return answerJson(() => Promise.reject(caught));
  }
}

async function answerExport(parameters: SearchParameters): Promise<Response> {
  const format = exportFormats.find((name) => name === parameters.format);
  if (format === undefined) {
    throw new TidemarkError('request_malformed', 'The parameter "format" must be csv or json.', {
      details: { parameter: 'format' },
    });
  }
  // The whole filter, wherever the reader stands in it.
  const query = { ...requireAuditQuery(parameters), cursor: undefined, limit: undefined };
  const isTruncated = (await countEvents(query, maxExportedEvents + 1)) > maxExportedEvents;
  const text = auditExportText(format, query, exportAuditEvents(query), isTruncated);
  return new Response(streamText(text), {
    headers: {
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="${exportFileName(format, isTruncated)}"`,
      'cache-control': 'no-store',
    },
  });
}
