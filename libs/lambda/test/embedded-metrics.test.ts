import { EmbeddedMetrics } from '../src/embedded-metrics';

/** Metrics, and the lines that they have written. */
function recorded() {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  return { metrics: new EmbeddedMetrics({ namespace: 'N', service: 's', write }), lines };
}

describe('EmbeddedMetrics', () => {
  test('writes the sums of an invocation in one line', () => {
    const { metrics, lines } = recorded();

    metrics.count('Files', 1);
    metrics.count('Trades', 5);
    metrics.count('Files', 2);
    metrics.publish();

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\n]*\n$/);
    expect(JSON.parse(lines[0] as string)).toEqual({
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: 'N',
            Dimensions: [['service']],
            Metrics: [
              { Name: 'Files', Unit: 'Count' },
              { Name: 'Trades', Unit: 'Count' },
            ],
          },
        ],
      },
      service: 's',
      Files: 3,
      Trades: 5,
    });
  });

  test('writes every duration of an invocation, up to a hundred, once', () => {
    const { metrics, lines } = recorded();

    for (let seconds = 0; seconds < 101; seconds += 1) metrics.seconds('Age', seconds);
    metrics.publish();
    metrics.publish();

    expect(lines).toHaveLength(1);
    const { _aws, Age } = JSON.parse(lines[0] as string) as {
      readonly _aws: { readonly CloudWatchMetrics: readonly { readonly Metrics: readonly object[] }[] };
      readonly Age: readonly number[];
    };
    expect(_aws.CloudWatchMetrics[0]?.Metrics).toEqual([{ Name: 'Age', Unit: 'Seconds' }]);
    expect(Age).toEqual(Array.from({ length: 100 }, (_, seconds) => seconds));
  });

  test('writes nothing without a count, and no count twice', () => {
    const { metrics, lines } = recorded();

    metrics.publish();
    metrics.count('Files', 1);
    metrics.publish();
    metrics.publish();

    expect(lines).toHaveLength(1);
  });
});
