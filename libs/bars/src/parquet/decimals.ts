/** The scale of every DECIMAL column. */
export const SCALE = 18;

/** The precision of every DECIMAL column, the greatest that most readers support. */
export const PRECISION = 38;

const LIMIT = 10n ** BigInt(PRECISION);

/**
 * The unscaled value of a DECIMAL(38, 18). The writer checks no range: it would wrap a greater number silently.
 *
 * @param value the number × 10^scale
 * @returns undefined if the column cannot hold the number exactly
 */
export function unscaledOf(value: bigint, scale: number = SCALE): bigint | undefined {
  const divisor = 10n ** BigInt(scale - SCALE);
  if (value % divisor !== 0n) return undefined;
  const unscaled = value / divisor;
  return unscaled > -LIMIT && unscaled < LIMIT ? unscaled : undefined;
}

/** @throws RangeError if the column cannot hold the number exactly */
export function requireUnscaled(value: bigint | undefined): bigint | undefined {
  const unscaled = value === undefined ? undefined : unscaledOf(value);
  if (unscaled === value) return unscaled;
  throw new RangeError(`${value} × 10^-18 does not fit in DECIMAL(${PRECISION}, ${SCALE}).`);
}
