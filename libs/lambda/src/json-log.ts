/** The members of a line beside its message. An error is written with its name, message, stack and cause. */
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * Writes log lines in JSON, which a function with JSON as its log format passes to CloudWatch Logs unchanged. Each has the
 * `level`, `timestamp`, `message`, `service` and, during an invocation, the `function_request_id`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
export class JsonLog {
  private requestId: string | undefined;

  /**
   * @param service the name of the function in its lines
   * @param write writes a line; by default to the standard output
   */
  public constructor(
    private readonly service: string,
    private readonly write: (line: string) => void = (line) => process.stdout.write(line),
  ) {}

  /** Names the invocation in the lines that follow. */
  public setInvocation({ awsRequestId }: { readonly awsRequestId: string }): void {
    this.requestId = awsRequestId;
  }

  public info(message: string, fields?: LogFields): void {
    this.log('INFO', message, fields);
  }

  public warn(message: string, fields?: LogFields): void {
    this.log('WARN', message, fields);
  }

  public error(message: string, fields?: LogFields): void {
    this.log('ERROR', message, fields);
  }

  private log(level: string, message: string, fields: LogFields = {}): void {
    const { service, requestId } = this;
    const timestamp = new Date().toISOString();
    const line = { level, timestamp, message, service, function_request_id: requestId, ...fields };
    this.write(`${JSON.stringify(line, asJson)}\n`);
  }
}

function asJson(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  return { name, message, stack, cause };
}
