/** Validates the key prefix of flow logs. `AWSLogs` is reserved for the folder of the delivery service. */
export function validateKeyPrefix(prefix: string | undefined): string[] {
  if (prefix === undefined) return [];
  const folders = prefix.split('/');
  if (!folders.includes('') && !folders.includes('AWSLogs')) return [];
  return [
    `\`keyPrefix\` must be a folder such as flow-logs, without AWSLogs and without a leading or trailing slash, got: ${prefix}`,
  ];
}
