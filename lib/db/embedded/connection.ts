import type { Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import type { Turns } from './turns';
import { endsTurn, MessageReader, type ClientMessage } from './wire-messages';

/** Whoever keeps a transaction open and silent for so long is cut off: everyone else waits. */
const MAX_SILENT_TURN_MS = 60_000;
/** Messages after which the server answers: Sync, Query, Flush, and the ends of a copy. */
const ANSWERED = new Set(['startup', 'S', 'Q', 'H', 'c', 'f']);

/**
 * Serves one client of a database that has a single session. Her messages up to the next answer
 * go in as one piece, and while she is in a transaction nobody else's do: statements without a
 * name belong to the session, so a stranger's message in between would change her question.
 */
export function serveConnection(socket: Socket, database: PGlite, turns: Turns): void {
  const reader = new MessageReader();
  let pending: Uint8Array[] = [];
  let endTurn: (() => void) | undefined;
  let silence: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();

  async function answer(message: ClientMessage): Promise<void> {
    if (message.type === 'ssl') return void socket.write('N');
    if (message.type === 'X' || message.type === 'cancel') return void socket.end();
    pending.push(message.bytes);
    if (!ANSWERED.has(message.type)) return;
    const piece = Buffer.concat(pending);
    pending = [];
    endTurn ??= await turns.take();
    clearTimeout(silence);
    if (socket.destroyed) return leave();
    const bytes = await database.runExclusive(() => database.execProtocolRaw(piece));
    socket.write(bytes);
    if (!endsTurn(bytes)) {
      silence = setTimeout(() => socket.destroy(), MAX_SILENT_TURN_MS);
      return;
    }
    endTurn();
    endTurn = undefined;
  }

  /** Gives the turn back; a transaction left open is rolled back first. */
  async function leave(): Promise<void> {
    clearTimeout(silence);
    if (endTurn === undefined) return;
    const end = endTurn;
    endTurn = undefined;
    try {
      await database.exec('ROLLBACK');
    } finally {
      end();
    }
  }

  const then = (next: () => Promise<void>) => {
    work = work.then(next).catch(async () => {
      socket.destroy();
      await leave().catch(() => undefined);
    });
  };
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => then(leave));
  socket.on('data', (data) => {
    then(async () => {
      for (const message of reader.push(data)) await answer(message);
    });
  });
}
