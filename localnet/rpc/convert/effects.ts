import { GrpcTypes as G } from '@mysten/sui/grpc';
import { bcs } from '@mysten/sui/bcs';
import type { ExecutedTransaction, ObjectChange, Simulation } from '../../ledger/types';
import type { ReadMask } from '../read-mask';
import { toExecutionErrorMessage } from './execution-error';
import { toOwnerMessage } from './owner';

const EFFECTS_VERSION = 2;
const ID_OPERATIONS = {
  none: G.ChangedObject_IdOperation.NONE,
  created: G.ChangedObject_IdOperation.CREATED,
  deleted: G.ChangedObject_IdOperation.DELETED,
};

/** Effects of an executed or simulated transaction with the fields of the mask. */
export function toEffectsMessage(
  transaction: ExecutedTransaction | Simulation,
  mask: ReadMask,
): G.TransactionEffects {
  const changedObjects = transaction.changes.map(toChangedObjectMessage);
  const message: G.TransactionEffects = {
    bcs: { name: 'TransactionEffects', value: transaction.effects },
    digest: transaction.effectsDigest,
    version: EFFECTS_VERSION,
    status: transaction.failure
      ? { success: false, error: toExecutionErrorMessage(transaction.failure) }
      : { success: true },
    epoch: transaction.epoch,
    gasUsed: { ...transaction.gasUsed },
    transactionDigest: transaction.digest,
    eventsDigest: transaction.eventsDigest,
    dependencies: transaction.dependencies,
    lamportVersion: transaction.lamportVersion,
    changedObjects,
    unchangedConsensusObjects: transaction.unchangedShared.map((object) => ({
      kind: G.UnchangedConsensusObject_UnchangedConsensusObjectKind.READ_ONLY_ROOT,
      objectId: object.id,
      version: object.version,
      digest: object.digest,
      objectType: object.type,
    })),
    unchangedLoadedRuntimeObjects: [],
  };
  if (mask.has('gas_object')) {
    const id = gasObjectId(transaction.effects);
    message.gasObject = changedObjects.find((change) => change.objectId === id);
  }
  return mask.prune(message);
}

function gasObjectId(effects: Uint8Array): string | undefined {
  const data = bcs.TransactionEffects.parse(effects).V2;
  const index = data?.gasObjectIndex ?? null;
  return index === null ? undefined : data?.changedObjects[index]?.[0];
}

function toChangedObjectMessage(change: ObjectChange): G.ChangedObject {
  const { input, output } = change;
  return {
    objectId: change.id,
    objectType: change.type,
    inputState: input
      ? G.ChangedObject_InputObjectState.EXISTS
      : G.ChangedObject_InputObjectState.DOES_NOT_EXIST,
    inputVersion: input?.version,
    inputDigest: input?.digest,
    inputOwner: input && toOwnerMessage(input.owner),
    outputState: outputState(output),
    outputVersion: output?.version,
    outputDigest: output?.digest,
    outputOwner: outputOwner(output),
    idOperation: ID_OPERATIONS[change.idOperation],
  };
}

function outputState(output: ObjectChange['output']): G.ChangedObject_OutputObjectState {
  if (!output) return G.ChangedObject_OutputObjectState.DOES_NOT_EXIST;
  return 'package' in output
    ? G.ChangedObject_OutputObjectState.PACKAGE_WRITE
    : G.ChangedObject_OutputObjectState.OBJECT_WRITE;
}

function outputOwner(output: ObjectChange['output']): G.Owner | undefined {
  if (!output) return undefined;
  return toOwnerMessage('package' in output ? { kind: 'immutable' } : output.owner);
}
