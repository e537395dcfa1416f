/** A value that follows from the declared load, unless the settings have another. */
export interface SizedValue {
  /** The setting that overrides the value: `table.writeCapacity.minCapacity`. */
  readonly setting: string;
  /** A description of the value, for messages and reports. */
  readonly meaning: string;
  readonly unit: string;
  /** The value that is used. */
  readonly value: number;
  /** True if the settings have the value. */
  readonly isOverridden: boolean;
  /** The limit for the value that the load sets. */
  readonly needed: number;
  /** The direction in which the value may differ from the needed one. */
  readonly bound: 'at least' | 'at most';
  /** The values that AWS accepts. */
  readonly range: { readonly min: number; readonly max: number };
  /** How the value is derived, in words. */
  readonly formula: string;
  /** The change of the load that helps if the value cannot be changed. */
  readonly relief: string;
}

/** Everything that decides about a value. */
export type SizedValueOptions = Omit<SizedValue, 'value' | 'isOverridden' | 'needed' | 'bound'> & {
  /** The value without an override. */
  readonly derived: number;
  /** The value of the settings. */
  readonly override: number | undefined;
  /** @default - the derived value */
  readonly needed?: number;
  /** @default 'at least' */
  readonly bound?: SizedValue['bound'];
};

/** Returns the value of the settings, or the derived one. */
export function sizedValue(options: SizedValueOptions): SizedValue {
  const { derived, override, needed = derived, bound = 'at least', ...rest } = options;
  return { ...rest, needed, bound, value: override ?? derived, isOverridden: override !== undefined };
}

/** Returns why a value is not accepted by AWS, or does not suffice for the declared load. */
export function problemsOf({ setting, unit, value, needed, bound, range, relief }: SizedValue): string[] {
  const [found, limit] = [format(value), format(needed)];
  if (bound === 'at least' ? needed > range.max : needed < range.min) {
    const [kind, extreme] = bound === 'at least' ? (['most', range.max] as const) : (['least', range.min] as const);
    return [
      `\`${setting}\`: the declared load needs ${bound} ${limit} ${unit}, and AWS allows at ${kind} ` +
        `${format(extreme)}: ${relief}`,
    ];
  }
  if (!(Number.isInteger(value) && value >= range.min && value <= range.max)) {
    return [
      `\`${setting}\` must be a whole number from ${format(range.min)} to ${format(range.max)} ${unit}, got: ${found}`,
    ];
  }
  if (bound === 'at least' && value < needed) {
    return [
      `\`${setting}\` is ${found} ${unit}, but the declared load needs ${limit}: raise it to at least ${limit}, or ${relief}`,
    ];
  }
  if (bound === 'at most' && value > needed) {
    return [
      `\`${setting}\` is ${found} ${unit}, but the declared load allows ${limit}: lower it to at most ${limit}, or ${relief}`,
    ];
  }
  return [];
}

/** Renders a number for people: `2,400`. */
export function format(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
