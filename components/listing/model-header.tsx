import { Cpu, FlaskConical } from 'lucide-react';
import Link from 'next/link';
import { IdText } from '@/components/chain/id-text';
import { Badge } from '@/components/ui/badge';
import type { ModelDetail } from '@/lib/server/queries/types';
import { AliasChips } from './alias-chips';
import { catalogueHref } from './catalogue-url';
import { ModelGlyph } from './model-glyph';
import { RetiredBanner } from './retired-banner';
import { summaryText } from './summary-text';

export function ModelHeader({ model }: { model: ModelDetail }) {
  const synthetic = model.tags.some((tag) => tag.toLowerCase() === 'synthetic');
  return (
    <header className="pt-6 sm:pt-9">
      <nav aria-label="Path" className="mb-5 text-sm text-ink-faint">
        <Link href="/" className="rounded-sm hover:text-ink">
          Models
        </Link>{' '}
        / <span className="break-words text-ink-soft">{model.name}</span>
      </nav>
      {model.retiredAtMs !== null && <RetiredBanner atMs={model.retiredAtMs} />}
      <div className="flex gap-4 sm:gap-5">
        <ModelGlyph modelId={model.modelId} className="size-14 rounded-lg sm:size-18" />
        <div className="min-w-0 flex-1">
          <h1 className="text-xl font-semibold break-words sm:text-2xl">{model.name}</h1>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
            <span className="min-w-0 break-words">by {model.teamName}</span>
            <IdText
              id={model.modelId}
              label="model id"
              digits={6}
              className="text-xs text-ink-faint"
            />
          </p>
        </div>
      </div>
      <p className="mt-4 max-w-3xl text-base break-words text-ink-soft">
        {summaryText(model.summary).lead}
      </p>
      <div className="mt-4 flex flex-wrap gap-1.5">
        <TagLink href={catalogueHref({ task: model.task })} text={model.task} />
        <AliasChips model={model} />
        {model.runsInBrowser && (
          <Badge tone="tide">
            <Cpu aria-hidden /> Runs in the browser
          </Badge>
        )}
        {synthetic && (
          <Badge tone="warn">
            <FlaskConical aria-hidden /> Synthetic demo
          </Badge>
        )}
        {model.tags.map((tag) => (
          <TagLink key={tag} href={catalogueHref({ tag })} text={`#${tag}`} />
        ))}
      </div>
    </header>
  );
}

function TagLink({ href, text }: { href: string; text: string }) {
  return (
    <Link href={href} prefetch={false} className="inline-flex max-w-full rounded-sm">
      <Badge className="hover:text-ink">
        <span className="truncate">{text}</span>
      </Badge>
    </Link>
  );
}
