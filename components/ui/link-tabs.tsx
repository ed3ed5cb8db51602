import Link from 'next/link';

export interface LinkTab {
  href: string;
  label: string;
  count?: number;
  current: boolean;
}

/** Tabs that are addresses: the view can be sent to somebody. */
export function LinkTabs({ label, tabs }: { label: string; tabs: LinkTab[] }) {
  return (
    <nav aria-label={label} className="border-b border-line">
      <div className="-mb-px flex gap-5 overflow-x-auto">
        {tabs.map((tab) => (
          <Link
            key={tab.href}
            href={tab.href}
            scroll={false}
            aria-current={tab.current ? 'page' : undefined}
            className="flex items-center gap-1.5 rounded-t-sm border-b-2 border-transparent pt-1 pb-2.5 text-sm font-medium whitespace-nowrap text-ink-soft -outline-offset-2 hover:text-ink aria-[current]:border-tide aria-[current]:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="figures rounded-full bg-sunken px-1.5 text-xs text-ink-faint">
                {tab.count}
              </span>
            )}
          </Link>
        ))}
      </div>
    </nav>
  );
}
