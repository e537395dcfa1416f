import { formatWatermarks } from '../text/format-watermarks';
import { isLost, type EnvironmentStatus, type LostRegion, type RegionStatus } from './read-status';

/** Renders the state of an environment for a reader. */
export function renderStatus({ regions, problems }: EnvironmentStatus, home: string): string {
  return [
    ...regions.flatMap((status) => [...(isLost(status) ? renderLost(status) : renderRegion(status, home)), '']),
    ...(problems.length === 0 ? ['One region ingests, and it is the writer.'] : problems),
  ].join('\n');
}

/** Renders the state of an environment as JSON. Watermarks are texts of nanoseconds since 1970. */
export function renderStatusJson(status: EnvironmentStatus): string {
  const replace = (_: string, value: unknown): unknown => {
    if (value instanceof Map) return Object.fromEntries(value);
    return typeof value === 'bigint' ? String(value) : value;
  };
  return JSON.stringify(status, replace, 2);
}

function renderLost({ region, reason }: LostRegion): string[] {
  return [region, `  ${reason}`];
}

function renderRegion(status: RegionStatus, home: string): string[] {
  const { region, rules, mapping, exports, isIngesting, writer, queue, lags } = status;
  return [
    `${region}${isIngesting ? ' ingests' : ''}`,
    `  switches          rules ${rules}, event source mapping ${mapping}, exports ${exports}`,
    `  writer            ${
      writer
        ? `${writer.region}, epoch ${writer.epoch}, since ${new Date(writer.since).toISOString()}`
        : `${home}, since no region was named yet`
    }`,
    `  last change       ${status.lastChange}`,
    `  watermarks        ${formatWatermarks(status.watermarks).join(', ') || 'none'}`,
    `  queue             ${queue.waiting} wait, ${queue.inFlight} are processed, ${status.deadLetters} dead letters, ` +
      `the oldest message ${show(lags.oldestMessageSeconds, 's')}`,
    `  backfills         ${status.runningBackfills} executions run`,
    `  table lag         ${show(lags.tableMilliseconds, 'ms')}`,
    `  object lag        ${show(lags.objectSeconds, 's')}, ${show(lags.pendingObjects, 'objects')}, ` +
      `${show(lags.pendingBytes, 'bytes')} pending, ${show(lags.failedObjects, 'failed')}`,
  ];
}

function show(value: number | undefined, unit: string): string {
  return `${value ?? '?'} ${unit}`;
}
