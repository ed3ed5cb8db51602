'use client';

import Link from 'next/link';
import {
  startTransition,
  useCallback,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import type { AuditEvent, AuditPage, AuditQuery } from '@/lib/server/queries/types';
import { auditHref, pageHref } from './audit-url';
import { useNearScreen } from './use-near-screen';

/** Rows of one step: few enough to be drawn without a stall. */
const STEP_EVENTS = 25;
/** Steps that one page keeps in memory; from there the link goes on in a fresh page. */
const MAX_STEPS = 400;

type ListComponent = ComponentType<{ events: AuditEvent[]; label?: string }>;

interface AuditPagesProps {
  query: AuditQuery;
  /** Where the events that the server drew end; null when there are no more. */
  cursor: string | null;
  /** A link back to the newest events, where there is one. */
  children?: ReactNode;
}

/** Appends older events while a person scrolls; without script the link does the same. */
export function AuditPages({ query, cursor, children }: AuditPagesProps) {
  const { steps, next, hasFailed, isReading, readMore } = useSteps(query, cursor);
  const end = useNearScreen(steps.length < MAX_STEPS && !hasFailed, readMore, steps.length);
  return (
    <>
      {steps.map(({ events, List }, index) => (
        <WindowedStep key={events[0]?.id ?? index}>
          <List events={events} label={`Older events, part ${index + 2}`} />
        </WindowedStep>
      ))}
      <div ref={end} aria-hidden />
      {(next !== null || children) && (
        <nav aria-label="Pages" className="mt-4 flex flex-wrap items-center justify-center gap-2">
          {children}
          {next !== null && (
            <Link href={auditHref({ ...query, cursor: next })} className={buttonStyle()}>
              Older events
            </Link>
          )}
        </nav>
      )}
      <p role="status" className="min-h-5 text-center text-sm text-ink-soft">
        {isReading && 'Reading older events …'}
        {hasFailed && 'Older events cannot be read now; the link above tries again.'}
      </p>
    </>
  );
}

interface Step {
  readonly events: AuditEvent[];
  /** The rows are loaded on use: the first page is drawn by the server. */
  readonly List: ListComponent;
}

function useSteps(query: AuditQuery, cursor: string | null) {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [next, setNext] = useState(cursor);
  const [isReading, setReading] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const running = useRef(false);

  const readMore = useCallback(() => {
    if (running.current || next === null) return;
    running.current = true;
    setReading(true);
    readStep({ ...query, cursor: next, limit: STEP_EVENTS })
      .then(
        ({ step, nextCursor }) =>
          // A transition: React draws the rows in slices and never holds up the scrolling.
          startTransition(() => {
            if (step.events.length > 0) setSteps((before) => [...before, step]);
            setNext(nextCursor);
          }),
        () => setFailed(true),
      )
      .finally(() => {
        running.current = false;
        setReading(false);
      });
  }, [query, next]);

  return { steps, next, hasFailed, isReading, readMore };
}

async function readStep(query: AuditQuery): Promise<{ step: Step; nextCursor: string | null }> {
  const [response, { AuditList }] = await Promise.all([
    fetch(pageHref(query), { cache: 'no-store' }),
    import('./audit-list'),
  ]);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const page: AuditPage = await response.json();
  return { step: { events: page.events, List: AuditList }, nextCursor: page.nextCursor };
}

/** Takes rows far from the screen out of the page and keeps their height. */
function WindowedStep({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [keptHeight, setKeptHeight] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        const height = entry.boundingClientRect.height;
        const holdsFocus = element.contains(document.activeElement);
        startTransition(() => setKeptHeight(entry.isIntersecting || holdsFocus ? null : height));
      },
      { rootMargin: '2500px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      style={keptHeight === null ? undefined : { height: keptHeight }}
      className="[&_li]:[contain-intrinsic-size:auto_6.25rem] [&_li]:[content-visibility:auto]"
    >
      {keptHeight === null && children}
    </div>
  );
}
