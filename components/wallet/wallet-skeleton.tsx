import { Skeleton } from '@/components/ui/skeleton';

/** Stands where a desk part comes, until its code is loaded and the wallet is known. */
export function WalletSkeleton() {
  return (
    <div role="status" aria-label="Looking for your wallet" className="flex flex-col gap-3">
      <Skeleton className="h-28 rounded-lg" />
      <Skeleton className="h-28 rounded-lg" />
    </div>
  );
}
