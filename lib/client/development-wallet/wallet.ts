import type { ClientWithCoreApi } from '@mysten/sui/client';
import { Transaction } from '@mysten/sui/transactions';
import { fromBase64, toBase64 } from '@mysten/sui/utils';
import {
  ReadonlyWalletAccount,
  SUI_CHAINS,
  type IdentifierString,
  type StandardConnectMethod,
  type StandardEventsListeners,
  type SuiSignAndExecuteTransactionMethod,
  type SuiSignPersonalMessageMethod,
  type SuiSignTransactionMethod,
  type Wallet,
} from '@mysten/wallet-standard';
import { askApproval } from './approvals';
import { describeTransaction } from './describe-transaction';
import { loadPeople, type WalletPerson } from './people';
import { ApprovalRefused } from './refusal';
import { walletIcon } from './wallet-icon';

export const DEVELOPMENT_WALLET_NAME = 'Development wallet';
const features = [
  'sui:signTransaction',
  'sui:signAndExecuteTransaction',
  'sui:signPersonalMessage',
] as const;
const MAX_MESSAGE_SHOWN = 400;

interface Place {
  readonly network: string;
  readonly walType: string;
}

/** A wallet-standard wallet of three demo people; every signature is asked for. */
export class DevelopmentWallet implements Wallet {
  readonly version = '1.0.0';
  readonly name = DEVELOPMENT_WALLET_NAME;
  readonly icon = walletIcon;
  readonly chains: readonly IdentifierString[];
  readonly accounts: readonly ReadonlyWalletAccount[];
  readonly #people: WalletPerson[];
  readonly #client: ClientWithCoreApi;
  readonly #place: Place;

  constructor(client: ClientWithCoreApi, place: Place) {
    this.#client = client;
    this.#place = place;
    this.#people = loadPeople();
    this.chains = SUI_CHAINS.filter((chain) => chain === `sui:${place.network}`);
    this.accounts = this.#people.map(
      ({ address, label, keypair }) =>
        new ReadonlyWalletAccount({
          address,
          label,
          publicKey: keypair.getPublicKey().toSuiBytes(),
          chains: this.chains,
          features,
        }),
    );
  }

  get features() {
    return {
      'standard:connect': { version: '1.0.0' as const, connect: this.#connect },
      'standard:disconnect': { version: '1.0.0' as const, disconnect: async () => undefined },
      'standard:events': { version: '1.0.0' as const, on: this.#on },
      'sui:signPersonalMessage': {
        version: '1.1.0' as const,
        signPersonalMessage: this.#signPersonalMessage,
      },
      'sui:signTransaction': { version: '2.0.0' as const, signTransaction: this.#signTransaction },
      'sui:signAndExecuteTransaction': {
        version: '2.0.0' as const,
        signAndExecuteTransaction: this.#signAndExecute,
      },
    };
  }

  readonly #connect: StandardConnectMethod = async () => ({ accounts: this.accounts });

  // The three people never change, so there is nothing to announce.
  readonly #on = <Name extends keyof StandardEventsListeners>(
    _event: Name,
    _listener: StandardEventsListeners[Name],
  ) => {
    return () => undefined;
  };

  readonly #signTransaction: SuiSignTransactionMethod = async ({ transaction, account }) => {
    const person = this.#personOf(account.address);
    const parsed = Transaction.from(await transaction.toJSON());
    parsed.setSenderIfNotSet(person.address);
    const bytes = await parsed.build({ client: this.#client });
    const lines = await describeTransaction(this.#client, {
      transaction: parsed,
      bytes,
      address: person.address,
      walType: this.#place.walType,
    });
    await this.#approve(person, 'transaction', lines);
    const { signature, bytes: signed } = await person.keypair.signTransaction(bytes);
    return { bytes: signed, signature };
  };

  readonly #signAndExecute: SuiSignAndExecuteTransactionMethod = async (input) => {
    const { bytes, signature } = await this.#signTransaction(input);
    const result = await this.#client.core.executeTransaction({
      transaction: fromBase64(bytes),
      signatures: [signature],
      include: { effects: true },
    });
    const done = result.$kind === 'Transaction' ? result.Transaction : result.FailedTransaction;
    return {
      bytes,
      signature,
      digest: done.digest,
      effects: toBase64(done.effects.bcs ?? new Uint8Array()),
    };
  };

  readonly #signPersonalMessage: SuiSignPersonalMessageMethod = async ({ message, account }) => {
    const person = this.#personOf(account.address);
    const text = new TextDecoder().decode(message).slice(0, MAX_MESSAGE_SHOWN);
    await this.#approve(person, 'message', [{ label: 'Message', value: text }]);
    return person.keypair.signPersonalMessage(message);
  };

  #personOf(address: string): WalletPerson {
    const person = this.#people.find((candidate) => candidate.address === address);
    if (person === undefined) throw new Error('The account belongs to another wallet.');
    return person;
  }

  async #approve(
    { label, address }: WalletPerson,
    kind: 'transaction' | 'message',
    lines: readonly { label: string; value: string }[],
  ) {
    if (!(await askApproval({ kind, person: label, address, lines }))) throw new ApprovalRefused();
  }
}
