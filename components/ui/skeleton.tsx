import { cn } from './cn';

/** A quiet place-holder; give it the size of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cn('block animate-shimmer rounded-md bg-line/70', className)} />
  );
}
