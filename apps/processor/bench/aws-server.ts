import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/**
 * Answers the requests of the function on the loopback interface: those of S3 with files of this machine, and those of DynamoDB
 * as an empty table that takes everything. Prints the port. It is a process of its own, so that its CPU time is not that of
 * the function.
 *
 *     aws-server.ts MILLISECONDS [CHECKSUM]
 *
 * MILLISECONDS is the time of each answer of DynamoDB. CHECKSUM is the CRC-64 of files, in base64, which S3 computes for each object
 * that was uploaded without another checksum.
 */
function main([milliseconds = '0', checksum]: readonly string[]): void {
  const server = createServer((request, response) => {
    if (request.headers['x-amz-target']) void answerTable(request, response, Number(milliseconds));
    else answerFile(request, response, checksum);
  });
  server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
}

async function answerTable(request: IncomingMessage, response: ServerResponse, milliseconds: number): Promise<void> {
  request.resume();
  await new Promise((resolve) => request.on('end', resolve));
  if (milliseconds > 0) await setTimeout(milliseconds);
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
  response.end('{"UnprocessedItems":{},"Items":[],"Responses":{},"UnprocessedKeys":{}}');
}

/** The path of a request is a bucket, and the path of the file. Other objects than trade files do not exist. */
function answerFile(
  { method, url = '' }: IncomingMessage,
  response: ServerResponse,
  checksum: string | undefined,
): void {
  const path = decodeURIComponent(url.split('?')[0] as string).replace(/^\/[^/]+/, '');
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    response.writeHead(404, { 'content-type': 'application/xml' });
    response.end('<Error><Code>NoSuchKey</Code><Message>It does not exist.</Message></Error>');
    return;
  }
  response.writeHead(200, {
    'content-length': size,
    etag: '"etag"',
    'last-modified': new Date(0).toUTCString(),
    ...(checksum && { 'x-amz-checksum-crc64nvme': checksum, 'x-amz-checksum-type': 'FULL_OBJECT' }),
  });
  if (method === 'HEAD') response.end();
  else createReadStream(path, { highWaterMark: 1 << 20 }).pipe(response);
}

main(process.argv.slice(2));
