import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, test } from 'vitest';
import { Markdown } from './markdown';
import { safeHref } from './markdown-tokens';
import { summaryText } from './summary-text';

const render = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }));

describe('a summary in Markdown', () => {
  it('becomes headings below those of the page, lists, tables and code', () => {
    const html = render(
      '# Use\n\nIt is **fast** and `small`.\n\n1. one\n2. two\n\n|a|b|\n|-|-|\n|1|2|',
    );
    expect(html).toContain('>Use</h3>');
    expect(html).toMatch(/<strong[^>]*>fast<\/strong>/);
    expect(html).toMatch(/<code[^>]*>small<\/code>/);
    expect(html).toMatch(/<ol[^>]*><li[^>]*>one<\/li><li[^>]*>two<\/li><\/ol>/);
    expect(html).toMatch(/<th scope="col"[^>]*>a<\/th>/);
    expect(html).not.toContain('<h1');
  });

  it('never becomes markup, an image or a script address', () => {
    const html = render(
      '<script>alert(1)</script>\n\na <img src=x onerror=alert(1)> ![eye](https://spy.example/p.png)\n\n[go](javascript:alert(1)) [in](/studio) [data](data:text/html,x)',
    );
    expect(html).not.toMatch(/<(script|img|a|iframe)\b/);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('[picture: eye]');
    expect(html).not.toContain('spy.example');
  });

  it('gives links to other sites no trust', () => {
    expect(render('[paper](https://example.org/a?b=1)')).toMatch(
      /<a href="https:\/\/example\.org\/a\?b=1" rel="nofollow ugc noopener noreferrer"/,
    );
    expect(safeHref('JAVASCRIPT:alert(1)')).toBeNull();
    expect(safeHref('//example.org')).toBeNull();
    expect(safeHref('mailto:a@example.org')).toBe('mailto:a@example.org');
  });

  test.each(['>'.repeat(2048), '> - '.repeat(512), '['.repeat(2048), '![['.repeat(680)])(
    'a hostile text is shown in a moment (%#)',
    (text) => {
      const startedAt = performance.now();
      expect(render(text).length).toBeGreaterThan(0);
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    },
  );
});

describe('the lead of a summary', () => {
  it.each([
    ['Plain words.', 'Plain words.', false],
    ['Two\nlines.', 'Two lines.', false],
    ['# Title\n\nThe **first** [words](https://example.org).', 'The first words.', true],
    ['First.\n\nSecond.', 'First.', true],
    ['- a\n- b', 'a b', true],
    ['', '', false],
  ])('%j', (summary, lead, hasMore) => {
    expect(summaryText(summary)).toEqual({ lead, hasMore });
  });
});
