import { Template } from 'aws-cdk-lib/assertions';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { DataTable, DataTablePresets, DataTableProps } from '../src';

function synth(props?: DataTableProps): object {
  const stack = new Stack(new App(), 'Stack');
  new DataTable(stack, 'Data', props);
  return Template.fromStack(stack).toJSON();
}

test('DURABLE has the defaults of a table', () => {
  expect(synth(DataTablePresets.DURABLE)).toEqual(synth());
});

test('DISPOSABLE deletes the table with its stack', () => {
  expect(DataTablePresets.DISPOSABLE).toEqual({
    pointInTimeRecovery: false,
    noBackupReason: 'Its items can be made again',
    deletionProtection: false,
    removalPolicy: RemovalPolicy.DESTROY,
    allowDataLoss: true,
  });
});

test('a property overrides a preset', () => {
  expect(synth({ ...DataTablePresets.DISPOSABLE, ...DataTablePresets.DURABLE })).toEqual(synth());
});
