import { cva } from 'class-variance-authority';

/** Looks of a button; links that act as buttons use it as their class. */
export const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-tide text-on-tide shadow-card hover:bg-tide-strong',
        plain: 'border border-line-strong bg-raised text-ink shadow-card hover:bg-hover',
        quiet: 'text-ink-soft hover:bg-hover hover:text-ink',
        danger: 'border border-bad-line bg-bad-soft text-bad hover:border-bad',
      },
      size: {
        sm: 'h-8 px-3 text-sm',
        md: 'h-10 px-4 text-sm',
        lg: 'h-12 px-5 text-base',
        icon: 'size-9 text-sm',
      },
    },
    defaultVariants: { look: 'plain', size: 'md' },
  },
);
