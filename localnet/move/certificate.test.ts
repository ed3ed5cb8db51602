import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { openChain, type OpenChain } from '../genesis/open-chain';
import { subseed } from '../genesis/seed';
import { blobIdFromU256 } from '../walrus/encoding';
import { NODE_COUNT, nodeSecretKey, shardsOf } from '../walrus/keys';
import { aggregateSignatures, confirmationMessage, signMessage } from '../walrus/message';

/*
 * The real Move VM of the test runner has no curves, so certificates are tried here: Move code of
 * the local Walrus package in our interpreter, keys and signatures by an independent library.
 */

/** Blob id and root hash of the 8 bytes `tidemark`, made by the official encoder for 1000 shards. */
const BLOB_ID = 41540680093000146480118001910765585459421577202453287464114158702141795112189n;
const ROOT_HASH = 57665462232607048645085737987983480312003366321409246166162475566243919795063n;
const BLOB_BYTES = 8;
const ENCODED_BYTES = 66_034_000;
const EPOCH = 1;
const SENDER = `0x${'7'.repeat(64)}`;

let chain: OpenChain;
let secretKeys: Uint8Array[] = [];

beforeAll(async () => {
  chain = await openChain({
    ports: { host: '127.0.0.1', walrusPort: 1, sealPort: 2 },
    seedText: 'certificates',
  });
  const seed = subseed(chain.seedHex, 'walrus services');
  secretKeys = Array.from({ length: NODE_COUNT }, (_, index) => nodeSecretKey(seed, index));
});

const message = confirmationMessage(EPOCH, blobIdFromU256(BLOB_ID), { kind: 'permanent' });
const nodes = (count: number) => Array.from({ length: count }, (_, index) => index);

function signatureOf(signers: readonly number[], text = message): Uint8Array {
  const keys = secretKeys.filter((_, index) => signers.includes(index));
  return aggregateSignatures(keys.map((key) => signMessage(text, key)));
}

function bitmap(signers: readonly number[], length = Math.ceil(NODE_COUNT / 8)): Uint8Array {
  const bits = new Uint8Array(length);
  for (const signer of signers) {
    const at = Math.floor(signer / 8);
    bits[at] = (bits[at] ?? 0) | (1 << (signer % 8));
  }
  return bits;
}

/** Registers the blob and certifies it with this; answers the simulation's abort, if any. */
async function certify(signature: Uint8Array, signers: Uint8Array, text = message) {
  const transaction = new Transaction();
  const { packages, objects } = chain.facts;
  const shared = (id: string, mutable: boolean) => {
    const owner = chain.ledger.object(id)?.owner;
    if (owner?.kind !== 'shared') throw new Error(`${id} is not shared`);
    const { initialSharedVersion } = owner;
    return transaction.sharedObjectRef({
      objectId: id,
      initialSharedVersion: initialSharedVersion.toString(),
      mutable,
    });
  };
  const bytes = (value: Uint8Array) => transaction.pure(bcs.byteVector().serialize(value));
  const { pure } = transaction;
  const coin = transaction.moveCall({
    target: `${packages.wal}::faucet::mint`,
    arguments: [shared(objects.walFaucet, true), pure.u64(100_000_000n)],
  });
  const system = shared(objects.walrusSystem, true);
  const storage = transaction.moveCall({
    target: `${packages.walrus}::system::reserve_space`,
    arguments: [system, pure.u64(ENCODED_BYTES), pure.u32(1), coin],
  });
  const blob = transaction.moveCall({
    target: `${packages.walrus}::system::register_blob`,
    arguments: [
      ...[system, storage, pure.u256(BLOB_ID), pure.u256(ROOT_HASH), pure.u64(BLOB_BYTES)],
      ...[pure.u8(1), pure.bool(false), coin],
    ],
  });
  transaction.moveCall({
    target: `${packages.walrus}::system::certify_blob`,
    arguments: [system, blob, bytes(signature), bytes(signers), bytes(text)],
  });
  transaction.transferObjects([blob, coin], SENDER);
  const kind = bcs.TransactionKind.parse(await transaction.build({ onlyTransactionKind: true }));
  const data = bcs.TransactionData.serialize({
    V1: {
      kind,
      sender: SENDER,
      gasData: { payment: [], owner: SENDER, price: '1000', budget: '500000000' },
      expiration: { None: true },
    },
  });
  const seen = chain.ledger.simulate(data.toBytes(), { checks: true });
  const { failure } = seen;
  if (!failure) return { certified: seen.events.at(-1)?.type.split('::').at(-1) };
  const { abort } = failure;
  return { abort: abort ? `${abort.module} ${abort.code}` : failure.description };
}

