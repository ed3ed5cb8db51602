'use client';

import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Day } from '@/components/time/moment';
import { Button } from '@/components/ui/button';
import { Field, Select } from '@/components/ui/field';
import { aliasProblem, MAX_ALIASES } from '@/lib/client/studio/check-alias';
import { useMoveAlias, useRemoveAlias } from '@/lib/client/use-model-deeds';
import { TextField } from './form-parts';
import type { ModelPartProps } from './model-part-props';
import { NothingYet, Part } from './part';

/** Names that point at iterations; every move stays in the history. */
export function AliasesPart({ teamCapId, model, detail }: ModelPartProps) {
  const remove = useRemoveAlias();
  const removing = remove.isPending ? remove.variables.alias : null;
  const standing = detail.aliases.filter((alias) => alias.iteration !== null);
  const editable = model.retiredAtMs === null;
  return (
    <Part
      title="Aliases"
      hint={`Names such as “production” that you move from one iteration to the next; at most ${MAX_ALIASES}. They give no access by themselves.`}
    >
      {standing.length === 0 ? (
        <NothingYet>No alias names an iteration of this model.</NothingYet>
      ) : (
        <ul
          aria-label={`Aliases of ${model.name}`}
          className="divide-y divide-line rounded-md border border-line text-sm"
        >
          {standing.map((alias) => (
            <li key={alias.name} className="flex items-center justify-between gap-4 px-3.5 py-2">
              <div className="min-w-0 flex-1 gap-x-4 sm:flex sm:items-baseline sm:justify-between">
                <p className="min-w-0 font-medium break-all">{alias.name}</p>
                <p className="shrink-0 text-ink-soft">
                  names iteration <span className="figures">{alias.iteration}</span> since{' '}
                  <Day atMs={alias.movedAtMs} />
                </p>
              </div>
              {editable && (
                <Button
                  look="quiet"
                  size="icon"
                  className="size-7"
                  aria-label={`Remove alias ${alias.name}`}
                  busy={removing === alias.name}
                  onClick={() =>
                    remove.mutate({ teamCapId, modelId: model.modelId, alias: alias.name })
                  }
                >
                  {removing !== alias.name && <X aria-hidden />}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {remove.isError && <FailureNotice error={remove.error} />}
      {editable && model.iterationCount > 0 && (
        <MoveAlias
          key={model.iterationCount}
          teamCapId={teamCapId}
          model={model}
          standing={standing}
        />
      )}
    </Part>
  );
}

function MoveAlias({
  teamCapId,
  model,
  standing,
}: Pick<ModelPartProps, 'teamCapId' | 'model'> & {
  standing: ModelPartProps['detail']['aliases'];
}) {
  const id = useId();
  const move = useMoveAlias();
  const [name, setName] = useState('');
  const [iteration, setIteration] = useState(model.iterationCount);
  const [tried, setTried] = useState(false);
  const problem = aliasProblem(name, iteration, standing);
  const known = standing.some((alias) => alias.name === name.trim());

  function submit() {
    setTried(true);
    if (problem !== null) return;
    move.mutate(
      { teamCapId, modelId: model.modelId, alias: name.trim(), iteration },
      {
        onSuccess: () => {
          setName('');
          setTried(false);
        },
      },
    );
  }

  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[minmax(0,1fr)_9rem_auto]">
        <TextField
          id={`${id}-name`}
          label="Alias"
          value={name}
          maxLength={32}
          placeholder="production"
          error={tried ? (problem ?? undefined) : undefined}
          onChange={setName}
        />
        <Field id={`${id}-iteration`} label="Names iteration">
          <Select
            id={`${id}-iteration`}
            value={iteration}
            onChange={(event) => setIteration(Number(event.target.value))}
          >
            {Array.from({ length: model.iterationCount }, (_, at) => model.iterationCount - at).map(
              (number) => (
                <option key={number} value={number}>
                  {number}
                </option>
              ),
            )}
          </Select>
        </Field>
        <Button
          className="col-span-2 sm:col-span-1 sm:mt-6.5"
          busy={move.isPending}
          onClick={submit}
        >
          {known ? 'Move alias' : 'Set alias'}
        </Button>
      </div>
      {move.isError && <FailureNotice error={move.error} />}
    </>
  );
}
