import { Writable } from 'node:stream';
import { createLog } from './log.ts';

function written(log: (to: ReturnType<typeof createLog>) => void, level = 'info'): string {
  const lines: string[] = [];
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  log(createLog(level, destination));
  return lines.join('');
}

test.each([
  'authorization',
  'Authorization',
  'access_token',
  'refresh_token',
  'accessToken',
  'refreshToken',
  'client_secret',
  'clientSecret',
  'password',
  'cookie',
  'config',
])('%s is cut out, at the top and two levels down', (key) => {
  const line = written((log) => log.info({ [key]: 'sesame', a: { [key]: 'sesame', b: { [key]: 'sesame' } } }, 'said'));
  expect(line).toContain('said');
  expect(line).not.toContain('sesame');
});

test('what lies below the level is left out, the rest is one line of JSON', () => {
  expect(written((log) => log.debug('quiet'))).toBe('');
  expect(JSON.parse(written((log) => log.info({ portalId: '1' }, 'heard')))).toMatchObject({
    portalId: '1',
    msg: 'heard',
  });
});
