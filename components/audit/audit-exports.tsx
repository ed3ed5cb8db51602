import { Download } from 'lucide-react';
import { buttonStyle } from '@/components/ui/button-style';
import { groupDigits } from '@/lib/domain';
import { maxExportedEvents, type AuditQuery } from '@/lib/server/queries/types';
import { exportHref } from './audit-url';

/** Plain links: the browser saves the file, with or without script. */
export function AuditExports({ query }: { query: AuditQuery }) {
  const most = groupDigits(String(maxExportedEvents), 'en-GB');
  return (
    <div
      role="group"
      aria-label="Save this view"
      title={`Every page of this filter, newest first, at most ${most} events`}
      className="flex items-center gap-2"
    >
      {(['csv', 'json'] as const).map((format) => (
        <a
          key={format}
          href={exportHref(query, format)}
          download
          className={buttonStyle({ size: 'sm' })}
        >
          <Download aria-hidden /> {format.toUpperCase()}
          <span className="sr-only">: every page of this filter, at most {most} events</span>
        </a>
      ))}
    </div>
  );
}
