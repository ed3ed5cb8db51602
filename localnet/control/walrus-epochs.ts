import { WALRUS_EPOCH_MS } from '../genesis/build-genesis';
import type { GenesisFacts } from '../ledger/record';
import { CLOCK_ID } from '../ptb/type-text';
import type { Ledger } from '../ledger/types';
import { type LocalAccount, sharedArgument } from './account';
import { readView } from './views';

const TICK_MS = 2_000;
/** A jump of many years turns this many epochs at once, the rest with the next ticks. */
const MAX_EPOCHS_PER_TURN = 64;
const FIRST_EPOCH = 1n;

/** Turns the epochs of the storage network when their time has come. */
export class WalrusEpochs {
  private timer: NodeJS.Timeout | undefined;
  private turning: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: {
      ledger: Ledger;
      account: LocalAccount;
      facts: GenesisFacts;
      genesisMs: bigint;
    },
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.turn().catch((error: unknown) => console.error('[walrus epochs]', error));
    }, TICK_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Brings the epoch up to the chain's time; calls made meanwhile wait for their turn. */
  turn(): Promise<void> {
    this.turning = this.turning.catch(() => undefined).then(() => this.catchUp());
    return this.turning;
  }

  private async catchUp(): Promise<void> {
    const { ledger, genesisMs } = this.context;
    const due = FIRST_EPOCH + (ledger.now() - genesisMs) / WALRUS_EPOCH_MS;
    const behind = due - BigInt(await this.currentEpoch());
    if (behind <= 0n) return;
    const steps = behind < MAX_EPOCHS_PER_TURN ? Number(behind) : MAX_EPOCHS_PER_TURN;
    await this.advance(steps);
  }

  private async currentEpoch(): Promise<number> {
    const { ledger, facts } = this.context;
    const bytes = await readView(
      ledger,
      `${facts.packages.walrus}::staking::epoch`,
      (transaction) => [sharedArgument(transaction, ledger, facts.objects.walrusStaking, false)],
    );
    return Buffer.from(bytes).readUInt32LE();
  }

  private async advance(steps: number): Promise<void> {
    const { ledger, facts, account } = this.context;
    await account.run((transaction) => {
      const staking = sharedArgument(transaction, ledger, facts.objects.walrusStaking, true);
      const system = sharedArgument(transaction, ledger, facts.objects.walrusSystem, true);
      const clock = sharedArgument(transaction, ledger, CLOCK_ID, false);
      for (let step = 0; step < steps; step += 1) {
        transaction.moveCall({
          target: `${facts.packages.walrus}::staking::advance_epoch`,
          arguments: [staking, system, clock],
        });
      }
    });
  }
}
