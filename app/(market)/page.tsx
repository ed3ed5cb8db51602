import { readShellData } from '@/app/shell-data';
import { CatalogueFilters, FoldedFilters } from '@/components/listing/catalogue-filters';
import { CatalogueResults, ResultsHead } from '@/components/listing/catalogue-results';
import { CatalogueSearch } from '@/components/listing/catalogue-search';
import { isNarrowed } from '@/components/listing/catalogue-url';
import { SetFilters } from '@/components/listing/catalogue-set-filters';
import { FirstSteps } from '@/components/shell/first-steps';
import { PageTitle } from '@/components/ui/page-title';
import { parseCatalogueQuery } from '@/lib/server/queries/parse-query';
import { searchCatalogue } from '@/lib/server/queries/search-catalogue';
import type { SearchParameters } from '@/lib/server/queries/types';

export default async function CataloguePage(props: { searchParams: Promise<SearchParameters> }) {
  const query = parseCatalogueQuery(await props.searchParams);
  const [page, { status }] = await Promise.all([searchCatalogue(query), readShellData()]);
  return (
    <>
      <PageTitle title="Models, by the window" aside={<CatalogueSearch query={query} />}>
        Pay WAL for a span of time, get the keys, run the model in your browser. Listing, sale and
        every opening are on chain for anyone to read.
      </PageTitle>
      {status?.embedded === true && !isNarrowed(query) && <FirstSteps />}
      <div className="mt-7 grid gap-x-10 gap-y-4 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <aside aria-label="Filters" className="hidden lg:block">
          <CatalogueFilters query={query} facets={page.facets} />
        </aside>
        <FoldedFilters query={query} facets={page.facets} />
        <section aria-label="Models">
          <ResultsHead query={query} page={page} />
          <SetFilters query={query} teamName={page.cards[0]?.teamName ?? null} />
          <CatalogueResults query={query} page={page} />
        </section>
      </div>
    </>
  );
}
