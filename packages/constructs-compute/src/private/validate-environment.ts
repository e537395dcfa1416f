import { Token } from 'aws-cdk-lib/core';

/** The maximum size of all names and values. */
const MAX_BYTES = 4096;
const NAME_PATTERN = /^[A-Za-z][A-Za-z0-9_]+$/;

/**
 * The names that Lambda reserves. Names that start with `_` do not match the pattern.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
const RESERVED = new Set([
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
]);

/** Validates environment variables. Unresolved names and values do not count towards the size. */
export function validateEnvironment(environment: Record<string, unknown> = {}): string[] {
  const names = Object.keys(environment);
  return [...names.flatMap(validateName), ...validateBytes(Object.entries(environment))];
}

function validateName(name: string): string[] {
  if (Token.isUnresolved(name)) return [];
  if (RESERVED.has(name)) return [`\`environment\` must not set ${name}, because Lambda reserves the name`];
  if (NAME_PATTERN.test(name)) return [];
  return [`\`environment\` must have names of a letter followed by letters, digits or "_", got: ${name}`];
}

function validateBytes(variables: [string, unknown][]): string[] {
  const known = variables.flat().filter((text) => typeof text === 'string' && !Token.isUnresolved(text));
  const bytes = Buffer.byteLength(known.join(''));
  if (bytes <= MAX_BYTES) return [];
  return [`\`environment\` must have at most ${MAX_BYTES} bytes of names and values, got: ${bytes}`];
}
