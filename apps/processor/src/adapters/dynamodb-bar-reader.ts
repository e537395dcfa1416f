import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { mergeBars, type Bar, type TimedBar } from '../domain/bar';
import type { Manifest } from '../domain/manifest';
import { sourceIdOf, type TradeFile } from '../domain/trade-file';
import type { Refusal } from '../ports';
import { chunkOf, decodeChunk } from './bar-chunk';
import { sendInBatches } from './batches';
import { barsPartition, hourOf, manifestKey, refusalKey, type ItemKey } from './item-keys';
import { fromManifestItem, type ManifestItem } from './manifest-item';

/** Most items of one BatchGetItem. */
const READ_BATCH = 100;

/** Sorts behind every chunk of an hour. */
const AFTER_ALL = '\uffff';

interface ChunkItem {
  readonly start: string;
  readonly source: string;
  readonly generation: string;
  readonly bars: string;
}

/** Partition of a source's manifest → the generation that counts. */
type Generations = ReadonlyMap<string, string>;

/** What became of the uploads under one key. */
export interface Outcomes {
  /** Of the upload whose bars count. */
  readonly manifest?: Manifest;
  /** Of the newest upload that was refused. */
  readonly refusal?: Refusal & { readonly generation: string };
}

/** Reads bars, merged over all files that contributed to them. */
export class DynamoDbBarReader {
  private readonly client: DynamoDBDocumentClient;

  public constructor(
    client: DynamoDBClient,
    private readonly tableName: string,
  ) {
    this.client = DynamoDBDocumentClient.from(client);
  }

  /**
   * The 1-minute bars of a symbol that have trades, in the order of time.
   *
   * @param from the first open time, nanoseconds since 1970
   * @param to the open time after the last
   */
  public async readBars(symbol: string, from: bigint, to: bigint): Promise<TimedBar[]> {
    const merged = new Map<bigint, Bar>();
    for (const { start, bars } of await this.currentChunks(symbol, from, to)) {
      for (const { time, bar } of decodeChunk(BigInt(start), bars)) {
        if (time < from || time >= to) continue;
        const other = merged.get(time);
        merged.set(time, other ? mergeBars(other, bar) : bar);
      }
    }
    return [...merged].map(([time, bar]) => ({ time, bar })).sort((a, b) => (a.time < b.time ? -1 : 1));
  }

  /** What became of the uploads under a key, as far as they were processed. */
  public async readOutcomes(file: Pick<TradeFile, 'bucket' | 'key'>): Promise<Outcomes> {
    const source = sourceIdOf(file);
    const [manifest, refusal] = await Promise.all([
      this.get<ManifestItem>(manifestKey(source)),
      this.get<Outcomes['refusal']>(refusalKey(source)),
    ]);
    return { manifest: manifest && fromManifestItem(manifest), refusal };
  }

  /**
   * The chunks of the generations that count.
   *
   * A file that is uploaded again while it is read may have switched generations between the two reads, and then its
   * new chunks can be missing from the first. They were all written before the switch, so reading once more finds them.
   */
  private async currentChunks(symbol: string, from: bigint, to: bigint): Promise<ChunkItem[]> {
    let known: Generations = new Map();
    for (;;) {
      const chunks = await this.queryChunks(symbol, from, to);
      const current = await this.currentGenerations(new Set(chunks.map(({ source }) => source)));
      const counting = chunks.filter(({ source, generation }) => current.get(manifestKey(source).pk) === generation);
      if (counting.length === chunks.length || isSame(known, current)) return counting;
      known = current;
    }
  }

  private async queryChunks(symbol: string, from: bigint, to: bigint): Promise<ChunkItem[]> {
    const chunks: ChunkItem[] = [];
    const pages = paginateQuery(
      { client: this.client },
      {
        TableName: this.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': barsPartition(symbol),
          ':from': hourOf(chunkOf(from)),
          ':to': `${hourOf(chunkOf(to))}${AFTER_ALL}`,
        },
      },
    );
    for await (const { Items = [] } of pages) chunks.push(...(Items as ChunkItem[]));
    return chunks;
  }

  private async currentGenerations(sources: ReadonlySet<string>): Promise<Generations> {
    const generations = new Map<string, string>();
    await sendInBatches('BatchGetItem', [...sources].map(manifestKey), READ_BATCH, async (keys) => {
      const { Responses, UnprocessedKeys } = await this.client.send(
        new BatchGetCommand({
          RequestItems: {
            [this.tableName]: { Keys: keys, ConsistentRead: true, ProjectionExpression: 'pk, generation' },
          },
        }),
      );
      const items = (Responses?.[this.tableName] ?? []) as { pk: string; generation: string }[];
      for (const { pk, generation } of items) generations.set(pk, generation);
      return (UnprocessedKeys?.[this.tableName]?.Keys ?? []) as ItemKey[];
    });
    return generations;
  }

  private async get<T>(key: ItemKey): Promise<T | undefined> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.tableName, Key: key, ConsistentRead: true }),
    );
    return Item as T | undefined;
  }
}

function isSame(a: Generations, b: Generations): boolean {
  return a.size === b.size && [...a].every(([source, generation]) => b.get(source) === generation);
}