describe('a certificate', () => {
  it('of a quorum certifies the blob', async () => {
    // Shards are dealt in turn: nine nodes keep 693 of 1000, two thirds are 667.
    expect(nodes(9).reduce((sum, node) => sum + shardsOf(node).length, 0)).toBe(693);
    for (const signers of [nodes(NODE_COUNT), nodes(9), [12, 11, 10, 9, 8, 7, 6, 5, 4]]) {
      expect(await certify(signatureOf(signers), bitmap(signers))).toEqual({
        certified: 'BlobCertified',
      });
    }
  });

  it('of eight nodes is too little', async () => {
    const signers = nodes(8);
    expect(await certify(signatureOf(signers), bitmap(signers))).toEqual({
      abort: 'bls_aggregate 2',
    });
  });

  it('that names others than those who signed is refused', async () => {
    const wrong = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const signature = signatureOf(nodes(9));
    expect(await certify(signature, bitmap(wrong))).toEqual({ abort: 'bls_aggregate 1' });
    expect(await certify(signature, bitmap(nodes(10)))).toEqual({ abort: 'bls_aggregate 1' });
    expect(await certify(signatureOf(nodes(10)), bitmap(nodes(9)))).toEqual({
      abort: 'bls_aggregate 1',
    });
  });

  it('over another message is refused', async () => {
    const other = confirmationMessage(EPOCH, blobIdFromU256(BLOB_ID + 1n), { kind: 'permanent' });
    const signature = signatureOf(nodes(9), other);
    expect(await certify(signature, bitmap(nodes(9)))).toEqual({ abort: 'bls_aggregate 1' });
    expect(await certify(signature, bitmap(nodes(9)), other)).toEqual({ abort: 'blob 6' });
  });

  it('of another epoch, or for a deletable blob, is refused', async () => {
    const blobId = blobIdFromU256(BLOB_ID);
    const later = confirmationMessage(EPOCH + 1, blobId, { kind: 'permanent' });
    expect(await certify(signatureOf(nodes(9), later), bitmap(nodes(9)), later)).toEqual({
      abort: 'messages 1',
    });
    const deletable = confirmationMessage(EPOCH, blobId, { kind: 'deletable', objectId: SENDER });
    expect(await certify(signatureOf(nodes(9), deletable), bitmap(nodes(9)), deletable)).toEqual({
      abort: 'blob 9',
    });
  });

  it('with a signature that is no signature is refused', async () => {
    const good = signatureOf(nodes(9));
    const flipped = good.slice();
    flipped[40] = (flipped[40] ?? 0) ^ 1;
    const infinity = bls12_381.G2.Point.ZERO.toBytes();
    for (const bad of [flipped, infinity, good.slice(0, 95), new Uint8Array(0)]) {
      expect(await certify(bad, bitmap(nodes(9)))).toEqual({ abort: 'bls_aggregate 1' });
    }
  });

  it('with a bit of nobody or a bitmap too long is refused', async () => {
    const signature = signatureOf(nodes(9));
    const withNobody = bitmap([...nodes(9), 13]);
    expect(await certify(signature, withNobody)).toEqual({ abort: 'bls_aggregate 0' });
    expect(await certify(signature, bitmap(nodes(9), 3))).toEqual({ abort: 'bls_aggregate 0' });
    expect(await certify(signature, new Uint8Array(0))).toEqual({ abort: 'bls_aggregate 2' });
  });
});
