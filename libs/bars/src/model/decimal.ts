/** Number of digits after the decimal point with which every price and size is held. */
export const SCALE = 18;

/** Maximum number of digits before the decimal point of a price or size. */
const MAX_INTEGER_DIGITS = 18;

/** An exact price or size: the number × 10^18. */
export type Decimal = bigint;

const ZERO = '0'.charCodeAt(0);

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads a decimal number: `17.80180000`, `-1`, `.5`, `2.5e-8`.
 *
 * @returns the number × 10^18, or the reason why it cannot be read: it is not a number, or has too many digits
 */
export function parseDecimal(text: string): Decimal | string {
  const match = NUMBER.exec(text);
  if (!match) return `is not a decimal number: '${text}'`;
  const [, sign, integer = '', fraction = '', exponent = '0'] = match;
  if (integer === '' && fraction === '') return `is not a decimal number: '${text}'`;

  // All digits; the decimal point is `decimals` digits before their end.
  const digits = `${integer}${fraction}`.replace(/^0+/, '');
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  const significant = digits.slice(0, end);
  if (significant === '') return 0n;
  const decimals = fraction.length - Number(exponent) - (digits.length - significant.length);
  if (decimals > SCALE) return `has more than ${SCALE} decimals: '${text}'`;
  if (significant.length - decimals > MAX_INTEGER_DIGITS) {
    return `has more than ${MAX_INTEGER_DIGITS} digits before the point: '${text}'`;
  }
  const magnitude = BigInt(significant) * 10n ** BigInt(SCALE - decimals);
  return sign === '-' ? -magnitude : magnitude;
}

/**
 * Writes a scaled number without loss and without trailing zeros: `17.8018`.
 *
 * @param value the number × 10^scale
 * @param scale number of digits after the decimal point; 36 for a product of two decimals
 */
export function formatDecimal(value: bigint, scale: number = SCALE): string {
  if (value < 0n) return `-${formatDecimal(-value, scale)}`;
  const digits = value.toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  let end = digits.length;
  while (end > point && digits.charCodeAt(end - 1) === ZERO) end -= 1;
  const integer = digits.slice(0, point);
  return end === point ? integer : `${integer}.${digits.slice(point, end)}`;
}

/** Reads a number that {@link formatDecimal} wrote with the same scale. */
export function unformatDecimal(text: string, scale: number = SCALE): bigint {
  const [integer = '', fraction = ''] = text.split('.');
  return BigInt(`${integer}${fraction.padEnd(scale, '0')}`);
}

/** Divides and rounds half to even. The dividend must not be negative, and the divisor must be positive. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const below = dividend % divisor;
  const above = divisor - below;
  if (below === above) return quotient % 2n === 0n ? quotient : quotient + 1n;
  return below < above ? quotient : quotient + 1n;
}
