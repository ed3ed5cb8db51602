import { setTimeout as sleep } from 'node:timers/promises';
import { fromHex } from '@mysten/sui/utils';
import { checkLifetime, checkSession, checkWallet, type FetchRequest } from './fetch-request';
import { encryptKey, isG2, proofOfPossession, readG1, userSecretKey } from './identity';
import { masterKey, masterPublicKey } from './keys';
import { limits } from './limits';
import type { PolicyChain } from './policy-chain';
import { readProgram } from './program';
import { SealError } from './seal-error';

export type ServerMode = 'up' | 'down' | 'slow' | 'forge';

/** Wire form: `id` is namespace ‖ inner id, the key two base64 points. */
export interface FetchAnswer {
  decryption_keys: { id: number[]; encrypted_key: [string, string] }[];
}

/** The server gives no answer at all, as if its machine were off. */
export class ServerDown extends Error {
  constructor() {
    super('The key server does not answer.');
    this.name = 'ServerDown';
  }
}

/** A key no chain object names: what a server answers with that lost or sold its own. */
const FORGED_KEY_OFFSET = 1_000_000;

/** One key server: its master key, its mode, its queue of one. */
export class KeyServer {
  mode: ServerMode = 'up';
  delayMs: number = limits.slowModeMs;
  delivered = 0;
  refused = 0;
  private readonly honest: bigint;
  private readonly forged: bigint;
  private readonly publicKey: Uint8Array;
  private waiting = 0;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    readonly index: number,
    readonly objectId: string,
    seed: string,
    private readonly chain: PolicyChain,
  ) {
    this.honest = masterKey(seed, index);
    this.forged = masterKey(seed, index + FORGED_KEY_OFFSET);
    this.publicKey = masterPublicKey(this.honest);
  }

  /** Waits in slow mode, throws ServerDown in down mode. */
  async enter(): Promise<void> {
    if (this.mode === 'down') throw new ServerDown();
    if (this.mode === 'slow') await sleep(this.delayMs, undefined, { ref: false });
  }

  /** Base64 proof that this server knows the key registered for its object. */
  proof(): string {
    const proof = proofOfPossession(this.master, this.publicKey, fromHex(this.objectId));
    return Buffer.from(proof).toString('base64');
  }

  /** Requests are served one after the other, so that their arithmetic never takes the machine. */
  async fetchKeys(request: FetchRequest): Promise<FetchAnswer> {
    if (this.waiting >= limits.queue) {
      throw new SealError('Failure', 'The key server has too much to do. Try again in a moment.');
    }
    this.waiting += 1;
    const mine = this.tail.then(() => this.serve(request));
    this.tail = mine.catch(() => undefined);
    try {
      const answer = await mine;
      this.delivered += answer.decryption_keys.length;
      return answer;
    } catch (error) {
      this.refused += 1;
      throw error;
    } finally {
      this.waiting -= 1;
    }
  }

  private async serve(request: FetchRequest): Promise<FetchAnswer> {
    const { certificate } = request;
    const program = readProgram(request.ptb);
    const namespace = await this.chain.firstPackage(program.packageId);
    if (certificate.mvr_name) {
      throw new SealError('InvalidMVRName', 'Package names are not known on this network.');
    }
    checkLifetime(certificate, Date.now());
    if (await this.chain.hasAlias(certificate.user)) {
      throw new SealError('InvalidSignature', 'Addresses with an alias cannot ask for keys.');
    }
    await checkWallet(certificate, namespace);
    checkSession(request);
    const encryptionKey = readG1(request.enc_key);
    if (!encryptionKey || !isG2(request.enc_verification_key)) {
      throw new SealError('InvalidParameter', 'An encryption key is not a point of its group.');
    }
    await this.chain.evaluate(program, certificate.user);
    return {
      decryption_keys: program.innerIds.map((innerId) => {
        const fullId = Uint8Array.from([...fromHex(namespace), ...innerId]);
        const { randomness, masked } = encryptKey(
          userSecretKey(this.master, fullId),
          encryptionKey,
        );
        return { id: [...fullId], encrypted_key: [toBase64(randomness), toBase64(masked)] };
      }),
    };
  }

  private get master(): bigint {
    return this.mode === 'forge' ? this.forged : this.honest;
  }
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
