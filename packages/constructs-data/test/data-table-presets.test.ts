import { Template } from 'aws-cdk-lib/assertions';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { DataTable, DataTablePresets, DataTableProps } from '../src';

function synth(props?: DataTableProps): object {
  const stack = new Stack(new App(), 'Stack');
  new DataTable(stack, 'Data', props);
  return Template.fromStack(stack).toJSON();
}

test('DURABLE is what a table is by default', () => {
  expect(synth(DataTablePresets.DURABLE)).toEqual(synth());
});

test('DISPOSABLE leaves nothing behind', () => {
  expect(DataTablePresets.DISPOSABLE).toEqual({
    pointInTimeRecovery: false,
    noBackupReason: 'Its items can be made again',
    deletionProtection: false,
    removalPolicy: RemovalPolicy.DESTROY,
    allowDataLoss: true,
  });
});

test("the caller's own props win over a preset", () => {
  expect(synth({ ...DataTablePresets.DISPOSABLE, ...DataTablePresets.DURABLE })).toEqual(synth());
});
