import Link from 'next/link';
import { recogniseText, shortId, type Recognised } from '@/lib/domain';
import type { ReferenceMeaning } from '@/lib/server/queries/types';

const whatWords: Record<ReferenceMeaning['what'], string> = {
  model: 'the object id of a model',
  team: 'the object id of a team',
  pass: 'the object id of a pass',
  sale: 'the object id of a sale',
  opinion: 'the object id of an opinion',
  grant: 'the object id of an audit grant',
  person: 'the address of a person who sent transactions here',
};

interface RecognisedAsProps {
  words: string;
  /** What the index knows about an address or object id. */
  meaning: ReferenceMeaning | null;
}

/** Says what the search box took a text for, so that nobody wonders why nothing was found. */
export function RecognisedAs({ words, meaning }: RecognisedAsProps) {
  const recognised = recogniseText(words);
  return (
    <p data-recognised={recognised.kind} className="text-sm text-ink-soft">
      Taken for <Sentence recognised={recognised} meaning={meaning} />
    </p>
  );
}

function Sentence(props: { recognised: Recognised; meaning: ReferenceMeaning | null }) {
  const { recognised, meaning } = props;
  switch (recognised.kind) {
    case 'words':
      return (
        <>
          <strong className="font-medium">words</strong> of a model’s or team’s name.
        </>
      );
    case 'digest':
      return (
        <>
          <strong className="font-medium">a transaction digest</strong>: events of that transaction.
        </>
      );
    case 'blob':
      return (
        <>
          <strong className="font-medium">a Walrus blob id</strong>: events that name the blob.
        </>
      );
    case 'digest-or-blob':
      return (
        <>
          <strong className="font-medium">a transaction digest or a blob id</strong>: it has the
          form of both, and either is found.
        </>
      );
    case 'event':
      return (
        <>
          <strong className="font-medium">one event</strong> of a transaction.
        </>
      );
    case 'address-or-object':
      return <AddressOrObject reference={recognised.reference} meaning={meaning} />;
  }
}

function AddressOrObject(props: { reference: string; meaning: ReferenceMeaning | null }) {
  const { reference, meaning } = props;
  if (meaning === null) {
    return (
      <>
        <strong className="font-medium">an address or object id</strong>,{' '}
        <span className="font-mono text-xs">{shortId(reference)}</span>; the index knows no model,
        team, pass or sender of that id.
      </>
    );
  }
  return (
    <>
      <strong className="font-medium">{whatWords[meaning.what]}</strong>
      {meaning.name !== null && <>: {meaning.name}</>}.
      {meaning.what === 'model' && (
        <>
          {' '}
          <Link
            href={`/models/${meaning.id}`}
            prefetch={false}
            className="rounded-sm font-medium text-tide hover:text-tide-strong"
          >
            Open the model
          </Link>
        </>
      )}
    </>
  );
}
