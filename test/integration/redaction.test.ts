import { Writable } from 'node:stream';
import { createLog } from '../../src/lib/log.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { Ledger } from '../support/ledger-builder.ts';
import { CLIENT_SECRET, signed } from '../support/signed.ts';

const QUERY = { objectTypeId: '0-2', objectId: '42' };

interface Line {
  msg: string;
  requestId: string;
  path: string;
  status: number;
  outcome: string;
  userId?: string;
  err?: { stack: string };
}

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  let written = '';
  beforeAll(async () => {
    const destination = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        written += chunk.toString('utf8');
        done();
      },
    });
    house = await openDoorHouse(fresh, createLog('trace', destination));
    const ledger = new Ledger().user('7').company('42', { name: 'Secretive Ltd', ownerId: '70' }).organisation();
    await ledger
      .contact('c', { contactNumber: 'HS-COMPANY-42' })
      .invoice('i', 'c', { total: '7351.46' })
      .readUntil(NOW)
      .write(house.store);
  });
  beforeEach(() => {
    written = '';
  });
  afterAll(() => house.remove());

  const lines = (): Line[] =>
    written
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line)
      .filter(({ msg }) => msg.startsWith('answered'));

  test('an answered request is told by its door, its caller and its id, and by nothing that was asked or answered', async () => {
    const request = signed({ portalId: '62515', userId: '7', now: NOW }, { path: '/cards/record', query: QUERY });
    const answer = await house.transport.send(request);
    expect(answer.text).toContain('7351.46');
    expect(lines()).toMatchObject([
      { path: '/cards/record', status: 200, outcome: 'ok', userId: '7', requestId: answer.headers['x-request-id'] },
    ]);
    for (const hidden of [
      '7351',
      'acme.test',
      '%40',
      'objectId',
      'Secretive',
      CLIENT_SECRET,
      request.headers['x-hubspot-signature-v3']!,
    ])
      expect(written).not.toContain(hidden);
  });

  test('how a request failed is told', async () => {
    await house.ask({ userId: '7' }, { path: '/cards/record', query: { ...QUERY, objectId: '404' } });
    await house.transport.send({
      method: 'GET',
      path: '/cards/record?userEmail=a%40acme.test',
      headers: {},
      body: Buffer.alloc(0),
    });
    await house.transport.send({
      method: 'GET',
      path: '/wp-login.php?user=a@acme.test',
      headers: {},
      body: Buffer.alloc(0),
    });
    expect(lines().map(({ path, status, outcome }) => [path, status, outcome])).toEqual([
      ['/cards/record', 200, 'not_found'],
      ['/cards/record', 401, 'refused'],
      ['none', 404, 'refused'],
    ]);
    expect(written).not.toMatch(/acme|wp-login/);
  });

  test('what we broke is in the log with its stack, and in the answer by its number only', async () => {
    const asked = { path: '/cards/record', query: QUERY };
    const answer = await house.ask({ userId: '7', userEmail: 'nul\u0000@acme.test' }, asked);
    const [line] = lines();
    expect(line).toMatchObject({ outcome: 'unexpected', err: { stack: expect.stringContaining('at ') as string } });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'unexpected', message: 'Something went wrong on our side.' },
    });
    expect(answer.error?.fix).toContain(line?.requestId);
    expect(written).not.toContain('acme.test');
  });
});
