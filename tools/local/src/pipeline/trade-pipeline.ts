import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  BarReader,
  NANOSECONDS,
  readUploadStatus,
  type Bar,
  type BarQuery,
  type Manifest,
  type UploadStatus,
} from '@trading/bars';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { OperatorError } from '@trading/cli';
import type { Deployment } from './deployment';

/** Milliseconds between two looks at what became of a file. */
const POLL_INTERVAL = 100;

/** The processor refused a file. */
export class FileRefusedError extends OperatorError {
  public constructor(key: string, { name, reason }: NonNullable<UploadStatus['refusal']>) {
    super(
      `${key} was refused (${name}): ${reason}\nIts message is in the dead-letter queue; the file is in the bucket.`,
    );
  }
}

/** Nothing was heard of a file. */
export class NoOutcomeError extends OperatorError {
  public constructor(key: string, seconds: number) {
    super(
      `Nothing was heard of ${key} within ${seconds} s. It is in the bucket, and is processed when the function can; ` +
        'see .local/emulator/emulator.log for what the function says.',
    );
  }
}

/** The deployed pipeline, from outside: files go in, bars come out. */
export class TradePipeline {
  private readonly s3 = new S3Client({});
  private readonly table: DynamoDbTable;
  private readonly reader: BarReader;

  /** Finds its AWS in the environment variables, as every client does. */
  public constructor(private readonly deployment: Deployment) {
    const { tableName, barInterval } = deployment;
    this.table = new DynamoDbTable(new DynamoDBClient({}), tableName);
    this.reader = new BarReader(this.table, barInterval);
  }

  /**
   * Uploads a trade file and waits until the processor is done with it.
   *
   * @param name the file's name; it may say the layout
   * @param timeout milliseconds to wait
   * @throws FileRefusedError, NoOutcomeError
   */
  public async send(name: string, bytes: Buffer, timeout = 60_000): Promise<Manifest> {
    const { bucketName, tradesPrefix } = this.deployment;
    const file = { bucket: bucketName, key: `${tradesPrefix}${name}` };
    const before = await readUploadStatus(this.table, file);
    await this.s3.send(new PutObjectCommand({ Bucket: file.bucket, Key: file.key, Body: bytes }));

    const deadline = Date.now() + timeout;
    while (Date.now() < deadline) {
      const { manifest, refusal } = await readUploadStatus(this.table, file);
      if (manifest && manifest.file.generation !== before.manifest?.file.generation) return manifest;
      if (refusal && refusal.generation !== before.refusal?.generation) throw new FileRefusedError(file.key, refusal);
      await sleep(POLL_INTERVAL);
    }
    throw new NoOutcomeError(file.key, timeout / 1000);
  }

  /**
   * Reads all 1-minute bars of an instrument.
   *
   * @param query from the minute that contains `from` to the last minute that starts before `to`
   */
  public async readBars(query: Pick<BarQuery, 'feed' | 'symbol' | 'from' | 'to'>): Promise<Bar[]> {
    const from = query.from - (query.from % NANOSECONDS['1m']);
    const bars: Bar[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.reader.readBars({ ...query, from, interval: '1m', cursor });
      bars.push(...page.bars);
      ({ cursor } = page);
    } while (cursor);
    return bars;
  }
}
