import { Marked, type MarkedToken, type Token } from 'marked';

/** The contract keeps a summary within 2,048 bytes; nothing longer is parsed. */
export const MAX_MARKDOWN_LENGTH = 4_096;
const allowedProtocols: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);
const parser = new Marked({ gfm: true });

/**
 * The blocks of a text as the Markdown library reads them; null where it cannot (nested beyond the
 * stack, too long), and the text is then shown as it is.
 */
export function readMarkdown(text: string): MarkedToken[] | null {
  if (text.length > MAX_MARKDOWN_LENGTH) return null;
  try {
    return knownTokens(parser.lexer(text));
  } catch {
    return null;
  }
}

/** Tokens of the library's own kinds: no extension is registered here, so there are no others. */
export function knownTokens(tokens: readonly Token[] | undefined): MarkedToken[] {
  return (tokens ?? []) as MarkedToken[];
}

/** An address a link may lead to; null for scripts, data and paths within this site. */
export function safeHref(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  return allowedProtocols.has(url.protocol) ? url.href : null;
}

/** The words of a text without their marks, on one line. */
export function plainWords(tokens: readonly MarkedToken[]): string {
  return tokens.map(wordsOf).join('').replace(/\s+/g, ' ').trim();
}

function wordsOf(token: MarkedToken): string {
  switch (token.type) {
    case 'br':
    case 'hr':
    case 'space':
      return ' ';
    case 'def':
    case 'checkbox':
      return '';
    case 'list':
      return token.items.map((item) => `${plainWords(knownTokens(item.tokens))} `).join('');
    case 'table':
      return [token.header, ...token.rows]
        .flat()
        .map((cell) => `${plainWords(knownTokens(cell.tokens))} `)
        .join('');
    case 'heading':
    case 'paragraph':
    case 'blockquote':
    case 'list_item':
      return `${plainWords(knownTokens(token.tokens))} `;
    case 'strong':
    case 'em':
    case 'del':
    case 'link':
      return inlineWords(token.tokens);
    case 'text':
      return token.tokens === undefined ? token.text : inlineWords(token.tokens);
    default:
      return token.text;
  }
}

/** Unlike plainWords it keeps the spaces at both ends: they part words from their neighbours. */
function inlineWords(tokens: readonly Token[]): string {
  return knownTokens(tokens).map(wordsOf).join('');
}
