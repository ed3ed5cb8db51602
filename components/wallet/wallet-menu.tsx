'use client';

import { Check, ChevronDown, Copy, LogOut } from 'lucide-react';
import { useState } from 'react';
import { Sui, Wal } from '@/components/money/wal';
import { Button } from '@/components/ui/button';
import { Menu, MenuChoice, MenuItem, MenuLine, MenuNote } from '@/components/ui/menu';
import { Skeleton } from '@/components/ui/skeleton';
import { useFaucetWhenEmpty, useFunds, useWallet } from '@/lib/client/wallet/use-wallet';
import { shortId } from '@/lib/domain';
import { ConnectDialog } from './connect-dialog';

/** Connect, or who is connected with both balances; people of one wallet can be switched. */
export function WalletMenu() {
  const session = useWallet();
  useFaucetWhenEmpty();
  const [connecting, setConnecting] = useState(false);
  if (session.state === 'unknown') return <Skeleton className="h-9 w-32" />;
  if (session.address === null) {
    return (
      <>
        <Button
          look="primary"
          size="sm"
          busy={session.state === 'connecting'}
          onClick={() => setConnecting(true)}
        >
          Connect wallet
        </Button>
        <ConnectDialog open={connecting} onOpenChange={setConnecting} />
      </>
    );
  }
  return <ConnectedMenu address={session.address} label={session.label} />;
}

function ConnectedMenu({ address, label }: { address: string; label: string | null }) {
  const { wallet, disconnect, switchAccount } = useWallet();
  const [copied, setCopied] = useState(false);
  const accounts = wallet?.accounts ?? [];
  const name = label ?? shortId(address);
  return (
    <Menu
      className="w-72"
      trigger={
        <Button size="sm" aria-label={`Wallet: ${name}`}>
          <span aria-hidden className="size-2 rounded-full bg-good" />
          <span className="max-w-28 truncate">{name}</span>
          <ChevronDown className="text-ink-faint" aria-hidden />
        </Button>
      }
    >
      <MenuNote>
        <Balances />
      </MenuNote>
      <MenuLine />
      {accounts.length > 1 && (
        <>
          <MenuChoice
            label="Person"
            value={address}
            onChange={(next) => {
              const account = accounts.find((candidate) => candidate.address === next);
              if (account !== undefined) switchAccount({ account });
            }}
            choices={accounts.map((account) => ({
              value: account.address,
              content: (
                <>
                  <span className="min-w-0 flex-1 truncate">
                    {account.label ?? shortId(account.address)}
                  </span>
                  <span className="font-mono text-xs text-ink-faint">
                    {shortId(account.address)}
                  </span>
                </>
              ),
            }))}
          />
          <MenuLine />
        </>
      )}
      <MenuItem
        onSelect={() => {
          void navigator.clipboard.writeText(address).then(() => setCopied(true));
        }}
      >
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />} Copy address
      </MenuItem>
      <MenuItem onSelect={() => void disconnect()}>
        <LogOut aria-hidden /> Disconnect
      </MenuItem>
    </Menu>
  );
}

/** WAL for prices, SUI for gas: two lines, because they fail for different reasons. */
function Balances() {
  const funds = useFunds();
  return (
    <dl className="flex flex-col gap-1 px-2.5 py-2 text-sm">
      <div className="flex items-baseline justify-between gap-3">
        <dt className="text-ink-faint">For prices</dt>
        <dd className="min-w-0 text-right font-medium">
          {funds.data ? <Wal amount={funds.data.walFrost} /> : <Pending failed={funds.isError} />}
        </dd>
      </div>
      <div className="flex items-baseline justify-between gap-3">
        <dt className="text-ink-faint">For gas</dt>
        <dd className="min-w-0 text-right font-medium">
          {funds.data ? <Sui amount={funds.data.suiMist} /> : <Pending failed={funds.isError} />}
        </dd>
      </div>
    </dl>
  );
}

function Pending({ failed }: { failed: boolean }) {
  return failed ? (
    <span className="text-bad">cannot be read</span>
  ) : (
    <Skeleton className="h-4 w-20" />
  );
}
