import { join } from 'node:path';

/** Where the end-to-end tests leave what went over the wire, for `npm run conformance` to judge. */
export const trafficFolder = join(import.meta.dirname, '../../node_modules/.cache/recorded-traffic');
