import { setTimeout as sleep } from 'node:timers/promises';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  isManifestOf,
  isTradeFileKey,
  readSourceKey,
  readUploadStatus,
  sourceIdOf,
  type Manifest,
  type Upload,
  type UploadStatus,
} from '@trading/bars';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { OperatorError } from '@trading/cli';
import type { ClientOptions } from '../emulator/client-options';
import type { Deployment } from './deployment';

/** Milliseconds between two requests for the status of a file. */
const POLL_INTERVAL = 100;

/** The processor refused the file. */
export class FileRefusedError extends OperatorError {
  public constructor(key: string, { name, reason }: NonNullable<UploadStatus['refusal']>) {
    super(
      `${key} was refused (${name}): ${reason}\nIts message is in the dead-letter queue; the file is in the bucket.`,
    );
  }
}

/** The key of the file is not that of a trade file, so the processor would skip it. */
export class NotATradeFileError extends OperatorError {
  public constructor(key: string) {
    super(
      `${key} was not sent: by its name it is a marker, a checksum or an unfinished upload, which the processor skips. ` +
        'Rename it if it is a trade file.',
    );
  }
}

/** The file was not processed in time. */
export class NoOutcomeError extends OperatorError {
  public constructor(key: string, seconds: number) {
    super(
      `${key} was not processed within ${seconds} s. It is in the bucket and will be processed as soon as possible; ` +
        'the log of the function is in .local/emulator/emulator.log.',
    );
  }
}

/** A client of the deployed pipeline: it uploads trade files and waits until they are processed. */
export class TradePipeline {
  private readonly s3: S3Client;
  private readonly table: DynamoDbTable;

  /** @param options of the AWS clients, which read everything else from the environment variables */
  public constructor(
    private readonly deployment: Deployment,
    options: ClientOptions = {},
  ) {
    this.s3 = new S3Client(options);
    this.table = DynamoDbTable.open(deployment.tableName, options);
  }

  /**
   * Uploads a trade file and waits until it is processed.
   *
   * @param name the file's name; the layout may be recognised by it
   * @param timeout the time to wait, in milliseconds
   * @throws NotATradeFileError, FileRefusedError, NoOutcomeError
   */
  public async send(name: string, bytes: Buffer, timeout = 60_000): Promise<Manifest> {
    const { bucketName, tradesPrefix } = this.deployment;
    const file = { bucket: bucketName, key: `${tradesPrefix}${name}` };
    if (!isTradeFileKey(file.key)) throw new NotATradeFileError(file.key);
    const source = sourceIdOf(file);
    const before = await readUploadStatus(this.table, source);
    const upload = await this.put(file, bytes);
    // Without versions, the same bytes in the same second are the same upload.
    if (before.manifest && isManifestOf(before.manifest, upload)) return before.manifest;

    const deadline = Date.now() + timeout;
    while (Date.now() < deadline) {
      const { manifest, refusal } = await readUploadStatus(this.table, source);
      if (manifest && manifest.file.generation !== before.manifest?.file.generation) return manifest;
      if (refusal && refusal.generation !== before.refusal?.generation) throw new FileRefusedError(file.key, refusal);
      await sleep(POLL_INTERVAL);
    }
    throw new NoOutcomeError(file.key, timeout / 1000);
  }

  private async put({ bucket, key }: Pick<Upload, 'bucket' | 'key'>, bytes: Buffer): Promise<Upload> {
    const object = { Bucket: bucket, Key: key };
    const { VersionId } = await this.s3.send(new PutObjectCommand({ ...object, Body: bytes }));
    const { ETag = '', LastModified } = await this.s3.send(new HeadObjectCommand({ ...object, VersionId }));
    return {
      ...{ bucket, key, ...(VersionId !== undefined && { versionId: VersionId }) },
      ...{ etag: ETag.replaceAll('"', ''), uploadedAt: LastModified?.getTime() ?? 0 },
    };
  }

  /** Returns the key of a source that a bar names. Undefined if it has no current upload. */
  public keyOf(source: string): Promise<string | undefined> {
    return readSourceKey(this.table, source);
  }
}
