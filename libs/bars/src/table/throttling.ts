/** The names of the errors by which DynamoDB says that it has no capacity left for a request. */
const NAMES: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
]);

/** True for an error by which DynamoDB says that it has no capacity left for a request, which can be sent again. */
export function isThrottling(error: unknown): boolean {
  return NAMES.has((error as Error).name);
}
