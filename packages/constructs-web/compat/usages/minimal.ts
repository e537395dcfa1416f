import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { ApiAccess, LambdaHttpApi, StaticSite, StaticSiteAccessLogs } from '@trading/constructs-web';

export const stack = new Stack(new App(), 'Minimal');

const handler = lambda.Function.fromFunctionName(stack, 'Reader', 'reader');
new LambdaHttpApi(stack, 'Api', { handler, routes: [{ path: '/bars' }], access: ApiAccess.iam() });
new StaticSite(stack, 'Site', { accessLogs: StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' }) });
