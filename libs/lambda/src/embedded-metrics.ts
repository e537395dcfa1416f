/** Identifies metrics in CloudWatch. */
export interface MetricsOptions {
  readonly namespace: string;
  /** The value of the only dimension, `service`. */
  readonly service: string;
  /**
   * Writes a line.
   *
   * @default - to the standard output
   */
  readonly write?: (line: string) => void;
}

/** The most values of a metric in one line. */
const MAX_VALUES = 100;

/**
 * Counts and measures what happens in an invocation, and writes it as one log line in CloudWatch's embedded metric format.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export class EmbeddedMetrics {
  private readonly counts = new Map<string, number>();
  private readonly durations = new Map<string, readonly number[]>();

  public constructor(private readonly options: MetricsOptions) {}

  /** Adds to a metric. */
  public count(name: string, value: number): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + value);
  }

  /** Adds a duration to a metric. Values after the hundredth of an invocation are lost. */
  public seconds(name: string, value: number): void {
    this.durations.set(name, [...(this.durations.get(name) ?? []), value].slice(0, MAX_VALUES));
  }

  /** Writes the metrics, if there are any, and begins again. */
  public publish(): void {
    const { namespace, service, write = writeToOutput } = this.options;
    const Metrics = [
      ...[...this.counts.keys()].map((Name) => ({ Name, Unit: 'Count' })),
      ...[...this.durations.keys()].map((Name) => ({ Name, Unit: 'Seconds' })),
    ];
    if (Metrics.length === 0) return;
    const CloudWatchMetrics = [{ Namespace: namespace, Dimensions: [['service']], Metrics }];
    const values = Object.fromEntries<number | readonly number[]>([...this.counts, ...this.durations]);
    const line = { _aws: { Timestamp: Date.now(), CloudWatchMetrics }, service, ...values };
    this.counts.clear();
    this.durations.clear();
    write(`${JSON.stringify(line)}\n`);
  }
}

function writeToOutput(line: string): void {
  process.stdout.write(line);
}
