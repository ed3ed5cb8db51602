'use client';

import { useDAppKit, useWalletConnection, useWallets } from '@mysten/dapp-kit-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { fundWhenEmpty } from '../development-wallet/fund';
import { fundsOptions, OWN_READS } from '../queries';
import { useNetwork } from '../network-context';

export type WalletState = 'unknown' | 'disconnected' | 'connecting' | 'connected';

const never = () => () => undefined;

/** The connected account, the wallets that could be connected, and the verbs for both. */
export function useWallet() {
  const kit = useDAppKit();
  const connection = useWalletConnection();
  const wallets = useWallets();
  const mounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const account = mounted && connection.status === 'connected' ? connection.account : null;
  return {
    state: walletState(mounted, connection.status),
    address: account?.address ?? null,
    label: account?.label ?? null,
    wallet: account === null ? null : connection.wallet,
    wallets: mounted ? wallets : [],
    connect: kit.connectWallet,
    disconnect: kit.disconnectWallet,
    switchAccount: kit.switchAccount,
  };
}

export type WalletSession = ReturnType<typeof useWallet>;

/** WAL and SUI of the connected address. */
export function useFunds() {
  const { address } = useWallet();
  const { client, manifest } = useNetwork();
  return useQuery(fundsOptions({ client, manifest }, address));
}

/** On the embedded network the faucet fills an address that has no SUI or no WAL. */
export function useFaucetWhenEmpty() {
  const { address } = useWallet();
  const { client, manifest, embedded } = useNetwork();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!embedded || address === null) return;
    void fundWhenEmpty(client, manifest, address).then(async (funded) => {
      if (funded) await queryClient.invalidateQueries({ queryKey: [OWN_READS] });
    });
  }, [embedded, address, client, manifest, queryClient]);
}

function walletState(
  mounted: boolean,
  status: 'disconnected' | 'connecting' | 'reconnecting' | 'connected',
): WalletState {
  if (!mounted) return 'unknown';
  if (status === 'reconnecting') return 'unknown';
  return status;
}
