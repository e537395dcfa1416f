const INTRINSIC = /^(?:Ref|Fn::.+)$/;

/** Returns true if a value is an intrinsic function, which stands for another value. */
export function isIntrinsic(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && INTRINSIC.test(keys[0] as string);
}
