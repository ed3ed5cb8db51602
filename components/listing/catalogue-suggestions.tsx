'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Suggestion, SuggestionKind } from '@/lib/server/queries/types';
import { readSuggestions } from './read-suggestions';
import { suggestionHref } from './suggestion-href';

const PAUSE_MS = 140;
const MIN_LENGTH = 2;
const NONE = -1;

const kindWords: Record<SuggestionKind, string> = {
  model: 'Model',
  team: 'Team',
  task: 'Task',
  tag: 'Tag',
};

/**
 * Offers names, tasks, tags and teams under the search field it wraps. The field itself is rendered
 * by the server and searches without script; this only adds to it.
 */
export function CatalogueSuggestions({ children }: { children: ReactNode }) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Suggestion[]>([]);
  const [at, setAt] = useState(NONE);
  const isOpen = found.length > 0;

  useEffect(() => {
    if (typed.trim().length < MIN_LENGTH) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void readSuggestions(typed, stop.signal).then((next) => {
        if (stop.signal.aborted) return;
        setFound(next);
        setAt(NONE);
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed]);

  useEffect(() => {
    const input = box.current?.querySelector('input');
    input?.setAttribute('role', 'combobox');
    input?.setAttribute('aria-autocomplete', 'list');
    input?.setAttribute('autocomplete', 'off');
    input?.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) input?.setAttribute('aria-controls', listId);
    else input?.removeAttribute('aria-controls');
    if (at === NONE) input?.removeAttribute('aria-activedescendant');
    else input?.setAttribute('aria-activedescendant', `${listId}-${at}`);
  });

  function close() {
    setTyped('');
    setFound([]);
    setAt(NONE);
  }

  function choose(suggestion: Suggestion) {
    close();
    router.push(suggestionHref(suggestion));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') setAt(at + 1 < found.length ? at + 1 : NONE);
    else if (event.key === 'ArrowUp') setAt(at === NONE ? found.length - 1 : at - 1);
    else if (event.key === 'Enter') {
      const chosen = found[at];
      // Without a choice Enter searches for what was typed.
      if (chosen === undefined) return close();
      choose(chosen);
    } else return;
    event.preventDefault();
  }

  return (
    <div
      ref={box}
      className="relative min-w-0 flex-1"
      onInput={({ target }) => {
        if (!(target instanceof HTMLInputElement)) return;
        setTyped(target.value);
        if (target.value.trim().length < MIN_LENGTH) setFound([]);
      }}
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => {
        if (!box.current?.contains(relatedTarget)) close();
      }}
    >
      {children}
      {isOpen && (
        <ul
          id={listId}
          role="listbox"
          aria-label="Suggestions"
          className="absolute inset-x-0 top-full z-20 mt-1.5 max-h-80 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-float"
        >
          {found.map((suggestion, place) => (
            <li
              key={`${suggestion.kind} ${suggestion.id ?? ''} ${suggestion.text}`}
              id={`${listId}-${place}`}
              role="option"
              aria-selected={place === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(suggestion)}
              className="flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-sm px-2.5 text-sm hover:bg-hover aria-selected:bg-tide-soft aria-selected:text-tide-strong"
            >
              <span className="truncate">{suggestion.text}</span>
              <span className="shrink-0 text-xs text-ink-faint">{kindWords[suggestion.kind]}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
