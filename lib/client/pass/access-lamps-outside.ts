import { formatDateTime, formatDuration, type DateStyle } from '@/lib/domain';
import {
  CHECK_AGAIN,
  type AccessLamp,
  type AccessReadings,
  type KeyServerReading,
  type LampPart,
} from './access-readings';

const SESSION_NOT_OPEN = 32;

/** What the contract itself says to the question that key servers ask. */
export function policyLamp({ policy, iteration }: AccessReadings): AccessLamp {
  const lamp = { id: 'policy', title: 'Policy' } as const;
  if (!policy.known) return { ...lamp, state: 'unknown', value: policy.why, next: CHECK_AGAIN };
  const answer = policy.value;
  if (answer.kind === 'releases') {
    const value = `A dry run releases the key of iteration ${iteration} now`;
    return { ...lamp, state: 'good', value, next: null };
  }
  if (answer.kind === 'releases-after-opening') {
    const value = `Iteration ${iteration} is not open now (refusal ${SESSION_NOT_OPEN}); a dry run that opens it first releases the key`;
    return { ...lamp, state: 'good', value, next: 'Open it: that leaves the trace on chain.' };
  }
  const number = answer.abortCode === null ? '' : ` (refusal ${answer.abortCode})`;
  const value = `A dry run refuses the key of iteration ${iteration}${number}`;
  return { ...lamp, state: 'bad', value, next: answer.sentence };
}

/** Good as soon as enough of them answer: the others are named all the same. */
export function keyServerLamp({ keyServers }: AccessReadings): AccessLamp {
  const lamp = { id: 'key-servers', title: 'Key servers' } as const;
  if (!keyServers.known)
    return { ...lamp, state: 'unknown', value: keyServers.why, next: CHECK_AGAIN };
  const { servers, threshold, sealedKeyFault } = keyServers.value;
  const count = (state: KeyServerReading['state']) =>
    servers.filter((server) => server.state === state).length;
  const answering = count('answers');
  const value = `${answering} of ${servers.length} answer, ${threshold} are needed`;
  const parts = servers.map(serverPart);
  if (sealedKeyFault !== null) {
    return { ...lamp, state: 'bad', value, next: sealedKeyFault, parts };
  }
  if (answering >= threshold) {
    const rest = servers.length - answering;
    const next = rest === 0 ? null : 'Nothing to do: enough of them answer.';
    return { ...lamp, state: 'good', value, next, parts };
  }
  if (answering + count('unknown') >= threshold) {
    return { ...lamp, state: 'unknown', value, next: CHECK_AGAIN, parts };
  }
  const next = 'Wait and run the checks again; your pass is kept, and nothing has to be paid.';
  return { ...lamp, state: 'bad', value, next, parts };
}

function serverPart(server: KeyServerReading, at: number): LampPart {
  const host = server.url === null ? 'address not known' : server.url.replace(/^https?:\/\//, '');
  const label = `Key server ${at + 1}`;
  switch (server.state) {
    case 'answers':
      return { label, state: 'good', value: `${host} answers and proves its key` };
    case 'silent':
      return { label, state: 'bad', value: `${host} does not answer` };
    case 'unproven':
      return {
        label,
        state: 'bad',
        value: `${host} answers, but does not prove the key on chain`,
      };
    case 'unknown':
      return { label, state: 'unknown', value: `${host}: cannot be checked now` };
  }
}

/** Whether the bytes are stored, and whether the aggregator hands them out. */
export function blobLamp(readings: AccessReadings, style: DateStyle): AccessLamp {
  const lamp = { id: 'blob', title: 'Blob' } as const;
  const { storage, aggregator, nowMs, iteration } = readings;
  const parts = [storagePart(readings, style), aggregatorPart(readings)];
  if (!storage.known)
    return { ...lamp, state: 'unknown', value: storage.why, next: CHECK_AGAIN, parts };
  if (!nowMs.known)
    return { ...lamp, state: 'unknown', value: nowMs.why, next: CHECK_AGAIN, parts };
  if (Number(nowMs.value) >= storage.value.storedUntilMs) {
    const value = `The storage of iteration ${iteration} ended with epoch ${storage.value.endEpoch}`;
    return { ...lamp, state: 'bad', value, next: 'Ask the team to publish it again.', parts };
  }
  const answer = aggregator.known ? aggregator.value : null;
  if (answer !== null && answer !== 'silent' && answer.status === 404) {
    const value = 'Stored by the chain’s word, but the aggregator does not know the blob';
    const next = 'Wait a minute if it was published just now; else tell the team.';
    return { ...lamp, state: 'bad', value, next, parts };
  }
  if (answer === null || answer === 'silent' || answer.status >= 300) {
    const value = 'Stored by the chain’s word; the aggregator cannot be asked now';
    const next = 'Opening may still work: the page then reads from the storage nodes.';
    return { ...lamp, state: 'unknown', value, next, parts };
  }
  const shortMs = shortfallMs(readings);
  const next =
    shortMs > 0
      ? `Storage ends ${formatDuration(shortMs)} before your window: ask for it to be extended, anyone may pay.`
      : null;
  const value = `Iteration ${iteration} is stored, and the aggregator answers for it`;
  return { ...lamp, state: 'good', value, next, parts };
}

function storagePart({ storage, nowMs }: AccessReadings, style: DateStyle): LampPart {
  const label = 'Storage';
  if (!storage.known) return { label, state: 'unknown', value: storage.why };
  const { endEpoch, storedUntilMs } = storage.value;
  const value = `until ${formatDateTime(storedUntilMs, style)} (epoch ${endEpoch})`;
  if (!nowMs.known) return { label, state: 'unknown', value };
  return { label, state: Number(nowMs.value) < storedUntilMs ? 'good' : 'bad', value };
}

function aggregatorPart({ aggregator }: AccessReadings): LampPart {
  const label = 'Aggregator';
  if (!aggregator.known) return { label, state: 'unknown', value: aggregator.why };
  if (aggregator.value === 'silent') return { label, state: 'unknown', value: 'does not answer' };
  const { status } = aggregator.value;
  if (status >= 200 && status < 300) {
    return { label, state: 'good', value: `answers ${status} for the manifest` };
  }
  const state = status === 404 ? 'bad' : 'unknown';
  return { label, state, value: `answers ${status} for the manifest` };
}

function shortfallMs({ storage, pass }: AccessReadings): number {
  if (!storage.known || !pass.known) return 0;
  return Number(pass.value.endsAtMs) - storage.value.storedUntilMs;
}
