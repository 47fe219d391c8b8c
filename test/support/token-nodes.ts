import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a node is to do: move its clock on, then ask so many times at once. */
export interface NodeOrder {
  advanceSeconds: number;
  times: number;
  fresh: boolean;
  xeroUserId: string;
}

export interface NodeAnswer {
  /** Null: it failed. */
  tokens: (string | null)[];
  /** The codes of the failures. */
  failures: string[];
}

/** A process that asks for Xero's tokens; see token-node.ts. */
export interface TokenNode {
  child: ChildProcess;
  do: (order: NodeOrder) => Promise<NodeAnswer>;
  stop: () => Promise<void>;
}

export async function startTokenNode(environment: Record<string, string>): Promise<TokenNode> {
  const child = fork(fileURLToPath(new URL('token-node.ts', import.meta.url)), { env: environment, execArgv: [] });
  const first = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (first[0] !== 'ready') throw new Error(`The node ended with ${String(first[0])}`);
  return {
    child,
    do: async (order) => {
      child.send(order);
      const [answer] = (await once(child, 'message')) as [NodeAnswer];
      return answer;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
