import { Bookmark, Signature } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { AliasView, OpinionView } from '@/lib/server/queries/types';

interface IterationMarksProps {
  number: number;
  aliases: AliasView[];
  opinions: OpinionView[];
}

/** Aliases that point at an iteration, and how many opinions on it stand. */
export function IterationMarks({ number, aliases, opinions }: IterationMarksProps) {
  const standing = opinions.filter(
    (opinion) => opinion.iteration === number && opinion.supersededBy === null,
  ).length;
  return (
    <>
      {aliases
        .filter((alias) => alias.iteration === number)
        .map((alias) => (
          <Badge key={alias.name} tone="tide">
            <Bookmark aria-hidden /> <span className="truncate">{alias.name}</span>
          </Badge>
        ))}
      {standing > 0 && (
        <Badge>
          <Signature aria-hidden /> {standing} {standing === 1 ? 'opinion' : 'opinions'}
        </Badge>
      )}
    </>
  );
}
