import {
  assertShares,
  isObjectId,
  isTidemarkError,
  parsePercentBps,
  parsePriceFrost,
} from '@/lib/domain';
import { dataGateProblems, publicMetrics } from './data-gate';
import { NEW, type PublishDraft, type WizardStep } from './draft';
import { noteProblems } from './note-draft';

/** Sentences by field id; empty when the step is complete. */
export type DraftProblems = Readonly<Record<string, string>>;

const MAX_NAME_BYTES = 96;
const MAX_SUMMARY_BYTES = 2_048;
const MAX_WORD_BYTES = 64;
const MAX_TAGS = 8;
const MAX_METRICS_BYTES = 4_096;
const MIN_WINDOW_DAYS = 1 / 1440;
const MAX_WINDOW_DAYS = 366;
const DAY_MS = 86_400_000;

/** What is missing or wrong in one step of the wizard, by the contract's own limits. */
export function checkStep(draft: PublishDraft, step: WizardStep): DraftProblems {
  switch (step) {
    case 'team':
      return draft.teamChoice === NEW ? checkTeam(draft) : {};
    case 'file':
      return draft.file === null ? { file: 'Choose a file.' } : {};
    case 'details':
      return checkDetails(draft);
    case 'offer':
      return draft.offer.wanted ? offerProblems(draft.offer) : {};
    case 'review':
      return {};
  }
}

export function windowMsOf(draft: PublishDraft): bigint {
  return BigInt(Math.round(Number(draft.offer.windowDays) * DAY_MS));
}

export function tagsOf(draft: PublishDraft): string[] {
  return splitTags(draft.details.tags);
}

/** Tags of one line, trimmed, lower-cased and each once. */
export function splitTags(line: string): string[] {
  const tags = line.split(',').map((tag) => tag.trim().toLowerCase());
  return [...new Set(tags)].filter((tag) => tag !== '');
}

export function sharesOf(draft: PublishDraft): { address: string; shareBps: number }[] {
  return memberShares(draft.team.members);
}

type TypedMembers = PublishDraft['team']['members'];

/** Addresses and basis points of members as typed. @throws TidemarkError amount_* */
export function memberShares(members: TypedMembers): { address: string; shareBps: number }[] {
  return members.map((member) => ({
    address: member.address.trim(),
    shareBps: parsePercentBps(member.percent),
  }));
}

function checkTeam(draft: PublishDraft): DraftProblems {
  const name = textProblem(draft.team.name, 'a team name', MAX_NAME_BYTES);
  const problems = memberProblems(draft.team.members);
  return name === null ? problems : { 'team-name': name, ...problems };
}

/** What is wrong with members and shares as typed: `member-0`, `share-0`, …, `shares`. */
export function memberProblems(members: TypedMembers): DraftProblems {
  const problems: Record<string, string> = {};
  const seen = new Set<string>();
  members.forEach((member, index) => {
    const address = member.address.trim().toLowerCase();
    if (!isObjectId(address)) {
      problems[`member-${index}`] = 'Enter a whole Sui address: 0x and 64 digits.';
    } else if (seen.has(address)) problems[`member-${index}`] = 'This address is already a member.';
    seen.add(address);
    add(
      problems,
      `share-${index}`,
      thrown(() => parsePercentBps(member.percent)),
    );
  });
  if (Object.keys(problems).some((field) => field.startsWith('share-'))) return problems;
  add(
    problems,
    'shares',
    thrown(() => assertShares(memberShares(members).map((share) => share.shareBps))),
  );
  return problems;
}

function checkDetails(draft: PublishDraft): DraftProblems {
  const { details } = draft;
  const problems: Record<string, string> =
    draft.modelChoice === NEW ? { ...listingProblems(details) } : {};
  Object.assign(problems, dataGateProblems(draft), noteProblems(details.note, draft.note));
  add(
    problems,
    'metrics',
    thrown(() => {
      if (byteLength(publicMetrics(draft)) > MAX_METRICS_BYTES) throw new RangeError();
    }),
  );
  return problems;
}

/** What is wrong with a listing's texts as typed, by the contract's limits. */
export function listingProblems(
  details: Pick<
    PublishDraft['details'],
    'name' | 'summary' | 'task' | 'tags' | 'licence' | 'dataClass'
  >,
): DraftProblems {
  const problems: Record<string, string> = {};
  add(problems, 'name', textProblem(details.name, 'a name', MAX_NAME_BYTES));
  add(problems, 'summary', textProblem(details.summary, 'a summary', MAX_SUMMARY_BYTES));
  add(problems, 'task', textProblem(details.task, 'a task', MAX_WORD_BYTES));
  add(problems, 'licence', textProblem(details.licence, 'a licence', MAX_WORD_BYTES));
  add(problems, 'data-class', textProblem(details.dataClass, 'a data class', MAX_WORD_BYTES));
  const tags = splitTags(details.tags);
  if (tags.length > MAX_TAGS) problems.tags = `At most ${MAX_TAGS} tags.`;
  if (tags.some((tag) => byteLength(tag) > MAX_WORD_BYTES)) problems.tags = 'A tag is too long.';
  return problems;
}

/** What is wrong with a window and a price as typed: `window`, `price`. */
export function offerProblems(offer: {
  readonly windowDays: string;
  readonly priceWal: string;
}): DraftProblems {
  const problems: Record<string, string> = {};
  const text = offer.windowDays.trim();
  const days = Number(text);
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text)) {
    problems.window = 'Write the days with digits and a point, for example 7 or 0.5.';
  } else if (days <= 0) {
    problems.window = 'Enter a window above 0 days.';
  } else if (days > MAX_WINDOW_DAYS) {
    problems.window = `The longest window is ${MAX_WINDOW_DAYS} days.`;
  } else if (days < MIN_WINDOW_DAYS) problems.window = 'The shortest window is one minute.';
  add(
    problems,
    'price',
    thrown(() => parsePriceFrost(offer.priceWal)),
  );
  return problems;
}

function textProblem(value: string, what: string, mostBytes: number): string | null {
  if (value.trim() === '') return `Enter ${what}.`;
  return byteLength(value.trim()) > mostBytes ? `Shorten this to ${mostBytes} bytes.` : null;
}

/** The sentence of what a parser throws, or null. */
function thrown(parse: () => unknown): string | null {
  try {
    parse();
    return null;
  } catch (error) {
    return isTidemarkError(error) ? error.message : 'This is too long.';
  }
}

function add(problems: Record<string, string>, field: string, sentence: string | null) {
  if (sentence !== null) problems[field] = sentence;
}

function byteLength(value: string): number {
  return new TextEncoder().encode(value).length;
}
