'use client';

import { ArrowRight, Wallet } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { shortId } from '@/lib/domain';
import { useWallet, type WalletSession } from '@/lib/client/wallet/use-wallet';

type UiWallet = WalletSession['wallets'][number];
type UiAccount = UiWallet['accounts'][number];

export interface ConnectDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Every wallet of the browser; a wallet that shows its accounts lets you choose one at once. */
export function ConnectDialog({ open, onOpenChange }: ConnectDialogProps) {
  const { wallets, connect } = useWallet();
  const [failed, setFailed] = useState(false);

  async function choose(wallet: UiWallet, account?: UiAccount) {
    setFailed(false);
    try {
      await connect(account === undefined ? { wallet } : { wallet, account });
      onOpenChange(false);
    } catch {
      setFailed(true);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Connect a wallet"
      description="It signs what you pay and open. Keys stay in the wallet."
    >
      {failed && (
        <Notice tone="warn" title="Not connected" className="mb-3">
          The wallet did not connect; nothing was signed or paid. Choose it again to retry.
        </Notice>
      )}
      {wallets.length === 0 && (
        <Notice title="No wallet is installed in this browser">
          Install a Sui wallet and reload the page. Looking around and checking the history needs
          none.
        </Notice>
      )}
      <ul className="flex flex-col gap-2">
        {wallets.map((wallet) => (
          <li key={wallet.name}>
            {wallet.accounts.length > 1 ? (
              <People wallet={wallet} onChoose={(account) => void choose(wallet, account)} />
            ) : (
              <WalletButton
                icon={wallet.icon}
                title={wallet.name}
                onClick={() => void choose(wallet)}
              />
            )}
          </li>
        ))}
      </ul>
      <Link
        href="/"
        className="mt-4 inline-flex items-center gap-1 rounded-sm text-sm font-medium text-tide hover:text-tide-strong"
      >
        Look around without a wallet <ArrowRight className="size-3.5" aria-hidden />
      </Link>
    </Dialog>
  );
}

function People({
  wallet,
  onChoose,
}: {
  wallet: UiWallet;
  onChoose: (account: UiAccount) => void;
}) {
  return (
    <section aria-label={wallet.name} className="rounded-lg border border-line bg-sunken p-3">
      <h3 className="mb-2 flex items-center gap-2 text-sm font-medium">
        <WalletIcon icon={wallet.icon} className="size-5" /> {wallet.name}
      </h3>
      <div className="flex flex-col gap-1.5">
        {wallet.accounts.map((account) => (
          <WalletButton
            key={account.address}
            title={account.label ?? shortId(account.address)}
            note={shortId(account.address)}
            onClick={() => onChoose(account)}
          />
        ))}
      </div>
    </section>
  );
}

function WalletButton({
  icon,
  title,
  note,
  onClick,
}: {
  icon?: string;
  title: string;
  note?: string;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex min-h-11 w-full items-center gap-3 rounded-md border border-line bg-surface px-3 py-2 text-left text-sm font-medium hover:border-line-strong hover:bg-hover"
    >
      {icon !== undefined && <WalletIcon icon={icon} className="size-6" />}
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {note !== undefined && (
        <span className="font-mono text-xs font-normal text-ink-faint">{note}</span>
      )}
    </button>
  );
}

function WalletIcon({ icon, className }: { icon: string; className: string }) {
  if (icon === '') return <Wallet className={className} aria-hidden />;
  // Wallets hand over data URLs; the image optimiser has nothing to do with them.
  // eslint-disable-next-line @next/next/no-img-element
  return <img src={icon} alt="" className={`${className} rounded-sm`} />;
}
