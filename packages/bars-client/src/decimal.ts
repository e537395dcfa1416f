/** The number of digits after the point of prices and volumes. Notionals have twice as many. */
export const SCALE = 18;

const DECIMAL = /^(-?\d+)(?:\.(\d+))?$/;

/**
 * Converts a decimal to an integer: its value times 10^`scale`.
 *
 * @param scale 18 is enough for every price and volume, 36 for every notional
 * @throws RangeError if the text is not a decimal, or has more digits after the point than `scale`
 */
export function toScaled(decimal: string, scale: number = SCALE): bigint {
  const [, whole, fraction = ''] = DECIMAL.exec(decimal) ?? invalid(decimal);
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > scale) {
    throw new RangeError(`Expected at most ${scale} digits after the point, got: ${decimal}`);
  }
  return BigInt(String(whole) + digits.padEnd(scale, '0'));
}

/** Converts an integer back to a decimal, without trailing zeros. */
export function fromScaled(value: bigint, scale: number = SCALE): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${fraction && '.'}${fraction}`;
}

/**
 * Converts a decimal to the nearest number. A number has about 15 exact digits, so use it for charts, not for sums.
 *
 * @throws RangeError if the text is not a decimal
 */
export function toNumber(decimal: string): number {
  return DECIMAL.test(decimal) ? Number(decimal) : invalid(decimal);
}

/** Compares two decimals by value, for `sort`. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const [left, right] = align(a, b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Adds decimals exactly. */
export function addDecimals(...decimals: readonly string[]): string {
  return decimals.reduce((sum, decimal) => {
    const [left, right, scale] = align(sum, decimal);
    return fromScaled(left + right, scale);
  }, '0');
}

/** Scales two decimals to the same number of digits. */
function align(a: string, b: string): [bigint, bigint, number] {
  const scale = Math.max(digitsAfterPoint(a), digitsAfterPoint(b));
  return [toScaled(a, scale), toScaled(b, scale), scale];
}

function digitsAfterPoint(decimal: string): number {
  const point = decimal.indexOf('.');
  return point < 0 ? 0 : decimal.length - point - 1;
}

function invalid(text: string): never {
  throw new RangeError(`Expected a decimal such as -12.34, got: ${text}`);
}
