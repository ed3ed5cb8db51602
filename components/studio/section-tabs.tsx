'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface SectionTab {
  id: string;
  title: string;
  count?: number | undefined;
  content: ReactNode;
}

/** Sections of one card; only the chosen one is mounted, so only it reads anything. */
export function SectionTabs({ label, tabs }: { label: string; tabs: SectionTab[] }) {
  return (
    <Radix.Root defaultValue={tabs[0]?.id ?? ''}>
      <div className="border-b border-line px-4 sm:px-5">
        <Radix.List aria-label={label} className="-mx-1.5 -mb-px flex gap-2 overflow-x-auto pt-2">
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.id}
              value={tab.id}
              className="flex items-center gap-1.5 rounded-t-sm border-b-2 border-transparent px-1.5 pt-1 pb-2.5 text-sm font-medium whitespace-nowrap text-ink-soft -outline-offset-2 hover:text-ink data-[state=active]:border-tide data-[state=active]:text-ink"
            >
              {tab.title}
              {tab.count !== undefined && tab.count > 0 && (
                <span className="figures rounded-full bg-sunken px-1.5 text-xs text-ink-faint">
                  {tab.count}
                </span>
              )}
            </Radix.Trigger>
          ))}
        </Radix.List>
      </div>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.id}
          value={tab.id}
          className="flex flex-col gap-7 px-4 py-5 -outline-offset-2 sm:px-5"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
