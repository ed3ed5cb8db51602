import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';

/** Talked about for Walrus, but with no figure that a chain object holds. */
export function AnnouncedSection() {
  return (
    <Section title="Announced, or not readable here" aside={<Badge tone="warn">No figures</Badge>}>
      <ul className="flex list-disc flex-col gap-2 pl-5 text-sm text-ink-soft marker:text-ink-faint">
        <li>
          <strong className="font-medium text-ink">Fee on short-term moves of stake.</strong> Only
          announced: we found no such fee in the Walrus contracts, so no figure is shown.
        </li>
        <li>
          <strong className="font-medium text-ink">Burning of WAL.</strong> The contracts burn a
          part of each epoch’s rewards, and of a penalised node’s commission. The chain keeps the
          supply, not a sum of what was burned, so a total cannot be read here.
        </li>
        <li>
          <strong className="font-medium text-ink">Penalties for storage nodes.</strong> By a vote
          of the committee, from the node’s own commission. A node that is down loses no stake by
          that alone; open votes cannot be read here.
        </li>
      </ul>
    </Section>
  );
}
