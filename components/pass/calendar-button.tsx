'use client';

import { CalendarClock } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { calendarFile, calendarFileName } from '@/lib/client/pass/calendar-file';
import { saveTextFile } from '@/lib/client/pass/save-text-file';
import type { AccessPass } from '@/lib/client/use-passes';

/** A reminder that needs no account: the file is made here and goes to the person's own calendar. */
export function CalendarButton({ pass, nowMs }: { pass: AccessPass; nowMs: number }) {
  const { passId, modelName, endsAtMs } = pass;
  function save() {
    const url = `${location.origin}/passes?pass=${passId}`;
    const text = calendarFile({ passId, modelName, endsAtMs, madeAtMs: nowMs, url });
    saveTextFile(calendarFileName(modelName), text, 'text/calendar;charset=utf-8');
  }
  return (
    <Button size="sm" look="quiet" onClick={save}>
      <CalendarClock aria-hidden /> Calendar file
    </Button>
  );
}
