'use client';

import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';

export interface MenuProps {
  trigger: ReactNode;
  children: ReactNode;
  className?: string;
}

export function Menu({ trigger, children, className }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          className={cn(
            'z-50 min-w-56 animate-rise rounded-lg border border-line bg-raised p-1 shadow-float',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemStyle =
  'flex w-full cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-2 text-sm outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint';

export function MenuItem({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <Radix.Item className={itemStyle} onSelect={onSelect}>
      {children}
    </Radix.Item>
  );
}

/** Something to read between the items. */
export function MenuNote({ children }: { children: ReactNode }) {
  return <Radix.Item disabled>{children}</Radix.Item>;
}

export interface MenuChoiceProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  choices: { value: string; content: ReactNode }[];
}

/** One of several; the chosen one carries a mark. */
export function MenuChoice({ value, onChange, label, choices }: MenuChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <Radix.Label className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-faint">
        {label}
      </Radix.Label>
      {choices.map((choice) => (
        <Radix.RadioItem key={choice.value} value={choice.value} className={itemStyle}>
          <span className="grid size-3.5 shrink-0 place-items-center rounded-full border border-line-strong">
            <Radix.ItemIndicator className="size-1.5 rounded-full bg-tide" />
          </span>
          {choice.content}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function MenuLine() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}
