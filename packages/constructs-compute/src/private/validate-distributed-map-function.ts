import { Duration, Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DistributedMapFunctionAlarmOptions } from '../distributed-map-function-alarms';
import { DistributedMapFunctionProps } from '../distributed-map-function-props';
import { DistributedMapItems } from '../distributed-map-items';
import { DEFAULT_TIMEOUT } from './defaults';
import { differs } from './environment';
import { validateKey } from './keys';
import { validateArm64Function } from './validate-arm64-function';
import { validateConcurrencyReserved } from './validate-concurrency';
import { validateFunctionAlarms } from './validate-function-alarms';
import { validateInteger, validateKnown, validateSeconds } from './validate-range';

const MAX_CONCURRENCY = 10_000;
const MAX_RETRY_ATTEMPTS = 10;
const MAX_RETRY_INTERVAL = Duration.minutes(1);
const MAX_EXECUTION_TIMEOUT = Duration.days(365);

const NAME_PATTERN = /^[A-Za-z0-9_-]{1,80}$/;

/** A prefix without wildcards and variables of IAM, which would allow other prefixes. */
const PREFIX_PATTERN = /^[^*?$]+$/;

/** Validates the props of a `DistributedMapFunction`. */
export function validateDistributedMapFunction(scope: Construct, props: DistributedMapFunctionProps): string[] {
  return [
    ...validateArm64Function(scope, props),
    // The timeout of a call is calculated from it.
    ...validateKnown('timeout', props.timeout),
    ...validateItems(scope, props.items),
    ...validateStateMachineName(props.stateMachineName),
    ...validateInteger('maxConcurrency', props.maxConcurrency, 1, MAX_CONCURRENCY),
    ...validateConcurrencyReserved('maxConcurrency', props.maxConcurrency, props.reservedConcurrentExecutions),
    ...validatePercentage(props.toleratedFailurePercentage),
    ...validateInteger('retryAttempts', props.retryAttempts, 0, MAX_RETRY_ATTEMPTS),
    ...validateSeconds('retryInterval', props.retryInterval, 1, MAX_RETRY_INTERVAL.toSeconds()),
    ...validateSeconds('executionTimeout', props.executionTimeout, 1, MAX_EXECUTION_TIMEOUT.toSeconds()),
    ...validateAlarms(props.alarms ?? {}, props.timeout ?? DEFAULT_TIMEOUT),
  ];
}

/** Step Functions only reads from buckets of its own account and region. */
function validateItems(scope: Construct, { _bucket: bucket, _prefix: prefix }: DistributedMapItems): string[] {
  const { account, region } = Stack.of(scope);
  const errors = validateKey('items.bucket.encryptionKey', bucket.encryptionKey, scope, 'the function');
  if (differs(account, bucket.env.account) || differs(region, bucket.env.region)) {
    errors.push(
      `\`items.bucket\` must be in the account and region of the function, ${account} and ${region}, ` +
        `got: ${bucket.env.account} and ${bucket.env.region}; copy or replicate its objects instead`,
    );
  }
  if (!Token.isUnresolved(prefix) && !PREFIX_PATTERN.test(prefix)) {
    errors.push(
      `\`items.prefix\` must not be empty or contain "*", "?" or "$", which would allow other keys, got: "${prefix}"`,
    );
  }
  return errors;
}

function validateStateMachineName(name: string): string[] {
  if (Token.isUnresolved(name) || NAME_PATTERN.test(name)) return [];
  return [`\`stateMachineName\` must be 1 to 80 letters, digits, "_" or "-", got: ${name}`];
}

/** The CDK does not accept a token. */
function validatePercentage(percentage = 0): string[] {
  if (percentage >= 0 && percentage <= 100) return [];
  const got = Token.isUnresolved(percentage) ? 'a token' : percentage;
  return [`\`toleratedFailurePercentage\` must be a number between 0 and 100, got: ${got}`];
}

function validateAlarms(alarms: DistributedMapFunctionAlarmOptions, timeout: Duration): string[] {
  return [
    ...validateInteger('alarms.executionsFailed', alarms.executionsFailed, 1),
    ...validateInteger('alarms.executionsTimedOut', alarms.executionsTimedOut, 1),
    ...validateInteger('alarms.itemsFailed', alarms.itemsFailed, 1),
    ...validateInteger('alarms.itemsThrottled', alarms.itemsThrottled, 1),
    ...validateFunctionAlarms(alarms, timeout),
  ];
}
