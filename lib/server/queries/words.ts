const MAX_WORDS = 8;
const MAX_WORD_LENGTH = 48;

/** Letters and digits of any script, lower case, at most 8. */
export function splitWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(0, MAX_WORDS).map((word) => word.slice(0, MAX_WORD_LENGTH));
}

/** A tsquery text: every word must match as a prefix. The words hold no operators. */
export function prefixQuery(words: readonly string[]): string {
  return words.map((word) => `${word}:*`).join(' & ');
}
