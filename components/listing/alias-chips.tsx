import { Bookmark } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { ModelDetail } from '@/lib/server/queries/types';

/** Names that point at an iteration now; the history is further down the page. */
export function AliasChips({ model }: { model: Pick<ModelDetail, 'modelId' | 'aliases'> }) {
  const standing = model.aliases.filter((alias) => alias.iteration !== null);
  return standing.map((alias) => (
    <Link
      key={alias.name}
      href={`/models/${model.modelId}#aliases`}
      prefetch={false}
      className="inline-flex max-w-full rounded-sm"
    >
      <Badge tone="tide" className="hover:text-ink">
        <Bookmark aria-hidden />
        <span className="truncate">{alias.name}</span>
        <span className="figures"> → iteration {alias.iteration}</span>
      </Badge>
    </Link>
  ));
}
