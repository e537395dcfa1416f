import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Crc64Nvme } from '@aws-sdk/checksums/crc';

/** Settings of S3 and DynamoDB on the loopback interface. */
export interface AwsOptions {
  /** Milliseconds of each answer of the table. */
  readonly milliseconds: number;
  /**
   * The CRC-64 of files, in base64.
   *
   * @default - objects have no checksum
   */
  readonly checksum?: string;
}

/** Runs `act` with the port of `aws-server.ts`. */
export async function withAws<T>({ milliseconds, checksum = '' }: AwsOptions, act: (port: string) => T): Promise<T> {
  const script = ['--import', 'tsx', join(__dirname, 'aws-server.ts'), String(milliseconds), checksum];
  const server = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    return act(await firstLineOf(server));
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

async function firstLineOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the output of the server is not piped');
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error('the server ended');
}

/** The CRC-64 that S3 computes for an object that was uploaded without another checksum, in base64. */
export async function s3ChecksumOf(file: string): Promise<string> {
  const crc = new Crc64Nvme();
  for await (const chunk of createReadStream(file)) crc.update(chunk as Buffer);
  return Buffer.from(await crc.digest()).toString('base64');
}
