import { MapPinOff } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from '@/components/ui/button-style';
import { EmptyState } from '@/components/ui/empty-state';

/** For an address that names nothing, or something the index has not read yet. */
export function NothingHere() {
  return (
    <EmptyState
      isPage
      Icon={MapPinOff}
      title="There is nothing at this address"
      className="mx-auto mt-16 max-w-xl"
      actions={
        <Link href="/" className={buttonStyle({ look: 'primary' })}>
          Go to the models
        </Link>
      }
    >
      Check the address. A model that was listed seconds ago appears as soon as the index has read
      it.
    </EmptyState>
  );
}
