import type { Config } from 'jest';

export const transform: NonNullable<Config['transform']> = {
  '\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2024',
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'es6' },
    },
  ],
};

type Project = Exclude<NonNullable<Config['projects']>[number], string>;

/** One room of tests: its own folder, sharing the transform. */
const room = (displayName: string, testMatch: string[], more: Partial<Project> = {}): Project => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform,
  ...more,
});

const databases: Partial<Project> = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

export default {
  // Suites wait a good part of their time, for browsers, databases and leases: more of them than a machine of two has cores.
  maxWorkers: 3,
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/support/plain-reporter.mjs'],
  projects: [
    room('unit', ['<rootDir>/{src,functions,extensions,sandbox,scripts}/**/*.test.ts']),
    room('cards', ['<rootDir>/test/cards/**/*.test.tsx'], {
      setupFiles: ['<rootDir>/test/support/card-globals.ts'],
    }),
    room('contract', ['<rootDir>/test/contract/**/*.test.ts']),
    room('integration', ['<rootDir>/test/integration/**/*.test.ts'], databases),
    room('e2e', ['<rootDir>/test/e2e/**/*.test.ts'], {
      ...databases,
      globalSetup: '<rootDir>/test/support/browser-setup.ts',
      setupFiles: ['<rootDir>/test/support/record-traffic.ts'],
    }),
  ],
} satisfies Config;
