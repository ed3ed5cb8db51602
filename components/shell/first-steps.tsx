import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { FirstStepsClose } from './first-steps-close';

interface Role {
  title: string;
  /** What the person can do, in one line. */
  gist: string;
  steps: readonly string[];
  href: string;
  action: string;
  /** Loads wallet code, so it is never fetched ahead of a click. */
  desk: boolean;
}

const roles: readonly Role[] = [
  {
    title: 'Buy',
    gist: 'Pay for a window, run the model here',
    steps: [
      'Choose a model below and an offer on its page.',
      'Connect the development wallet as Buyer; it holds play money.',
      'Pay, open the pass, and run the model in this browser.',
    ],
    href: '/passes',
    action: 'My passes',
    desk: true,
  },
  {
    title: 'Sell',
    gist: 'Publish a file, set an offer, collect',
    steps: [
      'Connect the development wallet as Seller.',
      'Choose a file; it is encrypted before it leaves this browser.',
      'Set price and window, publish, and see the money in the studio.',
    ],
    href: '/publish',
    action: 'Publish a model',
    desk: true,
  },
  {
    title: 'Audit',
    gist: 'Read every event, without a wallet',
    steps: [
      'Search the history for an id, a person or words.',
      'Compare each event with its transaction on chain.',
      'With a grant of the team, connect as Auditor and open the weights.',
    ],
    href: '/audit',
    action: 'Read the history',
    desk: false,
  },
];

/** A first visit to the embedded network: what each of three roles can try. Works without script. */
export function FirstSteps() {
  return (
    <section
      aria-labelledby="first-steps"
      className="mt-6 rounded-lg border border-tide-line bg-tide-soft px-4 py-3 in-data-[first-steps=closed]:hidden"
    >
      <div className="flex items-center justify-between gap-3">
        <h2 id="first-steps" className="text-sm font-semibold">
          First steps on this network of play money
        </h2>
        <FirstStepsClose />
      </div>
      <div className="mt-2 grid items-start gap-2 md:grid-cols-3">
        {roles.map((role) => (
          <RoleSteps key={role.title} role={role} />
        ))}
      </div>
    </section>
  );
}

function RoleSteps({ role }: { role: Role }) {
  return (
    <details name="first-steps" className="group rounded-md border border-line bg-surface">
      <summary className="flex min-h-11 items-center gap-2 rounded-md px-3 py-2 text-sm">
        <ChevronRight
          className="size-3.5 shrink-0 text-ink-faint transition-transform group-open:rotate-90"
          aria-hidden
        />
        <span className="font-medium">{role.title}</span>
        <span className="min-w-0 text-ink-soft">{role.gist}</span>
      </summary>
      <div className="px-3 pb-3">
        <ol className="flex list-decimal flex-col gap-1 pl-5 text-sm text-ink-soft">
          {role.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <Link
          href={role.href}
          prefetch={role.desk ? false : null}
          className="mt-2 inline-block rounded-sm text-sm font-medium text-tide-strong underline underline-offset-3"
        >
          {role.action}
        </Link>
      </div>
    </details>
  );
}
