/** The limit of S3. Those of Lambda and IAM are longer. */
const MAX_LENGTH = 63;

const PART = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The environment and region of a resource. */
export interface Place {
  readonly environment: string;
  readonly region: string;
}

/**
 * Returns the physical name of a resource: `{name}-{environment}-{region}`.
 *
 * @throws if a part contains anything but lower-case letters, digits and single hyphens, or the name is too long
 */
export function resourceName(name: string, { environment, region }: Place): string {
  for (const [part, value] of Object.entries({ name, environment, region })) {
    if (!PART.test(value)) {
      throw new Error(`\`${part}\` must contain only lower-case letters, digits and single hyphens, got: '${value}'`);
    }
  }
  const result = `${name}-${environment}-${region}`;
  if (result.length > MAX_LENGTH) {
    throw new Error(
      `The name of a resource must have at most ${MAX_LENGTH} characters, got ${result.length}: '${result}'`,
    );
  }
  return result;
}
