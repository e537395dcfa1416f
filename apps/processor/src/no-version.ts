/** The version of an object that was uploaded while its bucket had no versions, as S3 names it. */
export const NO_VERSION = 'null';

/** The version that an event or an answer of S3 states. Undefined for {@link NO_VERSION}. */
export function statedVersion(version: unknown): string | undefined {
  return typeof version === 'string' && version !== '' && version !== NO_VERSION ? version : undefined;
}
