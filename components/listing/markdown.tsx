import type { MarkedToken, Token, Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { knownTokens, readMarkdown, safeHref } from './markdown-tokens';

const MAX_DEPTH = 12;

/**
 * A seller's text: headings, lists, tables, code and links. It becomes elements and never markup,
 * so HTML in it is shown as text; images are left out because they would tell a stranger's server
 * who looks. Rendered on the server: the parser is in no page's bundle.
 */
export function Markdown({ text }: { text: string }) {
  const blocks = readMarkdown(text);
  return (
    <div className="flex max-w-prose flex-col gap-3 text-base break-words text-ink-soft">
      {blocks === null ? (
        <p className="whitespace-pre-line">{text}</p>
      ) : (
        <Blocks tokens={blocks} depth={0} />
      )}
    </div>
  );
}

interface TokensProps {
  tokens: readonly Token[] | undefined;
  depth: number;
}

function Blocks({ tokens, depth }: TokensProps): ReactNode {
  const known = knownTokens(tokens);
  if (depth > MAX_DEPTH) return known.map(({ raw }) => raw).join('');
  return known.map((token, at) => (
    <Fragment key={at}>
      <Block token={token} depth={depth + 1} />
    </Fragment>
  ));
}

function Block({ token, depth }: { token: MarkedToken; depth: number }): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return <Heading token={token} depth={depth} />;
    case 'paragraph':
      return (
        <p>
          <Inline tokens={token.tokens} depth={depth} />
        </p>
      );
    case 'list':
      return <List token={token} depth={depth} />;
    case 'blockquote':
      return (
        <blockquote className="flex flex-col gap-3 border-l-2 border-line-strong pl-4">
          <Blocks tokens={token.tokens} depth={depth} />
        </blockquote>
      );
    case 'code':
      return (
        <pre
          tabIndex={0}
          aria-label="Code"
          className="overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs text-ink"
        >
          {token.text}
        </pre>
      );
    case 'table':
      return <Table token={token} depth={depth} />;
    case 'hr':
      return <hr className="border-line" />;
    case 'html':
      return <p className="whitespace-pre-line">{token.text}</p>;
    default:
      return <Inline tokens={[token]} depth={depth} />;
  }
}

/** The page has its h1 and each section its h2, so a text starts at h3. */
function Heading({ token, depth }: { token: Tokens.Heading; depth: number }) {
  const Level = token.depth <= 2 ? 'h3' : 'h4';
  return (
    <Level className="mt-1 font-semibold text-ink">
      <Inline tokens={token.tokens} depth={depth} />
    </Level>
  );
}

function List({ token, depth }: { token: Tokens.List; depth: number }) {
  const items = token.items.map((item, at) => (
    <li key={at} className="pl-1">
      {item.task && `${item.checked === true ? 'done' : 'open'}: `}
      <Blocks tokens={item.tokens.filter(({ type }) => type !== 'checkbox')} depth={depth} />
    </li>
  ));
  return token.ordered ? (
    <ol start={token.start === '' ? undefined : token.start} className="list-decimal pl-6">
      {items}
    </ol>
  ) : (
    <ul className="list-disc pl-6 marker:text-ink-faint">{items}</ul>
  );
}

function Table({ token, depth }: { token: Tokens.Table; depth: number }) {
  return (
    <div
      role="group"
      tabIndex={0}
      aria-label="Table in the description"
      className="overflow-x-auto"
    >
      <table className="text-left text-sm">
        <thead>
          <tr>
            {token.header.map((cell, at) => (
              <th key={at} scope="col" className="border-b border-line-strong py-1 pr-6 text-ink">
                <Inline tokens={cell.tokens} depth={depth} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} className="border-b border-line py-1 pr-6">
                  <Inline tokens={cell.tokens} depth={depth} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Inline({ tokens, depth }: TokensProps): ReactNode {
  const known = knownTokens(tokens);
  if (depth > MAX_DEPTH) return known.map(({ raw }) => raw).join('');
  return known.map((token, at) => (
    <Fragment key={at}>
      <Piece token={token} depth={depth + 1} />
    </Fragment>
  ));
}

function Piece({ token, depth }: { token: MarkedToken; depth: number }): ReactNode {
  switch (token.type) {
    case 'strong':
      return (
        <strong className="font-semibold text-ink">
          <Inline tokens={token.tokens} depth={depth} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Inline tokens={token.tokens} depth={depth} />
        </em>
      );
    case 'del':
      return (
        <del>
          <Inline tokens={token.tokens} depth={depth} />
        </del>
      );
    case 'codespan':
      return <code className="rounded-sm bg-sunken px-1 font-mono text-sm">{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <OutsideLink token={token} depth={depth} />;
    case 'image':
      return token.text === '' ? null : `[picture: ${token.text}]`;
    case 'text':
      return token.tokens === undefined ? (
        token.text
      ) : (
        <Inline tokens={token.tokens} depth={depth} />
      );
    default:
      return token.type === 'escape' ? token.text : token.raw;
  }
}

function OutsideLink({ token, depth }: { token: Tokens.Link; depth: number }) {
  const href = safeHref(token.href);
  const words = <Inline tokens={token.tokens} depth={depth} />;
  if (href === null) return words;
  return (
    <a
      href={href}
      rel="nofollow ugc noopener noreferrer"
      className="rounded-sm text-tide underline underline-offset-2 hover:text-tide-strong"
    >
      {words}
    </a>
  );
}
