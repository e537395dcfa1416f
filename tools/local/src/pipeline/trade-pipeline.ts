import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  BarReader,
  DynamoDbTable,
  type BarQuery,
  type Manifest,
  type Outcomes,
  type ReadBar,
} from '@trading/processor';
import type { ClientOptions } from '../emulator/client-options';
import { LocalError } from '../errors';
import type { Deployment } from './deployment';

/** Objects below this prefix of the bucket are trade files. */
const TRADES_PREFIX = 'trades/';

/** Milliseconds between two requests for the status of a file. */
const POLL_INTERVAL = 100;

/** The processor refused the file. */
export class FileRefusedError extends LocalError {
  public constructor(key: string, { name, reason }: NonNullable<Outcomes['refusal']>) {
    super(
      `${key} was refused (${name}): ${reason}\nIts message is in the dead-letter queue; the file is in the bucket.`,
    );
  }
}

/** The file was not processed in time. */
export class NoOutcomeError extends LocalError {
  public constructor(key: string, seconds: number) {
    super(
      `${key} was not processed within ${seconds} s. It is in the bucket and will be processed as soon as possible; ` +
        'the log of the function is in .local/emulator/emulator.log.',
    );
  }
}

/** A client of the deployed pipeline: it uploads trade files and reads bars. */
export class TradePipeline {
  private readonly s3: S3Client;
  private readonly reader: BarReader;

  /** @param options of the AWS clients, which read everything else from the environment variables */
  public constructor(
    private readonly deployment: Deployment,
    options: ClientOptions = {},
  ) {
    this.s3 = new S3Client(options);
    this.reader = new BarReader(new DynamoDbTable(new DynamoDBClient(options), deployment.tableName));
  }

  /**
   * Uploads a trade file and waits until it is processed.
   *
   * @param name the file's name; the layout may be recognised by it
   * @param timeout the time to wait, in milliseconds
   * @throws FileRefusedError, NoOutcomeError
   */
  public async send(name: string, bytes: Buffer, timeout = 60_000): Promise<Manifest> {
    const file = { bucket: this.deployment.bucketName, key: `${TRADES_PREFIX}${name}` };
    const before = await this.reader.readOutcomes(file);
    await this.s3.send(new PutObjectCommand({ Bucket: file.bucket, Key: file.key, Body: bytes }));

    const deadline = Date.now() + timeout;
    while (Date.now() < deadline) {
      const { manifest, refusal } = await this.reader.readOutcomes(file);
      if (manifest && manifest.file.generation !== before.manifest?.file.generation) return manifest;
      if (refusal && refusal.generation !== before.refusal?.generation) throw new FileRefusedError(file.key, refusal);
      await sleep(POLL_INTERVAL);
    }
    throw new NoOutcomeError(file.key, timeout / 1000);
  }

  /** All 1-minute bars of an instrument whose open time is at or after `from` and before `to`. */
  public async readBars(query: Pick<BarQuery, 'feed' | 'symbol' | 'from' | 'to'>): Promise<ReadBar[]> {
    const bars: ReadBar[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.reader.readBars({ ...query, interval: '1m', cursor });
      bars.push(...page.bars);
      ({ cursor } = page);
    } while (cursor);
    return bars;
  }
}
