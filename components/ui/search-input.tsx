import { Search } from 'lucide-react';
import { inputStyle } from './field';

interface SearchInputProps {
  /** Accessible name. */
  label: string;
  placeholder: string;
  value: string | undefined;
  /** How the field takes its place in the form. */
  className: string;
}

/** The field `words` of a search form; a new value from the address replaces what was typed. */
export function SearchInput({ label, placeholder, value, className }: SearchInputProps) {
  return (
    <div className={className}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
      />
      <input
        key={value ?? ''}
        type="search"
        name="words"
        defaultValue={value}
        maxLength={200}
        aria-label={label}
        placeholder={placeholder}
        className={`${inputStyle()} h-10 pl-9`}
      />
    </div>
  );
}
