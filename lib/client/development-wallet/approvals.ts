/** Questions the development wallet asks; the page's dialog answers them, one at a time. */
export interface ApprovalQuestion {
  readonly id: number;
  readonly kind: 'transaction' | 'message';
  /** "Seller". */
  readonly person: string;
  readonly address: string;
  /** What is asked, in short lines. */
  readonly lines: readonly { readonly label: string; readonly value: string }[];
}

type Waiting = { question: ApprovalQuestion; answer: (approved: boolean) => void };

const MAX_WAITING = 8;
const listeners = new Set<() => void>();
let waiting: readonly Waiting[] = [];
let lastId = 0;

/** Resolves when the person decided; `false` is a refusal. */
export function askApproval(question: Omit<ApprovalQuestion, 'id'>): Promise<boolean> {
  if (waiting.length >= MAX_WAITING) return Promise.resolve(false);
  lastId += 1;
  const asked: ApprovalQuestion = { ...question, id: lastId };
  return new Promise((answer) => {
    waiting = [...waiting, { question: asked, answer }];
    announce();
  });
}

export function answerApproval(id: number, approved: boolean): void {
  const found = waiting.find(({ question }) => question.id === id);
  if (found === undefined) return;
  waiting = waiting.filter((other) => other !== found);
  announce();
  found.answer(approved);
}

export function currentApproval(): ApprovalQuestion | null {
  return waiting[0]?.question ?? null;
}

export function subscribeToApprovals(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce() {
  for (const listener of listeners) listener();
}
