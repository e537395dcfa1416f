import type { DynamoDBClientConfig, WriteRequest } from '@aws-sdk/client-dynamodb';
import { SimulatedBytes } from '../simulated-bytes';
import type { VirtualTime } from '../virtual-time';
import type { AttributeMap } from './item-units';
import type { SimulatedTable } from './simulated-table';

/** Options of {@link simulatedEndpoint}. */
export interface SimulatedEndpointOptions {
  readonly time: VirtualTime;
  readonly table: SimulatedTable;
  /** Milliseconds from a request to its answer, without what the function needs to prepare it. */
  readonly latency: number;
  /** Resolves when the function has prepared a request with a number of writes. */
  readonly prepare: (writes: number) => Promise<void>;
}

/** A request of the client, which is not encoded: it has the input of its command. */
interface PlainRequest {
  readonly operation: string;
  readonly input: any;
}

/** A request that the adapter encodes and signs itself. */
interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The parts of the address of a request that the adapter reads. */
const ADDRESS = { protocol: 'http:', hostname: 'localhost', path: '/', headers: {} };

/**
 * The settings that a client would else read from the environment and from the files of the user, which is work that takes real time.
 * They are the defaults of the SDK, which are in the `runtimeConfig` of its client.
 */
const DEFAULTS = {
  defaultsMode: 'legacy',
  maxAttempts: 4,
  retryMode: 'standard',
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  accountIdEndpointMode: 'preferred',
  authSchemePreference: [],
  endpointDiscoveryEnabledProvider: () => Promise.resolve(undefined),
  userAgentAppId: '',
};

/** A hash that is not calculated: nobody verifies the signature of a request. */
class NoHash {
  public update(): void {
    // Its digest does not depend on what it is of.
  }

  public digest(): Promise<Uint8Array> {
    return Promise.resolve(NO_DIGEST);
  }
}

const NO_DIGEST = new Uint8Array();

/**
 * The configuration of a client of the SDK that asks a simulated table. The client and its retries are those of the SDK, whose
 * timers must be those of the simulation ({@link useVirtualTime}). Only the encoding and signing of its requests is left out.
 */
export function simulatedEndpoint({ time, table, latency, prepare }: SimulatedEndpointOptions): DynamoDBClientConfig {
  const protocol = {
    setSerdeContext: () => undefined,
    serializeRequest: ({ name }: { readonly name: string }, input: unknown) =>
      Promise.resolve({ ...ADDRESS, operation: name, input }),
    deserializeResponse: (_operation: unknown, _context: unknown, { output, error }: any) =>
      error ? Promise.reject(error as Error) : Promise.resolve(output),
  };
  const requestHandler = {
    handle: async (request: PlainRequest | SignedRequest) => {
      const isSigned = 'body' in request;
      const plain = isSigned ? plainRequestOf(request) : request;
      await prepare(writesOf(plain));
      await time.sleep(latency);
      const answer = answerOf(table, plain);
      return { response: isSigned ? encoded(answer) : answer };
    },
  };
  return {
    region: 'us-east-1',
    endpoint: 'http://localhost',
    credentials: { accessKeyId: 'simulated', secretAccessKey: 'simulated' },
    sha256: NoHash,
    signer: { sign: (request: unknown) => Promise.resolve(request) },
    protocol,
    requestHandler,
    ...DEFAULTS,
    // The middleware of a command is put together once. It is most of the time of a request else.
    cacheMiddleware: true,
    // A logger without methods: for one with methods, the SDK copies every input and output.
    logger: {},
  } as unknown as DynamoDBClientConfig;
}

function plainRequestOf({ headers, body }: SignedRequest): PlainRequest {
  const operation = headers['x-amz-target']?.split('.').at(-1) ?? '';
  const input = JSON.parse(Buffer.from(body).toString()) as { readonly RequestItems: Record<string, WriteRequest[]> };
  for (const { PutRequest } of Object.values(input.RequestItems).flat()) decodeBytes(PutRequest?.Item ?? {});
  return { operation, input };
}

/** Decodes the attributes that are bytes. No attribute within another one is. */
function decodeBytes(item: AttributeMap): void {
  for (const name in item) {
    const value = item[name] as { readonly B?: unknown };
    if (typeof value.B === 'string') item[name] = { B: SimulatedBytes.read(Buffer.from(value.B, 'base64')) };
  }
}

/** An answer, which is not encoded: the output of a command, or the error by which it fails. */
interface PlainAnswer {
  readonly output?: unknown;
  readonly error?: Error;
}

function encoded({ output, error }: PlainAnswer) {
  const content = error ? { __type: `com.amazonaws.dynamodb.v20120810#${error.name}` } : output;
  return { statusCode: error ? 400 : 200, body: [JSON.stringify(content)] };
}

function answerOf(table: SimulatedTable, { operation, input }: PlainRequest): PlainAnswer {
  try {
    return { output: outputOf(table, operation, input) };
  } catch (error) {
    return { error: error as Error };
  }
}

function outputOf(table: SimulatedTable, operation: string, input: any): unknown {
  switch (operation) {
    case 'BatchWriteItem':
      return table.batchWrite(input);
    case 'PutItem':
      return table.put(input);
    case 'GetItem':
      return table.get(input);
    case 'BatchGetItem':
      return table.batchGet(input);
    case 'Query':
      return table.query(input);
    default:
      throw new Error(`The simulation does not know the operation ${operation}`);
  }
}

function writesOf({ operation, input }: PlainRequest): number {
  if (operation === 'PutItem') return 1;
  if (operation !== 'BatchWriteItem') return 0;
  return Object.values(input.RequestItems as Record<string, readonly unknown[]>).reduce(
    (sum, requests) => sum + requests.length,
    0,
  );
}
