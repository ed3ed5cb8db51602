import { cn } from '@/components/ui/cn';
import { formatSui, formatWal, groupDigits } from '@/lib/domain';

export interface AmountProps {
  /** Smallest unit (FROST or MIST), decimal text or bigint. */
  amount: string | bigint;
  className?: string;
}

/** An exact WAL amount; long fractions may wrap, nothing is rounded. */
export function Wal({ amount, className }: AmountProps) {
  return <Exact text={formatWal(BigInt(amount))} symbol="WAL" className={className} />;
}

/** An exact SUI amount. */
export function Sui({ amount, className }: AmountProps) {
  return <Exact text={formatSui(BigInt(amount))} symbol="SUI" className={className} />;
}

function Exact({ text, symbol, className }: { text: string; symbol: string; className?: string }) {
  return (
    <span className={cn('figures break-words', className)}>
      {groupDigits(text, 'en-GB')}
      <span className="font-normal">{` ${symbol}`}</span>
    </span>
  );
}
