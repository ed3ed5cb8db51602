import { answerJson, parametersOf } from '@/app/api/answer-json';
import { requireCatalogueQuery } from '@/lib/server/queries/parse-query';
import { searchCatalogue } from '@/lib/server/queries/search-catalogue';

export function GET(request: Request): Promise<Response> {
  return answerJson(() => searchCatalogue(requireCatalogueQuery(parametersOf(request))));
}
