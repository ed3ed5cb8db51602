import { describe, expect, it } from 'vitest';
import { calendarFile, calendarFileName, type WindowEnd } from './calendar-file';

const end: WindowEnd = {
  passId: `0x${'ab'.repeat(32)}`,
  modelName: 'Speech; wind, and \\ harbour',
  endsAtMs: BigInt(Date.UTC(2027, 2, 3, 14, 5, 9)),
  madeAtMs: Date.UTC(2027, 1, 24, 9, 0, 0, 321),
  url: 'https://market.example/passes?pass=0x1',
};

function unfold(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n');
}

describe('the calendar file of a window', () => {
  it('has one entry at the end, in UTC, and an alarm a day before', () => {
    const lines = unfold(calendarFile(end));
    expect(lines).toContain('DTSTART:20270303T140509Z');
    expect(lines).toContain('DTSTAMP:20270224T090000Z');
    expect(lines).toContain(`UID:tidemark-pass-end-${end.passId}`);
    expect(lines).toContain('URL:https://market.example/passes?pass=0x1');
    const alarm = lines.slice(lines.indexOf('BEGIN:VALARM'), lines.indexOf('END:VALARM') + 1);
    expect(alarm).toContain('TRIGGER:-P1D');
    expect(alarm).toContain('ACTION:DISPLAY');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  });

  it('escapes what has a meaning in the format', () => {
    expect(unfold(calendarFile(end))).toContain(
      'SUMMARY:Access to Speech\\; wind\\, and \\\\ harbour ends',
    );
    const broken = unfold(calendarFile({ ...end, modelName: 'a\r\nEND:VEVENT\tb\u0000' }));
    expect(broken).toContain('SUMMARY:Access to a\\nEND:VEVENT b  ends');
    expect(broken.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  });

  it.each(['plain', '潮位模型'.repeat(30), '🌊'.repeat(60), `${'é'.repeat(41)}x`])(
    'folds to 75 octets and never inside a character: %s',
    (modelName) => {
      const text = calendarFile({ ...end, modelName });
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      for (const line of text.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      }
      expect(unfold(text)).toContain(`SUMMARY:Access to ${modelName} ends`);
    },
  );

  it('moves the entry when it is made again after a renewal', () => {
    const later = { ...end, endsAtMs: end.endsAtMs + 1n, madeAtMs: end.madeAtMs + 60_000 };
    const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
    expect(sequence(calendarFile(later))).toBe(sequence(calendarFile(end)) + 1);
    expect(sequence(calendarFile(later))).toBeLessThan(2 ** 31);
  });

  it('has a name that every system takes', () => {
    expect(calendarFileName('Harbour  Speech (v2)')).toBe('tidemark-access-harbour-speech-v2.ics');
    expect(calendarFileName('潮位')).toBe('tidemark-access-pass.ics');
  });
});
