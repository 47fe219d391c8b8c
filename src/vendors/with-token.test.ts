import { err, ok, type Result } from '../lib/result.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { withToken, type CallFailure } from './with-token.ts';

const refused: CallFailure = { code: 'token_refused', vendor: 'xero', detail: 'TokenExpired' };
const down: VendorFailure = { code: 'vendor_unavailable', vendor: 'xero', detail: 'answered 500' };

/** Runs a call whose answers are given by the token that it was made with. */
async function run(
  answers: Record<string, Result<string, CallFailure>>,
  tokens: Record<'kept' | 'fresh', Result<string, VendorFailure>>,
) {
  const used: string[] = [];
  const outcome = await withToken(
    { who: { portalId: '1' }, token: (_who, { fresh }) => Promise.resolve(tokens[fresh ? 'fresh' : 'kept']) },
    (token) => {
      used.push(token);
      return Promise.resolve(answers[token] ?? err(down));
    },
  );
  return { outcome, used };
}

const tokens = { kept: ok('old'), fresh: ok('new') };

const dead = err({ code: 'auth_revoked', vendor: 'xero', detail: 'TokenExpired' });

test.each([
  { name: 'the kept token serves', answers: { old: ok('rows') }, outcome: ok('rows'), used: ['old'] },
  {
    name: 'a fresh one does after a refusal',
    answers: { old: err(refused), new: ok('rows') },
    outcome: ok('rows'),
    used: ['old', 'new'],
  },
  {
    name: 'two refusals mean that it is dead',
    answers: { old: err(refused), new: err(refused) },
    outcome: dead,
    used: ['old', 'new'],
  },
  { name: 'any other failure is final', answers: { old: err(down) }, outcome: err(down), used: ['old'] },
  { name: 'no token, no call', given: { ...tokens, kept: err(down) }, outcome: err(down), used: [] },
  {
    name: 'no fresh token, no second call',
    answers: { old: err(refused) },
    given: { ...tokens, fresh: err(down) },
    outcome: err(down),
    used: ['old'],
  },
])('$name', async ({ answers = {}, given = tokens, outcome, used }) => {
  expect(await run(answers as Record<string, Result<string, CallFailure>>, given)).toEqual({ outcome, used });
});

describe('a refused organisation', () => {
  const shut: CallFailure = { code: 'organisation_refused', vendor: 'xero', detail: 'AuthenticationUnsuccessful' };
  const given = { who: { portalId: '1' }, token: () => Promise.resolve(ok('token')) };

  test('is looked into, once, for whom the call was', async () => {
    const asked: unknown[] = [];
    const organisationRefused = (...about: unknown[]) => {
      asked.push(about);
      return Promise.resolve(down);
    };
    expect(await withToken({ ...given, organisationRefused }, () => Promise.resolve(err(shut)))).toEqual(err(down));
    expect(asked).toEqual([[{ portalId: '1' }, 'AuthenticationUnsuccessful']]);
  });

  test('must be connected again where nobody can look', async () => {
    expect(await withToken(given, () => Promise.resolve(err(shut)))).toEqual(
      err({ code: 'auth_revoked', vendor: 'xero', detail: 'AuthenticationUnsuccessful' }),
    );
  });
});
