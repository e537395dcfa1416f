#!/usr/bin/env node
/**
 * Invokes the bundled function once for a file, with S3 and DynamoDB of `aws-server.ts`:
 * `node invoke-handler.mjs HANDLER PORT FILE`.
 */
import { createRequire } from 'node:module';
import { report } from './report.mjs';

const [handlerPath, port, file] = process.argv.slice(2);
const endpoint = `http://127.0.0.1:${port}`;
Object.assign(process.env, {
  ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench' },
  ...{ AWS_ENDPOINT_URL_S3: endpoint, AWS_ENDPOINT_URL_DYNAMODB: endpoint },
  ...{ TABLE_NAME: 'bars', DEAD_LETTER_QUEUE_URL: `${endpoint}/queue`, QUEUE_URL: `${endpoint}/queue` },
});
const { handler } = createRequire(import.meta.url)(handlerPath);

// The function states the trades in its metrics, one line of its output.
let output = '';
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text) => {
  output += text;
  return true;
};
const object = { key: file.replace(/^\//, ''), etag: 'etag', sequencer: '00AA11BB22CC33DD' };
const detail = { bucket: { name: 'bench' }, object };
const body = JSON.stringify({ source: 'aws.s3', 'detail-type': 'Object Created', detail });
const begun = performance.now();
await handler(
  { Records: [{ messageId: 'bench', eventSource: 'aws:sqs', body }] },
  { awsRequestId: 'bench', functionName: 'processor', getRemainingTimeInMillis: () => 3_600_000 },
);
const seconds = (performance.now() - begun) / 1000;
process.stdout.write = write;
const trades = /"TradesAccepted":\[?(\d+)/.exec(output)?.[1];
if (trades === undefined) throw new Error(`the file was not applied:\n${output}`);
report(0, trades, seconds);
