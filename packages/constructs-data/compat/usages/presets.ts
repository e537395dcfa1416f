import { App, Stack } from 'aws-cdk-lib/core';
import { DataBucket, DataBucketPresets, DataTable, DataTablePresets } from '@trading/constructs-data';

export const stack = new Stack(new App(), 'Presets');

new DataTable(stack, 'DurableTable', DataTablePresets.DURABLE);
new DataTable(stack, 'DisposableTable', DataTablePresets.DISPOSABLE);
new DataBucket(stack, 'DurableBucket', DataBucketPresets.DURABLE);
new DataBucket(stack, 'DisposableBucket', DataBucketPresets.DISPOSABLE);
new DataBucket(stack, 'AccessLogsBucket', DataBucketPresets.ACCESS_LOGS);
