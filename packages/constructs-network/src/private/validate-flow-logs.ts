/** `AWSLogs` is what the delivery service calls its own folder. */
export function validateKeyPrefix(prefix: string | undefined): string[] {
  if (prefix === undefined) return [];
  const folders = prefix.split('/');
  if (!folders.includes('') && !folders.includes('AWSLogs')) return [];
  return [`\`keyPrefix\` must be a folder such as flow-logs, without AWSLogs or a slash at either end, got: ${prefix}`];
}
