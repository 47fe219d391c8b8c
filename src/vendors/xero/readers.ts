import type { StreamFacts } from '../../mirror/facts.ts';
import { ok } from '../../lib/result.ts';
import type { Confirmers, ConfirmRows, ListPage, Readers } from '../../mirror/ports.ts';
import { confirmOneByOne } from './confirm-one-by-one.ts';
import { readXeroPage, type XeroReading } from './read-page.ts';
import type { XeroStream } from './stream.ts';
import { streams } from './streams.ts';

type XeroStreamName = keyof typeof streams;
type Fact = StreamFacts[XeroStreamName];

/** A reader of each of Xero's streams. */
export type XeroReaders = Pick<Readers, XeroStreamName>;

/** Every stream is read in the same way. */
export const readersOf = (reading: XeroReading): XeroReaders =>
  each((stream) => readerOf(reading, stream)) as unknown as XeroReaders;

/** How it is found out of each stream, where its rows may go, which of them Xero still has. */
export const confirmersOf = (reading: XeroReading): Pick<Confirmers, XeroStreamName> =>
  each((stream) => confirmerOf(reading, stream));

const each = <T>(make: (stream: XeroStream<Fact>) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(streams).map(([name, stream]) => [name, make(stream as XeroStream<Fact>)]));

type ReadStream = ListPage<XeroStreamName>;

const readerOf =
  (reading: XeroReading, stream: XeroStream<Fact>): ReadStream =>
  (request) =>
    readXeroPage(reading, stream, request);

function confirmerOf(reading: XeroReading, stream: XeroStream<Fact>): ConfirmRows<XeroStreamName> | undefined {
  if (stream.confirm === 'list') return confirmByList(readerOf(reading, stream));
  if (stream.confirm === undefined) return undefined;
  if (stream.confirm !== 'ids') return confirmOneByOne(reading, stream, stream.confirm);
  return ({ portalId, tenantId }, ids) =>
    readXeroPage(reading, stream, { portalId, tenantId, page: null, changedSince: null, filter: { ids } });
}

/** Of a list that comes whole in one answer and takes no ids, one more answer without the row says that it is gone. */
const confirmByList =
  (readList: ReadStream): ConfirmRows<XeroStreamName> =>
  async ({ portalId, tenantId }, ids) => {
    const list = await readList({ portalId, tenantId, page: null, changedSince: null });
    if (!list.ok) return list;
    const asked = ({ id }: { id: string }): boolean => ids.includes(id);
    return ok({ rows: list.value.rows.filter(asked), unreadable: list.value.unreadable.filter(asked), others: [] });
  };
