import { createRenderer } from '@hubspot/ui-extensions/testing';
import { jest } from '@jest/globals';
import { BulkCreate } from '../../../extensions/bulk-action/BulkCreate.tsx';
import { bulkRun, type BulkRow, type BulkRun } from '../../../src/contract/bulk.ts';
import { frozen, now, settle, wordsIn } from './open-card.tsx';
import { fakeService, ok } from './service.ts';

export const bulkRow = (id: string, change: Partial<BulkRow> = {}): BulkRow => ({
  ...{ deal: { id, name: `Deal no ${id}` }, state: 'ready', customer: 'Acme Ltd', total: '120.00', currency: 'GBP' },
  ...{ role: '', words: null, fix: null, invoice: null },
  ...change,
});

const NOTHING: BulkRun['counts'] = {
  ...{ planning: 0, ready: 0, needs_you: 0, cannot: 0 },
  ...{ waiting: 0, sending: 0, checking: 0, done: 0, failed: 0 },
};

/** A run whose plan is ready, changed as said. */
export const run = (counts: Partial<BulkRun['counts']>, change: Partial<BulkRun> = {}): BulkRun =>
  bulkRun.strict().parse({
    ...{ runId: 'r1', state: 'planned', status: 'DRAFT', by: 'rep@acme.test', isOwn: true },
    ...{ createdAt: '2026-11-22T10:00:00Z', counts: { ...NOTHING, ...counts }, progress: { done: 0, of: 0 } },
    ...{ held: null, problem: null, version: 1, may: { start: false, retry: false, stop: false }, whyNot: null },
    ...{ ready: [], needsYou: [], totals: [], rows: [], next: null },
    ...change,
  });

/** Opens the bulk action over deals 1 and 2; `answer` says how the run stands, for the path that was asked for. */
export async function openBulk(answer: (path: string) => unknown, runs: unknown[] = []) {
  jest.useFakeTimers({ now, doNotFake: [...frozen.doNotFake] });
  const service = fakeService();
  service.on('GET /bulk/runs', () => ok({ runs, next: null }));
  service.on('POST /bulk/plans', () => ok({ runId: 'r1' }));
  service.on('GET /bulk/runs/r1', answer);
  const renderer = createRenderer('crm.bulkActions');
  Object.assign(renderer.mocks.context, {
    variables: { appOrigin: 'https://app.tieout.test' },
    crm: { objectTypeId: '0-3', objectIds: [1, 2] },
  });
  Object.assign(renderer.mocks.context.user, { id: 5, locale: 'en-gb' });
  renderer.render(<BulkCreate />);
  await settle();
  return { renderer, service, words: () => wordsIn(renderer.getRootNode()) };
}
