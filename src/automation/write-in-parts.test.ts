import type { VendorFailure } from '../lib/failure.ts';
import { err, ok } from '../lib/result.ts';
import type { PropertyWriter } from './ports.ts';
import { writeInParts } from './write-in-parts.ts';

const where = { portalId: '1', objectTypeId: '0-2' };
const records = Array.from({ length: 100 }, (_, n) => ({ id: String(n), values: {} }));
const refusal: VendorFailure = { code: 'vendor_rejected', vendor: 'hubspot', status: 400, messages: ['No', 'never'] };

/** HubSpot as it refuses a batch with one of these records in it, and counts batches. */
function open(bad: string[], failure: VendorFailure = refusal) {
  const batches: string[][] = [];
  const write: PropertyWriter['write'] = (_where, batch) => {
    const ids = batch.map(({ id }) => id);
    batches.push(ids);
    const isRefused = ids.some((id) => bad.includes(id));
    return Promise.resolve(isRefused ? err(failure) : ok({ written: ids, refused: [] }));
  };
  const properties: PropertyWriter = { define: () => Promise.resolve(ok(undefined)), write };
  return { batches, written: () => writeInParts({ properties, where, records }) };
}

test('a batch that is taken is one call', async () => {
  const { batches, written } = open([]);
  expect(await written()).toEqual(ok({ written: records.map(({ id }) => id), refused: [] }));
  expect(batches).toHaveLength(1);
});

test.each([[['0']], [['99']], [['17', '18', '64']]])(
  'of a hundred with %j refused the others are written',
  async (bad) => {
    const { batches, written } = open(bad);
    const done = await written();
    expect(done.ok && done.value.refused).toEqual(bad.map((id) => ({ id, words: 'No never' })));
    const rest = records.map(({ id }) => id).filter((id) => !bad.includes(id));
    expect(done.ok && done.value.written).toEqual(rest);
    expect(batches.length).toBeLessThanOrEqual(1 + 2 * 7 * bad.length);
  },
);

test('where every record is refused nothing more is tried after a few', async () => {
  const { batches, written } = open(records.map(({ id }) => id));
  expect(await written()).toEqual(err(refusal));
  expect(batches.length).toBeLessThan(30);
});

test('any other failure is the batch’s own', async () => {
  const throttled: VendorFailure = { code: 'vendor_throttled', vendor: 'hubspot', retryAfterSeconds: 5, limit: 'x' };
  const { batches, written } = open(['3'], throttled);
  expect(await written()).toEqual(err(throttled));
  expect(batches).toHaveLength(1);
});
