/**
 * Replaces `@aws-sdk/middleware-endpoint-discovery` in the bundle, whose 8 kB remember the endpoints that
 * `DescribeEndpoints` returns. No command of the client of DynamoDB asks for them any more, but the client is set up for it.
 */
export function resolveEndpointDiscoveryConfig<T>(config: T): T {
  return config;
}

/** The setting that turns endpoint discovery on. It has no effect. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => undefined,
  configFileSelector: () => undefined,
  default: undefined,
};
