import { assertOutsideTransaction, insideTransaction } from './transaction-guard.ts';

test('inside a transaction it throws, however deep, and says what was attempted', async () => {
  const deep = insideTransaction(async () => {
    await Promise.resolve();
    assertOutsideTransaction();
  });
  await expect(deep).rejects.toThrow('A vendor was called inside a database transaction');
  const named = insideTransaction(() => Promise.resolve().then(() => assertOutsideTransaction('Mail was sent')));
  await expect(named).rejects.toThrow('Mail was sent inside a database transaction');
});

test('outside it passes, also beside and after a transaction', async () => {
  const open = Promise.withResolvers<undefined>();
  const beside = insideTransaction(() => open.promise);
  expect(() => assertOutsideTransaction()).not.toThrow();
  open.resolve(undefined);
  await beside;
  expect(() => assertOutsideTransaction()).not.toThrow();
});
