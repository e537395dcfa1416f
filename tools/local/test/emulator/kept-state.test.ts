import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateQueueCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';

import { clientEnvironment } from '../../src/emulator/client-environment';
import { clientOptions } from '../../src/emulator/client-options';
import { startEmulator, stopEmulator, type RunningEmulator } from '../../src/emulator/emulator';
import { freePort } from '../../src/emulator/free-port';
import { localPaths } from '../../src/emulator/local-paths';

jest.setTimeout(60_000);

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'trading-state-'));
});

afterEach(async () => {
  await stopEmulator({ directory });
  rmSync(directory, { recursive: true });
});

test('queues work after a start on another port, and with state from before TLS', async () => {
  const first = await start();
  const { QueueUrl: created } = await client(first).send(new CreateQueueCommand({ QueueName: 'kept' }));
  expect(created).toBe(`https://localhost:${first.port}/000000000000/kept`);
  await client(first).send(new SendMessageCommand({ QueueUrl: created, MessageBody: 'http://localhost:1/other' }));
  await stopEmulator({ directory });
  const state = join(directory, 'state', 'sqs.json');
  writeFileSync(
    state,
    readFileSync(state, 'utf8').replaceAll(`https://localhost:${first.port}/`, 'http://localhost:4566/'),
  );

  const second = await start();

  expect(second.port).not.toBe(first.port);
  const { QueueUrl } = await client(second).send(new GetQueueUrlCommand({ QueueName: 'kept' }));
  expect(QueueUrl).toBe(`https://localhost:${second.port}/000000000000/kept`);
  const { Messages } = await client(second).send(new ReceiveMessageCommand({ QueueUrl }));
  expect(Messages).toMatchObject([{ Body: 'http://localhost:1/other' }]);
});

async function start(): Promise<RunningEmulator> {
  const { virtualEnvironment } = localPaths();
  return startEmulator({ directory, port: await freePort(), virtualEnvironment });
}

function client(emulator: RunningEmulator): SQSClient {
  Object.assign(process.env, clientEnvironment({ emulator, region: 'us-east-1', cdkHome: directory }));
  return new SQSClient({ ...clientOptions(emulator), useQueueUrlAsEndpoint: false });
}
