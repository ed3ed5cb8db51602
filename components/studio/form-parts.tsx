'use client';

import type { ReactNode } from 'react';
import { describedBy, Field, Input, Select, type FieldProps } from '@/components/ui/field';

interface TextFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  hint?: FieldProps['hint'];
  maxLength: number;
  numeric?: boolean;
  optional?: boolean;
  disabled?: boolean;
  placeholder?: string;
  type?: string;
  /** Addresses and names of machines. */
  mono?: boolean;
  className?: string;
}

/** One labelled line of text with its hint and its one sentence of error. */
export function TextField(props: TextFieldProps) {
  const { id, label, error, hint, optional, className, onChange, numeric, mono, ...input } = props;
  return (
    <Field
      id={id}
      label={label}
      error={error ?? null}
      {...(hint === undefined ? {} : { hint })}
      {...(optional === undefined ? {} : { optional })}
      {...(className === undefined ? {} : { className })}
    >
      <Input
        id={id}
        {...input}
        {...(numeric === true ? { inputMode: 'decimal' as const } : {})}
        {...(mono === true
          ? { spellCheck: false, autoComplete: 'off', className: 'font-mono text-xs sm:text-xs' }
          : { className: 'figures' })}
        onChange={(event) => onChange(event.target.value)}
        {...describedBy(id, error, hint !== undefined)}
      />
    </Field>
  );
}

interface CheckFieldProps {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A switch with the sentence that says what it does. */
export function CheckField({ label, hint, checked, disabled, onChange }: CheckFieldProps) {
  return (
    <label className="flex items-start gap-3 text-sm">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 accent-tide"
      />
      <span>
        <span className="font-medium">{label}</span>
        {hint !== undefined && <span className="block text-xs text-ink-faint">{hint}</span>}
      </span>
    </label>
  );
}

interface RangeFieldsProps {
  /** First part of the ids of both fields. */
  id: string;
  iterationCount: number;
  first: number;
  /** null: and every later one. */
  last: number | null;
  error: string | undefined;
  onChange: (range: { first: number; last: number | null }) => void;
}

const LATER = 'later';

/** From one iteration to another, or to every later one. */
export function RangeFields({
  id,
  iterationCount,
  first,
  last,
  error,
  onChange,
}: RangeFieldsProps) {
  const numbers = Array.from({ length: iterationCount }, (_, at) => at + 1);
  return (
    <div className="grid grid-cols-2 gap-4">
      <Field id={`${id}-first`} label="From iteration">
        <Select
          id={`${id}-first`}
          value={first}
          onChange={(event) => onChange({ first: Number(event.target.value), last })}
        >
          {numbers.map((number) => (
            <option key={number} value={number}>
              {number}
            </option>
          ))}
        </Select>
      </Field>
      <Field id={`${id}-last`} label="To" error={error ?? null}>
        <Select
          id={`${id}-last`}
          value={last ?? LATER}
          onChange={({ target }) =>
            onChange({ first, last: target.value === LATER ? null : Number(target.value) })
          }
          {...describedBy(`${id}-last`, error)}
        >
          <option value={LATER}>every later one</option>
          {numbers.map((number) => (
            <option key={number} value={number}>
              {number}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
