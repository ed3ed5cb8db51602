import { OpinionCard } from '@/components/audit/opinion-card';
import { IdText } from '@/components/chain/id-text';
import { Section } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import type { IterationView, ModelDetail, OpinionView } from '@/lib/server/queries/types';
import { groupOpinions } from './group-opinions';

type Model = Pick<ModelDetail, 'opinions' | 'iterations' | 'grants'>;

/** What auditors signed about the model: standing opinions, and folded what they replaced. */
export function ModelOpinions({ model }: { model: Model }) {
  const groups = groupOpinions(model.opinions);
  const roots = new Map(model.iterations.map((one) => [one.number, one.contentRootHex]));
  return (
    <Section
      id="opinions"
      title="What auditors say"
      hint="Signed by people the team granted an audit. An opinion can be superseded, never changed."
    >
      {groups.length === 0 ? (
        <p className="text-sm text-ink-soft">No auditor has signed an opinion yet.</p>
      ) : (
        <ul className="-my-4 divide-y divide-line">
          {groups.map(({ standing, earlier }) => (
            <li key={standing.opinionId} className="py-4">
              <Signed opinion={standing} roots={roots} />
              {earlier.length > 0 && (
                <Disclosure
                  summary={`Superseded (${earlier.length})`}
                  className="mt-1 [&>summary]:text-xs"
                >
                  <ul className="flex flex-col gap-4 border-l-2 border-line pl-4">
                    {earlier.map((opinion) => (
                      <li key={opinion.opinionId}>
                        <Signed opinion={opinion} roots={roots} />
                      </li>
                    ))}
                  </ul>
                </Disclosure>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="figures mt-4 border-t border-line pt-3 text-xs text-ink-faint">
        Audit grants: {model.grants.given} given, {model.grants.active} active now.
      </p>
    </Section>
  );
}

interface SignedProps {
  opinion: OpinionView;
  roots: ReadonlyMap<number, IterationView['contentRootHex']>;
}

function Signed({ opinion, roots }: SignedProps) {
  const isSame = roots.get(opinion.iteration) === opinion.contentRootHex;
  return (
    <OpinionCard
      opinion={opinion}
      auditor={opinion.auditor}
      facts={[
        {
          label: isSame
            ? `Speaks about the content root of iteration ${opinion.iteration}`
            : 'Speaks about another content root than the iteration has',
          value: <IdText id={opinion.contentRootHex} label="content root" digits={8} />,
        },
      ]}
    />
  );
}
