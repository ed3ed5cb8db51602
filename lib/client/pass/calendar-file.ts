/** What the calendar entry for the end of an access window is made of. */
export interface WindowEnd {
  readonly passId: string;
  readonly modelName: string;
  /** Ms of the chain clock. */
  readonly endsAtMs: bigint;
  /** When the file is made, ms; a later file replaces an earlier one of the same pass. */
  readonly madeAtMs: number;
  /** Where the pass can be renewed. */
  readonly url: string;
}

const MAX_LINE_OCTETS = 75;
const CRLF = '\r\n';
const MINUTE_MS = 60_000;

/**
 * One entry at the end of the window with an alarm a day before, as RFC 5545 text: CRLF, lines of
 * at most 75 octets, UTC times. The UID is that of the pass, so the file made after a renewal moves
 * the entry instead of adding one.
 */
export function calendarFile(end: WindowEnd): string {
  const { passId, modelName, url } = end;
  const summary = `Access to ${modelName} ends`;
  const description =
    `The access window of your pass for ${modelName} ends at this time. ` +
    `Renew it before then to go on without a gap. Pass ${passId}`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tidemark//Access windows//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:tidemark-pass-end-${passId}`,
    `DTSTAMP:${utcStamp(end.madeAtMs)}`,
    `SEQUENCE:${Math.trunc(end.madeAtMs / MINUTE_MS)}`,
    `DTSTART:${utcStamp(Number(end.endsAtMs))}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(`${summary} in a day`)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(foldLine).join(CRLF) + CRLF;
}

/** `tidemark-access-harbour-speech.ics`, plain letters and digits on every system. */
export function calendarFileName(modelName: string): string {
  const words = modelName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48);
  return `tidemark-access-${words === '' ? 'pass' : words}.ics`;
}

/** `20270303T140500Z`. */
function utcStamp(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

/** RFC 5545 §3.3.11; control characters other than a line break have no place in a text. */
function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n|\r/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

/** Breaks between characters, never inside one; each continuation spends an octet on its space. */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  const folded: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MAX_LINE_OCTETS) {
      folded.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...folded, current].join(CRLF);
}
