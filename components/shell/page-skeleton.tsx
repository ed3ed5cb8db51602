import { Skeleton } from '@/components/ui/skeleton';

/** The shape of a page while its data is read. */
export function PageSkeleton() {
  return (
    <div role="status" aria-label="Loading the page" className="pt-8 sm:pt-11">
      <Skeleton className="h-9 w-64" />
      <Skeleton className="mt-3 h-5 w-full max-w-xl" />
      <div aria-hidden className="staff mt-6 h-2.5" />
      <div className="mt-8 grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {[1, 2, 3, 4, 5, 6].map((cell) => (
          <Skeleton key={cell} className="h-52 rounded-lg" />
        ))}
      </div>
    </div>
  );
}
