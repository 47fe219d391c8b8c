import { packagesIn, type BuiltEntry } from './build-entry.ts';
import { faultsOfBuilt } from './check-built.ts';

const good: BuiltEntry = {
  entry: 'app/cards/Card.js',
  size: 24_000,
  gzipSize: 9_000,
  packages: [],
  sdkVersion: '0.17.0',
  dataDeps: 0,
};

test('a small card of the right SDK that carries nothing passes', () => {
  expect(faultsOfBuilt(good)).toEqual([]);
});

test.each([
  [{ size: 200_001 }, '200001 bytes are more than the 200000'],
  [{ sdkVersion: undefined }, 'version none of the SDK'],
  [{ sdkVersion: '0.16.0' }, 'version 0.16.0 of the SDK'],
  [{ packages: ['zod'] }, 'carries the package zod'],
  [{ dataDeps: 1 }, 'has HubSpot fetch 1'],
])('%j is refused', (fault, words) => {
  expect(faultsOfBuilt({ ...good, ...fault })).toEqual([expect.stringContaining(words)]);
});

test('packages are read from the paths that head each bundled file', () => {
  const bundle = [
    '// extensions/a.ts',
    '// node_modules/zod/v4/a.js',
    '// node_modules/@x/y/b.js',
    '// node_modules/zod/c.js',
  ];
  expect(packagesIn(bundle.join('\n'))).toEqual(['zod', '@x/y']);
});
