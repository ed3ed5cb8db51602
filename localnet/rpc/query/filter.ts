import type { GrpcTypes as G } from '@mysten/sui/grpc';
import { bcs } from '@mysten/sui/bcs';
import type { ExecutedTransaction, Owner, StoredEvent } from '../../ledger/types';
import { invalidArgument, unimplemented } from '../failure';
import { normalizeTypeText, parseId, parseIdentifier } from '../names';

const LITERALS_LIMIT = 256;

type Test<T> = (item: T) => boolean;

interface Literal<P> {
  negated: boolean;
  predicate: P;
}

/** The filter as a test; undefined when there is none. Throws INVALID_ARGUMENT. */
export function eventTest(filter: G.EventFilter | undefined): Test<StoredEvent> | undefined {
  return filter && anyTerm(filter.terms, eventPredicate);
}

/** The filter as a test; undefined when there is none. Throws INVALID_ARGUMENT. */
export function transactionTest(
  filter: G.TransactionFilter | undefined,
): Test<ExecutedTransaction> | undefined {
  return filter && anyTerm(filter.terms, transactionPredicate);
}

/** OR of ANDs of literals that may be negated. */
function anyTerm<P, T>(
  terms: { literals: Literal<P>[] }[],
  compile: (predicate: P) => Test<T>,
): Test<T> {
  if (terms.length === 0) throw invalidArgument('A filter needs at least one term.');
  const count = terms.reduce((sum, term) => sum + term.literals.length, 0);
  if (count > LITERALS_LIMIT) throw invalidArgument('The filter has too many literals.');
  const tests = terms.map(({ literals }) => {
    if (literals.length === 0) throw invalidArgument('A term needs at least one literal.');
    return literals.map(({ negated, predicate }) => ({ negated, test: compile(predicate) }));
  });
  return (item) =>
    tests.some((literals) => literals.every(({ negated, test }) => test(item) !== negated));
}

function eventPredicate(predicate: G.EventLiteral['predicate']): Test<StoredEvent> {
  switch (predicate.oneofKind) {
    case 'sender': {
      const sender = parseId(predicate.sender.address, 'The sender of the filter');
      return (event) => event.sender === sender;
    }
    case 'emitModule':
      return emitTest(predicate.emitModule.module);
    case 'eventType':
      return typeTest(predicate.eventType.eventType);
    case 'eventStreamHead':
      throw unimplemented('Authenticated event streams do not exist on this network.');
    case undefined:
      throw invalidArgument('A literal of the filter has no predicate.');
  }
}

function transactionPredicate(
  predicate: G.TransactionLiteral['predicate'],
): Test<ExecutedTransaction> {
  switch (predicate.oneofKind) {
    case 'sender': {
      const sender = parseId(predicate.sender.address, 'The sender of the filter');
      return (transaction) => transaction.sender === sender;
    }
    case 'affectedAddress': {
      const address = parseId(predicate.affectedAddress.address, 'The address of the filter');
      return (transaction) => affects(transaction, address);
    }
    case 'affectedObject': {
      const id = parseId(predicate.affectedObject.objectId, 'The object of the filter');
      return (transaction) => transaction.changes.some((change) => change.id === id);
    }
    case 'moveCall':
      return callTest(predicate.moveCall.function);
    case 'emitModule': {
      const test = emitTest(predicate.emitModule.module);
      return (transaction) => transaction.events.some(test);
    }
    case 'eventType': {
      const test = typeTest(predicate.eventType.eventType);
      return (transaction) => transaction.events.some(test);
    }
    case 'packageWrite':
      return (transaction) =>
        transaction.changes.some(({ output }) => output !== undefined && 'package' in output);
    case 'eventStreamHead':
      throw unimplemented('Authenticated event streams do not exist on this network.');
    case undefined:
      throw invalidArgument('A literal of the filter has no predicate.');
  }
}

/** `package[::module]` of the call that emitted the event. */
function emitTest(path: string | undefined): Test<StoredEvent> {
  const [packageId, module] = splitPath(path, 2);
  return (event) =>
    event.packageId === packageId && (module === undefined || event.module === module);
}

/** `address[::module[::Name[<types>]]]`; a name without types takes any. */
function typeTest(text: string | undefined): Test<StoredEvent> {
  const isFullType = text?.includes('<') || text?.split('::').length === 3;
  if (!isFullType) {
    const prefix = `${splitPath(text, 2).join('::')}::`;
    return (event) => event.type.startsWith(prefix);
  }
  const type = normalizeTypeText(text, 'The event type of the filter');
  if (type.endsWith('>')) return (event) => event.type === type;
  return (event) => event.type === type || event.type.startsWith(`${type}<`);
}

/** `package[::module[::function]]` called by a command of the transaction. */
function callTest(path: string | undefined): Test<ExecutedTransaction> {
  const [packageId, module, name] = splitPath(path, 3);
  return (transaction) =>
    callsOf(transaction).some(
      (call) =>
        call.package === packageId &&
        (module === undefined || call.module === module) &&
        (name === undefined || call.function === name),
    );
}

interface MoveCall {
  package: string;
  module: string;
  function: string;
}

const parsedCalls = new WeakMap<ExecutedTransaction, MoveCall[]>();

function callsOf(transaction: ExecutedTransaction): MoveCall[] {
  const known = parsedCalls.get(transaction);
  if (known) return known;
  const kind = bcs.TransactionData.parse(transaction.bytes).V1.kind;
  const commands = kind.ProgrammableTransaction?.commands ?? [];
  const calls = commands.flatMap((command) => command.MoveCall ?? []);
  parsedCalls.set(transaction, calls);
  return calls;
}

function affects(transaction: ExecutedTransaction, address: string): boolean {
  const owns = (owner: Owner) => owner.kind === 'address' && owner.address === address;
  return transaction.changes.some(
    ({ input, output }) =>
      (input !== undefined && owns(input.owner)) ||
      (output !== undefined && !('package' in output) && owns(output.owner)),
  );
}

function splitPath(path: string | undefined, maxParts: number): string[] {
  const [packageId, ...names] = (path ?? '').split('::');
  if (names.length >= maxParts) throw invalidArgument(`A path of the filter has too many parts.`);
  return [
    parseId(packageId, 'The package of the filter'),
    ...names.map((name) => parseIdentifier(name, 'A name of the filter')),
  ];
}
