import { stopTestDatabases } from './test-databases.ts';

export default async function teardown(): Promise<void> {
  await stopTestDatabases();
}
