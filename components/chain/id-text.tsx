import { CopyButton } from '@/components/ui/copy-button';
import { cn } from '@/components/ui/cn';
import { shortId } from '@/lib/domain';

export interface IdTextProps {
  id: string;
  /** What the id names: "model id". */
  label: string;
  /** Digits kept at each end. */
  digits?: number;
  /** Replaces the shortened id, the copy button still copies the id. */
  text?: string;
  className?: string;
}

/** A shortened id in mono with a button that copies all of it. */
export function IdText({ id, label, digits = 4, text, className }: IdTextProps) {
  return (
    <span className={cn('inline-flex max-w-full items-center gap-0.5', className)}>
      <span className="truncate font-mono text-[0.92em] tracking-tight" title={id}>
        {text ?? shortId(id, digits)}
      </span>
      <CopyButton text={id} label={label} />
    </span>
  );
}
