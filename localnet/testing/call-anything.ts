import { GrpcTypes as G, type SuiGrpcClient } from '@mysten/sui/grpc';
import { bcs } from '@mysten/sui/bcs';
import type {
  Transaction,
  TransactionArgument,
  TransactionObjectArgument,
} from '@mysten/sui/transactions';
import type { Id } from '../vm/types';

const BODY = G.OpenSignatureBody_Type;
const ZERO_BYTE = Uint8Array.of(0);

/** One function of a package, as the node describes it. */
export interface KnownFunction {
  module: string;
  name: string;
  parameters: G.OpenSignature[];
}

/** A value for a parameter of a datatype, by the name of the type. */
export type Supply = Record<string, (transaction: Transaction) => TransactionObjectArgument>;

/** Every public or entry function of a package that takes an object of the type, by its name. */
export async function functionsTaking(
  client: SuiGrpcClient,
  packageId: Id,
  typeName: string,
): Promise<KnownFunction[]> {
  const { response } = await client.movePackageService.getPackage({ packageId });
  return (response.package?.modules ?? []).flatMap(({ name: module = '', functions }) =>
    functions.flatMap(({ name = '', visibility, isEntry, parameters }): KnownFunction[] => {
      const callable = visibility === G.FunctionDescriptor_Visibility.PUBLIC || isEntry;
      const takes = parameters.some(({ body }) => nameOf(body) === typeName);
      return callable && takes ? [{ module, name, parameters }] : [];
    }),
  );
}

/** Calls the function with an argument of the right type for every parameter. */
export function callAnything(
  transaction: Transaction,
  target: { packageId: Id; walType: string },
  known: KnownFunction,
  supply: Supply,
): void {
  const given = known.parameters.filter(({ body }) => nameOf(body) !== 'TxContext');
  const args = given.map(({ body }) => argumentFor(transaction, body, supply));
  transaction.moveCall({
    target: `${target.packageId}::${known.module}::${known.name}`,
    typeArguments: [target.walType],
    arguments: args,
  });
}

function argumentFor(
  transaction: Transaction,
  body: G.OpenSignatureBody | undefined,
  supply: Supply,
): TransactionArgument {
  const name = nameOf(body);
  const supplied = name === undefined ? undefined : supply[name];
  if (supplied) return supplied(transaction);
  const [inner] = body?.typeParameterInstantiation ?? [];
  const ofObjects = nameOf(inner);
  if (body?.type === BODY.VECTOR && ofObjects !== undefined && supply[ofObjects]) {
    const element = supply[ofObjects](transaction);
    return transaction.makeMoveVec({ elements: [element], type: inner?.typeName ?? '' });
  }
  return transaction.pure(plainBytes(body));
}

/** The smallest value: 0, false, the address 1, nothing. */
function plainBytes(body: G.OpenSignatureBody | undefined): Uint8Array {
  switch (body?.type) {
    case BODY.BOOL:
    case BODY.U8:
    case BODY.VECTOR:
      return ZERO_BYTE;
    case BODY.U16:
      return bcs.u16().serialize(1).toBytes();
    case BODY.U32:
      return bcs.u32().serialize(1).toBytes();
    case BODY.U64:
      return bcs.u64().serialize(1).toBytes();
    case BODY.U256:
      return bcs.u256().serialize(1).toBytes();
    case BODY.ADDRESS:
      return bcs.Address.serialize('0x1').toBytes();
    case BODY.DATATYPE:
      if (nameOf(body) === 'String') return bcs.string().serialize('text').toBytes();
      if (nameOf(body) === 'ID') return bcs.Address.serialize('0x1').toBytes();
      break;
    default:
  }
  throw new Error(`nothing is supplied for ${body?.typeName ?? String(body?.type)}`);
}

function nameOf(body: G.OpenSignatureBody | undefined): string | undefined {
  return body?.type === BODY.DATATYPE ? body.typeName?.split('::')[2] : undefined;
}
