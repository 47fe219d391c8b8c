import type { Handler } from 'serverless-http';
import { loadConfig } from '../../src/lib/config.ts';
import { createLog } from '../../src/lib/log.ts';
import { compose } from './compose.ts';
import { doors } from './doors.ts';
import { createApp } from './express.ts';
import { onLambda } from './on-lambda.ts';

let started: Promise<Handler> | undefined;

/** The doors on AWS Lambda. What is opened by the first call serves those after it; jobs are done by workers elsewhere. */
export const handler: Handler = async (event, context) => {
  started ??= start();
  return (await started)(event, context);
};

async function start(): Promise<Handler> {
  const config = loadConfig(process.env);
  if (config.databaseUrl === undefined) throw new Error('On Lambda DATABASE_URL, a PostgreSQL, is needed');
  const product = await compose(config, { log: createLog(config.logLevel), sends: 'by_queue' });
  return onLambda(createApp(product.deps, doors));
}
