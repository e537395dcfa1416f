/** S3 allows 63 characters, functions and IAM names 64; one limit for all. */
const MAX_LENGTH = 63;

const PART = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Where a resource belongs. */
export interface Place {
  readonly environment: string;
  readonly region: string;
}

/**
 * The physical name of a resource: `{name}-{environment}-{region}`.
 *
 * @throws where a part is not made of lower-case letters, digits and single hyphens, or the whole is longer than 63
 */
export function resourceName(name: string, { environment, region }: Place): string {
  for (const [part, value] of Object.entries({ name, environment, region })) {
    if (!PART.test(value)) {
      throw new Error(`\`${part}\` must be lower-case letters, digits and single hyphens, got: '${value}'`);
    }
  }
  const result = `${name}-${environment}-${region}`;
  if (result.length > MAX_LENGTH) {
    throw new Error(`a resource's name must have at most ${MAX_LENGTH} characters, got ${result.length}: '${result}'`);
  }
  return result;
}
