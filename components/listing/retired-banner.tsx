import { Day } from '@/components/time/moment';
import { Notice } from '@/components/ui/notice';

export function RetiredBanner({ atMs }: { atMs: number }) {
  return (
    <Notice
      tone="warn"
      className="mb-5"
      title={
        <>
          Retired by its team on <Day atMs={atMs} />
        </>
      }
    >
      Nothing new is published or sold here. Passes stay as they were sold, and the history stays
      readable.
    </Notice>
  );
}
