import { connectChain } from '@/lib/chain';
import { openWalrusDoor, openWholeIteration } from '@/lib/storage';
import type { OpenQuestion, OpenedFile } from './open-in-worker';
import { Moved, serveQuestions } from './worker-side';

serveQuestions<OpenQuestion>(async (question, report) => {
  const { network, stored, dataKey, maxBytes } = question;
  const door = openWalrusDoor({ chain: connectChain(network), network });
  const { manifest, bytes } = await openWholeIteration(door, stored, dataKey, maxBytes, {
    onProgress: ({ receivedBytes, totalBytes }) => report(receivedBytes / Math.max(1, totalBytes)),
  });
  const opened: OpenedFile = {
    name: manifest.file.name,
    format: manifest.file.format,
    sizeBytes: manifest.file.sizeBytes,
    sha256: manifest.file.sha256,
    summary: manifest.summary,
    bytes,
  };
  return new Moved(opened, [bytes.buffer]);
});
