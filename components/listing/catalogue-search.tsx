import Form from 'next/form';
import { buttonStyle } from '@/components/ui/button';
import { SearchInput } from '@/components/ui/search-input';
import type { CatalogueQuery } from '@/lib/server/queries/types';
import { CatalogueSuggestions } from './catalogue-suggestions';
import { firstPageOf } from './catalogue-url';

/** One field; the other filters of the view travel along as hidden fields. */
export function CatalogueSearch({ query }: { query: CatalogueQuery }) {
  const { words, ...others } = firstPageOf(query);
  return (
    <Form action="/" role="search" className="flex w-full gap-2 sm:max-w-lg">
      <CatalogueSuggestions>
        <SearchInput
          label="Search models"
          placeholder="Name, task, team or tag"
          value={words}
          className="relative"
        />
      </CatalogueSuggestions>
      {Object.entries(others).map(
        ([name, value]) =>
          value !== undefined && (
            <input key={name} type="hidden" name={name} value={String(value)} />
          ),
      )}
      <button type="submit" className={buttonStyle({ look: 'primary' })}>
        Search
      </button>
    </Form>
  );
}
