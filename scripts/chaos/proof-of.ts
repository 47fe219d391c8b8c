import { setTimeout as sleep } from 'node:timers/promises';
import type { describeProof } from '../../functions/operator/describe-proof.ts';
import { signOperatorCall } from '../../functions/runtime/operator-signature.ts';
import { loadConfig } from '../../src/lib/config.ts';
import { currentKey } from '../../src/lib/crypto.ts';

type Described = ReturnType<typeof describeProof>;

/** The proof as the running product gives it to its operator; asked again while the product spares the vendor's minute. */
export async function proofOf(environment: Record<string, string>, portalId: string): Promise<Described> {
  const { keyRing, port } = loadConfig(environment);
  const path = `/operator/proof?portalId=${portalId}`;
  for (;;) {
    const authorization = signOperatorCall(currentKey(keyRing), { method: 'GET', path, timestamp: Date.now() });
    const response = await fetch(`http://localhost:${port}${path}`, { headers: { authorization } });
    if (!response.ok) throw new Error(`The product answered ${response.status}: ${await response.text()}`);
    const described = (await response.json()) as Described;
    if (!described.lines[0]?.includes(' is busy ')) return described;
    await sleep(2_000);
  }
}
