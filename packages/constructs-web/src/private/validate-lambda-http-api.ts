import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { LambdaHttpApiAlarmOptions } from '../lambda-http-api-alarms';
import type { LambdaHttpApiProps } from '../lambda-http-api-props';
import { targetKey } from './target-key';
import { validateRoutes } from './validate-routes';
import { validateInteger, validateMilliseconds } from './validate-range';

const MIN_TIMEOUT = 50;
const MAX_TIMEOUT = 29_000;
const MAX_LATENCY = 30_000;
const MAX_RATE = 10_000;
const MAX_BURST = 5_000;

/** Validates the props of a `LambdaHttpApi`. */
export function validateLambdaHttpApi(scope: Construct, props: LambdaHttpApiProps): string[] {
  return [
    ...validateHandler(scope, props),
    ...validateRoutes(props),
    ...validateInteger('throttlingRateLimit', props.throttlingRateLimit, 1, MAX_RATE),
    ...validateInteger('throttlingBurstLimit', props.throttlingBurstLimit, 1, MAX_BURST),
    ...validateMilliseconds('timeout', props.timeout, MIN_TIMEOUT, MAX_TIMEOUT),
    ...validateCors(props.corsPreflight),
    ...validateDomain(props),
    ...validateEncryptionKey(props),
    ...validateAlarms(props.alarms ?? {}),
  ];
}

/** Lambda rejects the permission to invoke a function of another account, and the CDK then leaves it out. */
function validateHandler(scope: Construct, { handler }: LambdaHttpApiProps): string[] {
  const { account } = Stack.of(scope);
  if (Token.compareStrings(account, handler.env.account) !== TokenComparison.DIFFERENT) return [];
  return [`\`handler\` must be in the account of the API, ${account}, got: a function of ${handler.env.account}`];
}

function validateCors(cors: apigatewayv2.CorsPreflightOptions | undefined): string[] {
  if (!cors) return [];

  const errors: string[] = [];
  if (!cors.allowOrigins?.length) errors.push('`corsPreflight.allowOrigins` must list at least one origin');
  if (cors.allowOrigins?.includes('*')) {
    errors.push('`corsPreflight.allowOrigins` must list the origins of web pages, got: *');
  }
  return errors;
}

function validateDomain({
  domainName,
  certificate,
  hostedZone,
  disableExecuteApiEndpoint,
}: LambdaHttpApiProps): string[] {
  if (domainName !== undefined) {
    return certificate ? [] : ['`certificate` must be set with a `domainName`'];
  }

  const errors: string[] = [];
  if (certificate) errors.push('`certificate` must not be set without a `domainName`');
  if (hostedZone) errors.push('`hostedZone` must not be set without a `domainName`');
  if (disableExecuteApiEndpoint) {
    errors.push(
      '`disableExecuteApiEndpoint` must not be true without a `domainName`, because nothing could call the API',
    );
  }
  return errors;
}

function validateEncryptionKey({ accessLogEncryptionKey }: LambdaHttpApiProps): string[] {
  if (!accessLogEncryptionKey || targetKey(accessLogEncryptionKey)) return [];
  return ['`accessLogEncryptionKey` must be a key, got: the name of an alias, which CloudWatch Logs rejects'];
}

function validateAlarms(alarms: LambdaHttpApiAlarmOptions): string[] {
  return [
    ...validateInteger('alarms.serverErrors', alarms.serverErrors, 1),
    ...validateInteger('alarms.clientErrors', alarms.clientErrors, 1),
    ...validateMilliseconds('alarms.latency', alarms.latency, 1, MAX_LATENCY),
  ];
}
