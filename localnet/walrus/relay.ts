import { readFile } from 'node:fs/promises';
import { CodecError, type Codec } from './codec';
import type { EncodedBlob } from './codec-job';
import { QUORUM_SHARDS } from './encoding';
import type { Consistency } from './consistency';
import { HttpError } from './http-error';
import { aggregateSignatures, verifyMessage, type Persistence } from './message';
import type { StorageNode } from './node';
import { reachAll, weightOf } from './reach';

/** Proof for the chain that a quorum of nodes stores a blob. */
export interface Certificate {
  /** Places in the committee, ascending. */
  signers: number[];
  message: Uint8Array;
  /** 96 bytes. */
  signature: Uint8Array;
}

/** Encodes whole blobs and stores them on the nodes, for clients that do not want to do either. */
export class Relay {
  constructor(
    private readonly nodes: StorageNode[],
    private readonly publicKeys: Uint8Array[],
    private readonly codec: Codec,
    private readonly consistency: Consistency,
  ) {}

  /** Throws HttpError BUSY, BAD_REQUEST. */
  async encode(file: string, blobBytes: number): Promise<EncodedBlob> {
    try {
      return await this.codec.run({ kind: 'encode', file }, blobBytes);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      const reason = error.retryable ? 'BUSY' : 'INTERNAL';
      throw new HttpError(reason, error.message, {}, { cause: error });
    }
  }

  /**
   * Certifies bytes that answering nodes hold already, without coding: for a client that lost the
   * answer, or stores the same again. Undefined where some node lacks something.
   */
  async certifyHeld(
    blobId: string,
    file: string,
    persistence: Persistence,
  ): Promise<Certificate | undefined> {
    const blob = await this.consistency.find(blobId);
    if (!blob?.is(await readFile(file))) return undefined;
    const answers = await reachAll(this.nodes, (node) => node.holds(blob));
    if (answers.some(({ answer }) => answer !== 'all')) return undefined;
    return this.certify(
      blobId,
      persistence,
      answers.map(({ node }) => node),
    );
  }

  /** Stores on every node that answers and collects a quorum of signatures. Throws HttpError. */
  async store(encoded: EncodedBlob, persistence: Persistence): Promise<Certificate> {
    await this.consistency.remember(encoded);
    const stored = await reachAll(this.nodes, (node) => node.storeAll(encoded));
    return this.certify(
      encoded.blobId,
      persistence,
      stored.map(({ node }) => node),
    );
  }

  private async certify(
    blobId: string,
    persistence: Persistence,
    nodes: StorageNode[],
  ): Promise<Certificate> {
    const answers = await reachAll(nodes, (node) => node.confirm(blobId, persistence));
    const good = answers.filter(({ node, answer }) => {
      const publicKey = this.publicKeys[node.index];
      return publicKey && verifyMessage(answer.message, answer.signature, publicKey);
    });
    const signers = good.map(({ node }) => node);
    const message = good[0]?.answer.message;
    if (!message || weightOf(signers) < QUORUM_SHARDS) throw this.tooFew(signers.length);
    return {
      signers: signers.map((node) => node.index),
      message,
      signature: aggregateSignatures(good.map(({ answer }) => answer.signature)),
    };
  }

  private tooFew(signed: number): HttpError {
    const total = this.nodes.length;
    const needed = Math.ceil((total * 2 + 1) / 3);
    return new HttpError(
      'NOT_ENOUGH_NODES',
      `${signed} of ${total} storage nodes confirmed the blob; ${needed} are needed to store it. Try again when more nodes answer.`,
      { answering: String(signed), needed: String(needed), total: String(total) },
    );
  }
}
