import { limits } from './limits';
import { NodeDown, type StorageNode } from './node';

/** Asks one node as a client over the wire would: its mode applies, and waiting has an end. */
export async function reach<T>(
  node: StorageNode,
  ask: (node: StorageNode) => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NodeDown(node.index)), limits.nodeAnswerMs);
  });
  try {
    await Promise.race([node.enter(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
  return ask(node);
}

/** Asks all nodes at once; nodes that refuse or do not answer are left out. */
export async function reachAll<T>(
  nodes: StorageNode[],
  ask: (node: StorageNode) => Promise<T>,
): Promise<{ node: StorageNode; answer: T }[]> {
  const answers = await Promise.all(
    nodes.map((node) =>
      reach(node, ask)
        .then((answer) => ({ node, answer }))
        .catch(() => undefined),
    ),
  );
  return answers.filter((one) => one !== undefined);
}

export function weightOf(nodes: StorageNode[]): number {
  return nodes.reduce((sum, node) => sum + node.shards.length, 0);
}
