import { signOperatorCall } from '../../functions/runtime/operator-signature.ts';
import { currentKey } from '../../src/lib/crypto.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, testConfig, type DoorHouse } from '../support/door-house.ts';

const PATH = '/operator/proof?portalId=62515';
const signedFor = (path: string, key = currentKey(testConfig.keyRing)) =>
  signOperatorCall(key, { method: 'GET', path, timestamp: NOW.getTime() });

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
  });
  afterAll(() => house.remove());

  const ask = (path: string, authorization?: string) =>
    house.transport.send({
      method: 'GET',
      path,
      headers: authorization === undefined ? {} : { authorization },
      body: Buffer.alloc(0),
    });

  test.each([
    ['without a code', undefined],
    ['with the code of another key', signedFor(PATH, Buffer.alloc(32, 9))],
    ['with the code of another portal', signedFor('/operator/proof?portalId=1')],
  ])('is shut %s, and nothing is read', async (_, authorization) => {
    const before = house.statements.length;
    expect((await ask(PATH, authorization)).status).toBe(401);
    expect(house.statements.length).toBe(before);
  });

  test('asks for a portal', async () => {
    const path = '/operator/proof?portalId=all';
    expect((await ask(path, signedFor(path))).status).toBe(422);
  });

  test('says that there is nothing to compare where no organisation is connected', async () => {
    const answer = await ask(PATH, signedFor(PATH));
    expect(JSON.parse(answer.text)).toMatchObject({ proved: false });
    expect(answer.status).toBe(200);
  });
});
