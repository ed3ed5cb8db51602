'use client';

import { ModelCard } from './model-card';
import { IndexWait, NothingYet } from './part';
import type { SectionProps } from './section-props';

/** Every model opens by itself while they are this few. */
const OPEN_AT_ONCE = 2;

/** The team's models: offers, aliases, storage, listing and the end of each. */
export function ModelsSection({ team, index, failed }: SectionProps) {
  if (index === null) return <IndexWait failed={failed} />;
  if (index.models.length === 0) {
    return (
      <NothingYet>No model is listed by this team yet. Publish one to sell access.</NothingYet>
    );
  }
  return (
    <ul className="flex flex-col gap-4">
      {index.models.map((model) => (
        <li key={model.modelId}>
          <ModelCard team={team} model={model} startsOpen={index.models.length <= OPEN_AT_ONCE} />
        </li>
      ))}
    </ul>
  );
}
