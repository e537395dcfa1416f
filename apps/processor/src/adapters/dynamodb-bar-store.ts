import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type BatchWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { BarsByTime } from '../domain/bar-aggregator';
import type { Coverage, Manifest } from '../domain/manifest';
import { sourceIdOf, type TradeFile } from '../domain/trade-file';
import type { BarStore, Refusal } from '../ports';
import { CHUNK, chunkOf, encodeChunk, splitIntoChunks } from './bar-chunk';
import { sendInBatches } from './batches';
import { chunkKey, manifestKey, refusalKey, type ItemKey } from './item-keys';
import { fromManifestItem, toManifestItem, type ManifestItem } from './manifest-item';

type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

/** Most items of one BatchWriteItem. */
const WRITE_BATCH = 25;

/** Bars and manifests in a DynamoDB table with the string keys `pk` and `sk`; docs/architecture.md shows its items. */
export class DynamoDbBarStore implements BarStore {
  private readonly client: DynamoDBDocumentClient;

  public constructor(
    client: DynamoDBClient,
    private readonly tableName: string,
  ) {
    this.client = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  }

  public async currentManifest(file: TradeFile): Promise<Manifest | undefined> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.tableName, Key: manifestKey(sourceIdOf(file)), ConsistentRead: true }),
    );
    return Item && fromManifestItem(Item as ManifestItem);
  }

  public async putBars(file: TradeFile, bars: ReadonlyMap<string, BarsByTime>): Promise<void> {
    const source = sourceIdOf(file);
    const requests = [...bars].flatMap(([symbol, byTime]) =>
      [...splitIntoChunks(byTime)].map(([start, chunk]): WriteRequest => ({
        PutRequest: {
          Item: {
            ...chunkKey(symbol, start, file),
            start: start.toString(),
            source,
            generation: file.generation,
            bars: encodeChunk(start, chunk),
          },
        },
      })),
    );
    await this.write(requests);
  }

  public async putManifest(manifest: Manifest): Promise<boolean> {
    return this.putUnlessOlder({ ...manifestKey(sourceIdOf(manifest.file)), ...toManifestItem(manifest) });
  }

  public async deleteBars(file: TradeFile, coverage: readonly Coverage[]): Promise<void> {
    const requests: WriteRequest[] = [];
    for (const { symbol, from, to } of coverage) {
      for (let start = chunkOf(from); start <= to; start += CHUNK) {
        requests.push({ DeleteRequest: { Key: chunkKey(symbol, start, file) } });
      }
    }
    await this.write(requests);
  }

  public async putRefusal(file: TradeFile, refusal: Refusal): Promise<void> {
    await this.putUnlessOlder({ ...refusalKey(sourceIdOf(file)), ...file, ...refusal });
  }

  private async putUnlessOlder(item: ItemKey & { readonly generation: string }): Promise<boolean> {
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.tableName,
          Item: item,
          ConditionExpression: 'attribute_not_exists(generation) OR generation <= :generation',
          ExpressionAttributeValues: { ':generation': item.generation },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  private async write(requests: readonly WriteRequest[]): Promise<void> {
    await sendInBatches('BatchWriteItem', requests, WRITE_BATCH, async (batch) => {
      const { UnprocessedItems } = await this.client.send(
        new BatchWriteCommand({ RequestItems: { [this.tableName]: batch } }),
      );
      return UnprocessedItems?.[this.tableName] ?? [];
    });
  }
}
