import type { Config } from 'jest';
import { transform } from '../../jest.config.ts';

/** `npm run conformance`: stand-ins and adapters against the vendors' own documents. */
export default {
  rootDir: '../..',
  displayName: 'conformance',
  testMatch: ['<rootDir>/test/conformance/**/*.test.ts'],
  testEnvironment: 'node',
  testTimeout: 120_000,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform,
  globalSetup: '<rootDir>/test/conformance/setup.ts',
  globalTeardown: '<rootDir>/test/conformance/teardown.ts',
  reporters: ['default', '<rootDir>/test/support/plain-reporter.mjs'],
} satisfies Config;
