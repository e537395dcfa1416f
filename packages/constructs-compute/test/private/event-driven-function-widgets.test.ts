import { Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { EventDrivenFunction, EventDrivenFunctionAlarm, EventDrivenFunctionProps } from '../../src';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly properties: {
    readonly title: string;
    readonly alarms?: unknown[];
    readonly metrics?: unknown[][];
    readonly annotations?: { readonly horizontal: object[] };
    readonly yAxis?: object;
  };
}

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };

/** The widgets of the rendered dashboard, with logical IDs in place of references. */
function widgetsOf(props?: Partial<EventDrivenFunctionProps>): Widget[] {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const fn = new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, ...props });
  new cloudwatch.Dashboard(stack, 'Dashboard', { widgets: fn.widgets() });
  const [dashboard] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard'));
  const parts: (string | { Ref?: string; 'Fn::GetAtt'?: string[] })[] =
    dashboard!.Properties.DashboardBody['Fn::Join'][1];
  const named = parts.map((part) => (typeof part === 'string' ? part : (part.Ref ?? part['Fn::GetAtt']![0])!));
  return JSON.parse(named.join('').replace(/(Fn[A-Za-z]+?)[0-9A-F]{8}/g, '$1')).widgets;
}

/** The metric, resource, label, statistic and period of each line of a graph. */
function linesOf({ properties }: Widget): string[] {
  return properties.metrics!.map((metric) => {
    const { label, stat, period } = metric[4] as { label: string; stat: string; period: number };
    return [metric[1], metric[3], label, stat, period].join(' ');
  });
}

test('there is a row for the alarms, one for the function and one for the queues', () => {
  expect(widgetsOf().map(({ type, x, y, width, properties: { title } }) => [title, type, x, y, width])).toEqual([
    ['Alarms', 'alarm', 0, 0, 24],
    ['Invocations', 'metric', 0, 3, 8],
    ['Duration', 'metric', 8, 3, 8],
    ['Concurrency', 'metric', 16, 3, 8],
    ['Queue', 'metric', 0, 9, 8],
    ['Oldest message', 'metric', 8, 9, 8],
    ['Dead-letter queue', 'metric', 16, 9, 8],
  ]);
});

test('the alarm widget has the existing alarms', () => {
  expect(widgetsOf()[0]!.properties.alarms).toHaveLength(5);
  const without = Object.values(EventDrivenFunctionAlarm);
  expect(widgetsOf({ alarms: { without } }).map(({ type }) => type)).toEqual(Array(6).fill('metric'));
});

test('the graphs have their metrics and labels', () => {
  const [, ...graphs] = widgetsOf();
  const fn = 'FnHandlerFunction';
  expect(graphs.map(linesOf)).toEqual([
    [`Invocations ${fn} Invocations Sum 60`, `Errors ${fn} Errors Sum 60`, `Throttles ${fn} Throttles Sum 60`],
    [`Duration ${fn} p50 p50 60`, `Duration ${fn} p99 p99 60`, `Duration ${fn} Maximum Maximum 60`],
    [`ConcurrentExecutions ${fn} Running Maximum 60`],
    [
      'ApproximateNumberOfMessagesVisible FnQueue Waiting Maximum 60',
      'ApproximateNumberOfMessagesNotVisible FnQueue In flight Maximum 60',
    ],
    ['ApproximateAgeOfOldestMessage FnQueue Age Maximum 60'],
    ['ApproximateNumberOfMessagesVisible FnDeadLetterQueue Waiting Maximum 60'],
  ]);
  expect(graphs.map(({ properties }) => properties.yAxis)).toEqual(
    ['Invocations per minute', 'Milliseconds', 'Concurrent invocations', 'Messages', 'Seconds', 'Messages'].map(
      (label) => ({ left: { label, min: 0, showUnits: false } }),
    ),
  );
});

test('the graph of the duration has a line for the timeout', () => {
  const [, , duration] = widgetsOf();
  expect(duration!.properties.annotations!.horizontal).toEqual([{ label: 'Timeout', value: 30_000, yAxis: 'left' }]);
});

test('each call returns new widgets', () => {
  const fn = new EventDrivenFunction(new Stack(new App(), 'Stack'), 'Fn', REQUIRED);
  const [first] = fn.widgets().flat();
  expect(fn.widgets().flat()).not.toContain(first);
});
