import { App, Stack } from 'aws-cdk-lib/core';
import { DataBackup, DataBucket, DataTable } from '@trading/constructs-data';

export const stack = new Stack(new App(), 'Minimal');

new DataTable(stack, 'Table');
new DataBucket(stack, 'Bucket');
new DataBucket(stack, 'BackedUpBucket', { backup: new DataBackup(stack, 'Backup') });
