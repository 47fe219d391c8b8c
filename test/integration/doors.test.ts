import { doors } from '../../functions/runtime/doors.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { transports, type Transport, type WireAnswer } from '../support/door-transports.ts';
import { Ledger } from '../support/ledger-builder.ts';
import { signed, signWire, type Signer } from '../support/signed.ts';

const caller: Signer = { portalId: '62515', userId: '7', now: NOW };
const at = (minutes: number): Signer => ({ ...caller, now: new Date(NOW.getTime() + minutes * 60_000) });
const RECORD = { path: '/cards/record', query: { objectTypeId: '0-2', objectId: '42' } };
const REFRESH = { method: 'POST', path: '/cards/refresh', body: {} };
const IDENTITY = 'userId=7&portalId=62515&userEmail=user7%40acme.test&appId=54321';

const cardDoors = doors
  .filter((door) => door.auth === 'hubspot')
  .map(({ method, path }) => ({ method, path: path.replace(':id', 'inv-1'), ...(method === 'POST' && { body: {} }) }));

const told = (answer: WireAnswer) =>
  JSON.parse(answer.text) as { ok: boolean; error: { code: string; message: string; field?: string } };

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
    await new Ledger().user('7').company('42').organisation().readUntil(NOW).write(house.store);
  });
  afterAll(() => house.remove());

  describe.each(Object.keys(transports) as (keyof typeof transports)[])('over %s', (name) => {
    let door: Transport;
    beforeAll(async () => {
      door = await transports[name](house.app);
    });
    afterAll(() => door.close());

    const statementsOf = async (asking: Promise<WireAnswer>): Promise<[WireAnswer, number]> => {
      const before = house.statements.length;
      const answer = await asking;
      return [answer, house.statements.length - before];
    };

    describe.each(cardDoors)('$method $path is shut', (asked) => {
      const genuine = () => signed(caller, { ...asked, query: RECORD.query });
      const withHeaders = (headers: Record<string, string>) => ({ ...genuine(), headers });
      test.each([
        ['without a signature', () => withHeaders({})],
        [
          'without its time',
          () => withHeaders({ 'x-hubspot-signature-v3': genuine().headers['x-hubspot-signature-v3']! }),
        ],
        ['to another secret', () => signed({ ...caller, secret: 'guessed' }, asked)],
        ['after five minutes', () => signed(at(-5.01), asked)],
        ['five minutes ahead', () => signed(at(5.01), asked)],
        [
          'to a changed query',
          () => ({ ...genuine(), path: genuine().path.replace('objectId=42', 'objectId=43').concat('&x=1') }),
        ],
        ['to a changed body', () => ({ ...genuine(), method: asked.method, body: Buffer.from('{"a":1}') })],
        ['without a signature, whatever the body', () => ({ ...withHeaders({}), body: Buffer.from('{') })],
        ['to another method', () => ({ ...genuine(), headers: signed(caller, { ...asked, method: 'PUT' }).headers })],
        ...['userId=1', 'portalId=1', 'userEmail=a%40b.test', 'appId=1'].map(
          (twice): [string, () => ReturnType<typeof genuine>] => [
            `when ${twice} stands beside the own one`,
            () => signWire(caller, { ...asked, path: `${asked.path}?${twice}&${IDENTITY}` }),
          ],
        ),
        ['to nobody', () => signWire(caller, { ...asked, path: `${asked.path}?${IDENTITY.replace('userId=7&', '')}` })],
      ])('%s', async (_, make) => {
        const [answer, statements] = await statementsOf(door.send(make()));
        expect([answer.status, told(answer).error.code]).toEqual([401, 'not_signed']);
        expect(statements).toBe(0);
      });
    });

    test('a timestamp in seconds is refused', async () => {
      const request = signWire(
        { now: new Date(Math.floor(NOW.getTime() / 1000)) },
        { path: `/cards/record?${IDENTITY}` },
      );
      expect(request.headers['x-hubspot-request-timestamp']).toHaveLength(10);
      expect((await door.send(request)).status).toBe(401);
    });

    test.each([
      [{}, 'objectTypeId', 'Object type id is missing. Object id is missing.'],
      [{ objectTypeId: 'company', objectId: '42' }, 'objectTypeId', 'Object type id is not an object type id.'],
      [{ objectTypeId: '0-2', objectId: '42 or 1=1' }, 'objectId', 'Object id is not a record id.'],
      [{ objectTypeId: '0-2', objectId: '' }, 'objectId', 'Object id is not a record id.'],
    ])('the query %j is refused by the name of the field, in words that a card gets', async (query, field, message) => {
      const answer = await door.send(signed(caller, { path: '/cards/record', query: query }));
      expect(answer.status).toBe(200);
      expect(told(answer).error).toMatchObject({ code: 'invalid_input', field, message });
    });

    test('a field that stands twice is refused by its name', async () => {
      const path = `/cards/record?objectTypeId=0-2&objectId=42&objectId=43&${IDENTITY}`;
      const answer = await door.send(signWire(caller, { path }));
      expect(told(answer).error).toMatchObject({ code: 'invalid_input', field: 'objectId' });
    });

    test.each([
      ['filter', { filter: 'everything' }],
      ['year', { year: '26' }],
      ['page', { page: '0' }],
      ['page', { page: 'NaN' }],
    ])('documents: %s %j is refused', async (field, query) => {
      const answer = await door.send(
        signed(caller, { path: '/cards/documents', query: { ...RECORD.query, ...query } }),
      );
      expect(told(answer).error).toMatchObject({ code: 'invalid_input', field });
    });

    test.each(['', '{', 'null', '[]', '"{}"', '1'])('the body %j is no JSON object', async (body) => {
      const answer = await door.send(signed(caller, { ...REFRESH, body }));
      expect([answer.status, told(answer).error.code]).toEqual([400, 'not_json']);
      expect(answer.text).not.toMatch(/at |SyntaxError/);
    });

    test('a body over 1 MB is refused, one below is not', async () => {
      const body = (bytes: number) => JSON.stringify({ padding: 'x'.repeat(bytes) });
      expect((await door.send(signed(caller, { ...REFRESH, body: body(1_048_576) }))).status).toBe(413);
      expect((await door.send(signed(caller, { ...REFRESH, body: body(1_000_000) }))).status).toBe(200);
    });

    test('a body is verified by its bytes, not by what they mean', async () => {
      const request = signed(caller, { ...REFRESH, body: '{ "note" : "café" }' });
      expect((await door.send(request)).status).toBe(200);
      const same = { ...request, body: Buffer.from('{"note":"café"}') };
      expect((await door.send(same)).status).toBe(401);
    });

    test('a compressed body is refused', async () => {
      const request = signed(caller, REFRESH);
      const answer = await door.send({ ...request, headers: { ...request.headers, 'content-encoding': 'gzip' } });
      expect(answer.status).toBe(415);
    });

    test.each([
      ['an address that is not there', 'GET', '/cards', 404],
      ['another method', 'DELETE', '/cards/record', 405],
      ['another method of a door that posts', 'GET', '/cards/refresh', 405],
      ['an address that is not well formed', 'GET', '/cards/invoices/%E0%A4%A', 400],
    ])('%s answers JSON', async (...[, method, path, status]) => {
      const answer = await door.send({ method, path, headers: {}, body: Buffer.alloc(0) });
      expect(answer.status).toBe(status);
      expect(told(answer).ok).toBe(false);
      expect(answer.headers['content-type']).toMatch(/^application\/json/);
    });

    test('a method that would do is named', async () => {
      const answer = await door.send({ method: 'PUT', path: '/cards/refresh', headers: {}, body: Buffer.alloc(0) });
      expect(answer.headers['allow']).toBe('POST');
    });

    test('HEAD is a GET without a body, and as shut', async () => {
      const head = { method: 'HEAD', headers: {}, body: Buffer.alloc(0) };
      expect(await door.send({ ...head, path: '/health/live' })).toMatchObject({ status: 200, text: '' });
      expect((await door.send({ ...head, path: '/cards/record' })).status).toBe(401);
    });

    test('answers carry a request id, no trace of the framework, and may not be kept', async () => {
      const answer = await door.send(signed(caller, RECORD));
      expect(answer.status).toBe(200);
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['x-powered-by']).toBeUndefined();
    });

    test('health and metrics are open', async () => {
      const open = (path: string) => door.send({ method: 'GET', path, headers: {}, body: Buffer.alloc(0) });
      expect(await open('/health/live')).toMatchObject({ status: 200, text: '{"ok":true}' });
      expect(await open('/health/ready')).toMatchObject({ status: 200, text: '{"ok":true}' });
      const { text, headers } = await open('/metrics');
      expect(headers['content-type']).toMatch(/^text\/plain/);
      expect(text).toMatch(
        /tieout_http_requests_total\{method="GET",path="\/cards\/record",outcome="ok",status="200"\} \d/,
      );
      expect(text).not.toMatch(/62515|acme/);
    });
  });
});
