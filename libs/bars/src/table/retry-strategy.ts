import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

type RetryStrategy = Awaited<ReturnType<DynamoDBClient['config']['retryStrategy']>>;

/**
 * Lets a client retry requests that fail by chance, such as those of a lost connection, but not those that were throttled.
 * The table sends these again at its own pace: a retry that the client hides would be two more requests for a table that
 * is full, and the pace would learn of it late.
 */
export function leaveThrottling(client: DynamoDBClient): void {
  const provide = client.config.retryStrategy;
  client.config.retryStrategy = async () => withoutThrottling(await provide());
}

function withoutThrottling(strategy: RetryStrategy): RetryStrategy {
  if (!('refreshRetryTokenForRetry' in strategy)) return strategy;
  return {
    acquireInitialRetryToken: (scope) => strategy.acquireInitialRetryToken(scope),
    refreshRetryTokenForRetry: (token, info) =>
      info.errorType === 'THROTTLING'
        ? Promise.reject(new Error('Throttled requests are sent again by the table.'))
        : strategy.refreshRetryTokenForRetry(token, info),
    recordSuccess: (token) => strategy.recordSuccess(token),
  };
}
