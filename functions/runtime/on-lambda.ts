import type { Express } from 'express';
import serverless from 'serverless-http';

/** The application as an AWS Lambda handler, behind a function URL or an HTTP API (payload format 2.0, which keeps the query as sent). */
export function onLambda(app: Express): serverless.Handler {
  // Lambda hands a body back as text unless it is told that it is none.
  return serverless(app, { binary: ['application/pdf', 'application/gzip'] });
}
