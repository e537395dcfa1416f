import { createHash } from 'node:crypto';
import { BatchWriteItemCommand, type BatchWriteItemOutput, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import { isThrottling } from './throttling';
import { amongUnprocessed, toSdkRequest, type WriteRequest } from './write-request';

/** The address to which a client sends its requests. */
interface Address {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
}

/** The answer to a request. */
interface Answer {
  readonly statusCode: number;
  readonly body: AsyncIterable<Uint8Array | string>;
}

/**
 * Sends BatchWriteItem requests.
 *
 * A file has hundreds of them, and most of the time that the SDK takes for one is not spent on its content. Therefore a
 * request is serialised and signed here, and sent by the connections, with the credentials and to the address of the
 * client. Anything but success is left to the client, which sends the same request again, and has the retries, the errors
 * and the correction of clocks: to put or delete an item twice changes nothing.
 */
export class BatchWriter {
  private readonly signer: SignatureV4;
  private address: Address | undefined;

  public constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {
    const { credentials, region, sha256 } = client.config;
    this.signer = new SignatureV4({ service: 'dynamodb', credentials, region, sha256 });
    // Only the client knows the address: it depends on many settings, and sometimes on the account of the credentials.
    client.middlewareStack.add(
      (next) => (args) => {
        this.address = args.request as Address;
        return next(args);
      },
      { step: 'finalizeRequest', name: 'tableAddress' },
    );
  }

  /** @returns the writes that were throttled */
  public async send(batch: readonly WriteRequest[]): Promise<readonly WriteRequest[]> {
    const output = this.address && (await this.sendSigned(this.address, batch));
    if (output === 'throttled') return batch;
    return output ? this.throttledOf(batch, output) : this.sendByClient(batch);
  }

  /** @returns undefined unless the request succeeded or was throttled */
  private async sendSigned(
    address: Address,
    batch: readonly WriteRequest[],
  ): Promise<BatchWriteItemOutput | 'throttled' | undefined> {
    try {
      const { statusCode, body } = await this.answerOf(address, batch);
      const output = JSON.parse(await textOf(body)) as BatchWriteItemOutput & { readonly __type?: string };
      if (statusCode === 200) return output;
      return isThrottling({ name: output.__type?.split('#').at(-1) }) ? 'throttled' : undefined;
    } catch {
      return undefined;
    }
  }

  private async answerOf({ protocol, hostname, port, path }: Address, batch: readonly WriteRequest[]): Promise<Answer> {
    const requests = batch.map(({ json }) => json).join(',');
    const body = Buffer.from(`{"RequestItems":{${JSON.stringify(this.tableName)}:[${requests}]}}`);
    const request = await this.signer.sign({
      ...{ method: 'POST', protocol, hostname, path, query: {}, body },
      ...(port !== undefined && { port }),
      headers: {
        host: port === undefined ? hostname : `${hostname}:${port}`,
        'content-type': 'application/x-amz-json-1.0',
        'content-length': String(body.length),
        'x-amz-target': 'DynamoDB_20120810.BatchWriteItem',
        'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
      },
    });
    const { response } = (await this.client.config.requestHandler.handle(request as never)) as { response: Answer };
    return response;
  }

  private async sendByClient(batch: readonly WriteRequest[]): Promise<readonly WriteRequest[]> {
    const requests = batch.map(toSdkRequest);
    try {
      const output = await this.client.send(
        new BatchWriteItemCommand({ RequestItems: { [this.tableName]: requests } }),
      );
      return this.throttledOf(batch, output);
    } catch (error) {
      if (isThrottling(error)) return batch;
      throw error;
    }
  }

  private throttledOf(batch: readonly WriteRequest[], { UnprocessedItems }: BatchWriteItemOutput) {
    return amongUnprocessed(batch, UnprocessedItems?.[this.tableName]);
  }
}

async function textOf(body: Answer['body']): Promise<string> {
  let text = '';
  for await (const part of body) text += part.toString();
  return text;
}
