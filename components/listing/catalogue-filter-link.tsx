import Link from 'next/link';
import { groupDigits } from '@/lib/domain';

interface FilterLinkProps {
  href: string;
  active: boolean;
  text: string;
  count: number;
}

/** One choice of a facet; choosing it again takes it away. */
export function FilterLink({ href, active, text, count }: FilterLinkProps) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      rel="nofollow"
      aria-current={active ? 'true' : undefined}
      className="-mx-2 flex min-h-8 items-center justify-between gap-2 rounded-md px-2 text-sm text-ink-soft hover:bg-hover hover:text-ink aria-[current]:bg-tide-soft aria-[current]:font-medium aria-[current]:text-tide-strong"
    >
      <span className="truncate">{text}</span>
      <span className="figures text-xs text-ink-faint [[aria-current]>&]:text-tide-strong">
        {groupDigits(String(count), 'en-GB')}
      </span>
    </Link>
  );
}
