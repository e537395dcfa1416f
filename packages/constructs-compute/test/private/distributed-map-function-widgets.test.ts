import { Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { DistributedMapFunction, DistributedMapItems } from '../../src';

interface Widget {
  readonly type: string;
  readonly properties: { readonly title: string; readonly metrics?: unknown[][]; readonly yAxis?: object };
}

/** The widgets of the rendered dashboard, with logical IDs in place of references. */
function widgets(): Widget[] {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const fn = new DistributedMapFunction(stack, 'Fn', {
    code: lambda.Code.fromInline('-'),
    handler: 'index.handler',
    stateMachineName: 'machine',
    items: DistributedMapItems.objects(s3.Bucket.fromBucketName(stack, 'Bucket', 'files'), { prefix: 'lists/' }),
  });
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

test('there is a row for the alarms, one for the function and one for the state machine', () => {
  expect(widgets().map(({ properties: { title } }) => title)).toEqual([
    'Alarms',
    'Invocations',
    'Duration',
    'Concurrency',
    'Executions',
    'Items',
    'Time of an item',
  ]);
});

test('the graphs of the state machine have the metrics of executions and items', () => {
  const graphs = widgets().slice(-3);
  expect(graphs.map(linesOf)).toEqual([
    [
      'ExecutionsStarted FnStateMachine Started Sum 60',
      'ExecutionsSucceeded FnStateMachine Succeeded Sum 60',
      'ExecutionsFailed FnStateMachine Failed Sum 60',
      'ExecutionsTimedOut FnStateMachine Timed out Sum 60',
      'ExecutionsAborted FnStateMachine Stopped Sum 60',
    ],
    [
      'ExecutionsStarted FnStateMachine/Items Started Sum 60',
      'ExecutionsSucceeded FnStateMachine/Items Succeeded Sum 60',
      'ExecutionsFailed FnStateMachine/Items Failed Sum 60',
    ],
    [
      'ExecutionTime FnStateMachine/Items p50 p50 60',
      'ExecutionTime FnStateMachine/Items p99 p99 60',
      'ExecutionTime FnStateMachine/Items Maximum Maximum 60',
    ],
  ]);
  expect(graphs.map(({ properties }) => properties.yAxis)).toEqual(
    ['Executions per minute', 'Items per minute', 'Milliseconds'].map((label) => ({
      left: { label, min: 0, showUnits: false },
    })),
  );
});
