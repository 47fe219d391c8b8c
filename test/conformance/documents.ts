import { documentsOf } from '../../scripts/sandbox/documents.ts';
import { loadSpec, type SpecOperation } from '../support/specs.ts';

/** What the vendors' documents say of a call; undefined when none of them knows it. */
export async function documentedOperation(method: string, path: string): Promise<SpecOperation | undefined> {
  for (const name of documentsOf(path)) {
    const operation = (await loadSpec(name)).operationOf(method, path);
    if (operation) return operation;
  }
  return undefined;
}
