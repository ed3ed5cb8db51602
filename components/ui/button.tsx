import type { VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, MouseEvent } from 'react';
import { buttonStyle } from './button-style';
import { cn } from './cn';

export { buttonStyle };

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonStyle> {
  /** Shows a spinner and refuses clicks while the work goes on; the focus stays on it. */
  busy?: boolean;
}

export function Button({ look, size, busy, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={cn(buttonStyle({ look, size }), className)}
      {...rest}
      {...(busy === true ? busyProps : { disabled })}
    >
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}

/** A disabled button would drop the focus, and a dialog that opens meanwhile could not return it. */
const busyProps = {
  'aria-busy': true,
  'aria-disabled': true,
  onClick: (event: MouseEvent<HTMLButtonElement>) => event.preventDefault(),
};
