import { plainWords, readMarkdown } from './markdown-tokens';

export interface SummaryText {
  /** The first block in plain words: the line under the name, and the page's description. */
  lead: string;
  /** True when the text says more than its lead, so it is worth showing in full. */
  hasMore: boolean;
}

/** What a seller's summary says in one line. */
export function summaryText(summary: string): SummaryText {
  const blocks = readMarkdown(summary)?.filter((block) => block.type !== 'space');
  if (blocks === undefined) return { lead: summary.trim(), hasMore: false };
  const isProse = (type: string) => type === 'paragraph' || type === 'text';
  const first = blocks.find((block) => isProse(block.type)) ?? blocks[0];
  if (first === undefined) return { lead: '', hasMore: false };
  const lead = plainWords([first]);
  return { lead, hasMore: blocks.length > 1 || lead !== summary.replace(/\s+/g, ' ').trim() };
}
