import type { ApiAccess } from '@trading/constructs-web';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { InvalidSettingsError } from './invalid-settings-error';

/** The calendars that the query API knows. */
export const CALENDAR_NAMES = ['XNYS', 'XNAS', 'XLON', 'XTKS', '24/7'] as const;

/**
 * Bytes that the calendars may take as JSON. Lambda allows 4,096 bytes for all environment variables of a function; the
 * rest is for the other variables.
 */
const MAX_CALENDARS_BYTES = 3_072;

/** The settings of the query API in an environment. */
export interface QuerySettings {
  /** The memory of the function in MiB. */
  readonly memorySize: number;
  readonly logRetention: RetentionDays;
  /** The authorization that requests need. There is no default, so that no API is open by omission. */
  readonly access: ApiAccess;
  /** The requests that the API accepts from all callers together. */
  readonly throttle: {
    /** The average number of requests per second. */
    readonly rate: number;
    /** The number of requests above the average that may come at once. */
    readonly burst: number;
  };
  /**
   * The trading calendars of feeds, which decide about sessions and days if a request does not name a calendar.
   *
   * @default - every feed trades around the clock
   */
  readonly calendars?: Readonly<Record<string, (typeof CALENDAR_NAMES)[number]>>;
}

/**
 * Renders the settings as environment variables of the function.
 *
 * @param environment the name of the environment, for messages
 * @throws InvalidSettingsError with every problem
 */
export function queryVariables(
  environment: string,
  { calendars = {} }: Pick<QuerySettings, 'calendars'>,
): Record<string, string> {
  const json = JSON.stringify(calendars);
  const problems = [
    ...Object.entries(calendars)
      .filter(([, calendar]) => !CALENDAR_NAMES.includes(calendar))
      .map(
        ([feed, calendar]) =>
          `\`query.calendars['${feed}']\` must be one of ${CALENDAR_NAMES.map((name) => `'${name}'`).join(', ')}, ` +
          `got: '${calendar}'`,
      ),
    ...(Buffer.byteLength(json) > MAX_CALENDARS_BYTES
      ? [
          `\`query.calendars\` must have at most ${MAX_CALENDARS_BYTES} bytes as JSON, since Lambda allows 4096 bytes ` +
            `for all environment variables, got: ${Buffer.byteLength(json)}`,
        ]
      : []),
  ];
  if (problems.length > 0) throw new InvalidSettingsError(environment, problems);
  return Object.keys(calendars).length > 0 ? { CALENDARS: json } : {};
}
