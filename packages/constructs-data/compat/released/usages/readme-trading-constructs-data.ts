import { App, Stack } from 'aws-cdk-lib/core';
import { DataBucket, DataTable } from '@trading/constructs-data';

const stack = new Stack(new App(), 'Data');

const bars = new DataTable(stack, 'Bars', { tableName: 'bars' });
const files = new DataBucket(stack, 'Files', { eventBridgeEnabled: true });

export { stack };
