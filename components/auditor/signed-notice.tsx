import { IdText } from '@/components/chain/id-text';
import { Notice } from '@/components/ui/notice';

export function SignedNotice({ opinionId }: { opinionId: string }) {
  return (
    <Notice tone="good" title="The opinion is signed">
      It is on chain as <IdText id={opinionId} label="opinion id" digits={6} />. The page of the
      model and the list below show it as soon as the index has read it.
    </Notice>
  );
}
