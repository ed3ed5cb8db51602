import { cva } from 'class-variance-authority';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

export const inputStyle = cva(
  'w-full min-w-0 rounded-md border border-line-strong bg-raised px-3 text-base text-ink shadow-card transition-colors placeholder:text-ink-faint hover:border-ink-faint focus-visible:border-tide aria-invalid:border-bad disabled:opacity-60 sm:text-sm',
);

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(inputStyle(), 'h-10', className)} {...rest} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={cn(inputStyle(), 'min-h-24 py-2', className)} {...rest} />;
}

export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <select
      className={cn(
        inputStyle(),
        'h-10 appearance-none bg-[url("/chevron.svg")] bg-[length:16px] bg-[position:right_0.6rem_center] bg-no-repeat pr-9',
        className,
      )}
      {...rest}
    >
      {children}
    </select>
  );
}

export interface FieldProps {
  /** Id of the control; the hint gets `<id>-hint` and the error `<id>-error`. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  optional?: boolean;
  className?: string;
  children: ReactNode;
}

/** A label, its control, a hint and one sentence of error. */
export function Field({ id, label, hint, error, optional, className, children }: FieldProps) {
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {optional && <span className="font-normal text-ink-faint"> · optional</span>}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-ink-faint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-xs font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

/** The aria attributes that tie a control to the hint and error of its Field. */
export function describedBy(id: string, error: string | null | undefined, hasHint = false) {
  const ids = [hasHint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { 'aria-invalid': error ? true : undefined, 'aria-describedby': ids || undefined };
}
