import {
  formatDateTime,
  formatDuration,
  formatSui,
  isIterationCovered,
  iterationsText,
  releasesKeys,
  rightsText,
  shortId,
  windowState,
  type DateStyle,
} from '@/lib/domain';
import { blobLamp, keyServerLamp, policyLamp } from './access-lamps-outside';
import { CHECK_AGAIN, type AccessLamp, type AccessReadings } from './access-readings';

/**
 * Six lamps from what was read, in the order in which an opening needs them. A lamp that could not
 * be checked is never called wrong.
 */
export function accessLamps(readings: AccessReadings, style: DateStyle): AccessLamp[] {
  return [
    walletLamp(readings),
    passLamp(readings),
    timeLamp(readings, style),
    policyLamp(readings),
    keyServerLamp(readings),
    blobLamp(readings, style),
  ];
}

/** One sentence over all lamps. */
export function accessSummary(lamps: readonly AccessLamp[]): string {
  const titles = (state: AccessLamp['state']) =>
    lamps
      .filter((lamp) => lamp.state === state)
      .map(({ title }) => title)
      .join(', ');
  const [bad, unknown] = [titles('bad'), titles('unknown')];
  if (bad !== '') return `Stands in the way: ${bad}.`;
  if (unknown !== '') return `Nothing wrong was found; could not be checked now: ${unknown}.`;
  return 'Nothing stands in the way of opening.';
}

function walletLamp({ address, owner, suiMist }: AccessReadings): AccessLamp {
  const lamp = { id: 'wallet', title: 'Wallet' } as const;
  const me = shortId(address);
  if (!owner.known) return { ...lamp, state: 'unknown', value: owner.why, next: CHECK_AGAIN };
  if (owner.value !== address) {
    const value =
      owner.value === null
        ? `${me} is connected, and the pass belongs to no address`
        : `${me} is connected, and the pass belongs to ${shortId(owner.value)}`;
    return { ...lamp, state: 'bad', value, next: 'Switch to that address in the wallet menu.' };
  }
  if (!suiMist.known) {
    const value = `${me} holds the pass; ${suiMist.why}`;
    return { ...lamp, state: 'unknown', value, next: CHECK_AGAIN };
  }
  const value = `${me} holds the pass and ${formatSui(suiMist.value)} SUI for gas`;
  if (suiMist.value === 0n) {
    return { ...lamp, state: 'bad', value, next: 'Add SUI: recording an opening needs gas.' };
  }
  return { ...lamp, state: 'good', value, next: null };
}

function passLamp({ pass, iteration, refunded, marketId }: AccessReadings): AccessLamp {
  const lamp = { id: 'pass', title: 'Pass' } as const;
  if (!pass.known) return { ...lamp, state: 'unknown', value: pass.why, next: CHECK_AGAIN };
  const { rights, marketId: ownMarketId } = pass.value;
  const bad = (value: string, next: string): AccessLamp => ({ ...lamp, state: 'bad', value, next });
  const covers = `${rightsText(rights)}, ${iterationsText(pass.value)}`;
  if (ownMarketId !== marketId) {
    return bad(
      `of another market, ${shortId(ownMarketId)}`,
      'Go to the network where you bought it.',
    );
  }
  if (!releasesKeys(rights)) {
    return bad(`${covers}: it releases no key`, 'Call the model through the team’s gateway.');
  }
  if (iteration === 0) {
    return bad('The model has no iteration that the pass covers', 'Wait for the team to publish.');
  }
  if (!isIterationCovered(pass.value, iteration)) {
    return bad(`${covers}: not iteration ${iteration}`, 'Choose an iteration that it covers.');
  }
  if (refunded.known && refunded.value) {
    return bad('Refunded: no paid period is left', 'Renew the pass to use it again.');
  }
  if (!refunded.known) {
    return { ...lamp, state: 'unknown', value: `${covers}; ${refunded.why}`, next: CHECK_AGAIN };
  }
  return { ...lamp, state: 'good', value: covers, next: null };
}

function timeLamp({ pass, nowMs }: AccessReadings, style: DateStyle): AccessLamp {
  const lamp = { id: 'time', title: 'Time' } as const;
  if (!pass.known) return { ...lamp, state: 'unknown', value: pass.why, next: CHECK_AGAIN };
  if (!nowMs.known) return { ...lamp, state: 'unknown', value: nowMs.why, next: CHECK_AGAIN };
  const { startsAtMs, endsAtMs } = pass.value;
  const state = windowState(pass.value, nowMs.value);
  if (state === 'ended') {
    const ago = formatDuration(nowMs.value - endsAtMs);
    const value = `The window ended on ${formatDateTime(endsAtMs, style)}, ${ago} ago`;
    return { ...lamp, state: 'bad', value, next: 'Renew the pass; it keeps its id.' };
  }
  if (state === 'upcoming') {
    const value = `The window starts on ${formatDateTime(startsAtMs, style)}`;
    return { ...lamp, state: 'bad', value, next: 'Come back then.' };
  }
  const left = formatDuration(endsAtMs - nowMs.value);
  const value = `${left} left by the chain’s clock, to ${formatDateTime(endsAtMs, style)}`;
  return { ...lamp, state: 'good', value, next: null };
}
