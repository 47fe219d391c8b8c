import { err, ok, unwrap } from './result.ts';

test('a value is unwrapped; a failure throws, with itself as the cause', () => {
  expect(unwrap(ok(5))).toBe(5);
  const failure = { code: 'not_found' };
  const thrown = (() => {
    try {
      return unwrap(err(failure));
    } catch (error) {
      return error;
    }
  })();
  expect(thrown).toMatchObject({ message: 'A result was expected to be ok', cause: failure });
});
