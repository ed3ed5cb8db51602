import { cn } from '@/components/ui/cn';

/** Two marks on a staff and the water between them. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={cn('size-6 text-tide', className)}>
      <path
        d="M5 3v18M5 6h3.5M5 10.5h2.2M5 19.5h3.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
      />
      <path
        d="M9.2 15.2c2-2.4 3.8-2.4 5.6-.6s3.6 1.7 5.7-.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.3"
        strokeLinecap="round"
      />
      <path
        d="M12.6 19.4c1.2-1 2.3-1 3.4-.2s2.6.8 4-.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
        opacity=".5"
      />
    </svg>
  );
}
