import type { Writer } from '@trading/bars/regions';
import { UnreachableRegionError } from '../errors';
import type { Lags, QueueDepth, Region, SwitchState } from '../region';

/** The state of a region that answers. */
export interface RegionStatus {
  readonly region: string;
  readonly rules: SwitchState;
  readonly mapping: SwitchState;
  readonly exports: SwitchState;
  /** True unless rules and mapping are off. */
  readonly isIngesting: boolean;
  /** The writer by the replica of the table in this region. Undefined before the first fail-over. */
  readonly writer?: Writer;
  readonly lastChange: number;
  /** Nanoseconds since 1970, by feed. */
  readonly watermarks: ReadonlyMap<string, bigint>;
  readonly queue: QueueDepth;
  readonly deadLetters: number;
  readonly runningBackfills: number;
  readonly lags: Lags;
}

/** A region that does not answer. */
export interface LostRegion {
  readonly region: string;
  readonly reason: string;
}

/** The state of the regions of an environment. */
export interface EnvironmentStatus {
  readonly regions: readonly (RegionStatus | LostRegion)[];
  /** Everything that is not as it should be, as sentences. Empty if exactly one region ingests, and it is the writer. */
  readonly problems: readonly string[];
}

/** Returns true if a region does not answer. */
export function isLost(status: RegionStatus | LostRegion): status is LostRegion {
  return 'reason' in status;
}

/**
 * Reads the state of two regions.
 *
 * @param regions the primary and the standby, as functions that open them
 * @param home the region that is the writer as long as the table names none
 */
export async function readStatus(
  regions: Readonly<Record<string, () => Promise<Region>>>,
  home: string,
): Promise<EnvironmentStatus> {
  const names = Object.keys(regions);
  const statuses = await Promise.all(
    Object.entries(regions).map(async ([name, open]) => {
      const other = names.find((each) => each !== name) ?? name;
      try {
        return await readRegion(await open(), other);
      } catch (error) {
        if (!(error instanceof UnreachableRegionError)) throw error;
        return { region: name, reason: error.message };
      }
    }),
  );
  return { regions: statuses, problems: findProblems(statuses, home) };
}

async function readRegion(region: Region, other: string): Promise<RegionStatus> {
  const { records } = region;
  const [rules, mapping, exports] = (await Promise.all(
    [region.rules, region.mapping, region.exports].map((part) => part.state()),
  )) as [SwitchState, SwitchState, SwitchState];
  const writer = await records.writer();
  return {
    region: region.name,
    ...{ rules, mapping, exports, isIngesting: rules !== 'off' || mapping !== 'off' },
    ...(writer && { writer }),
    lastChange: await records.lastChange(),
    watermarks: await records.watermarks(),
    queue: await region.queueDepth(),
    deadLetters: await region.deadLetters(),
    runningBackfills: await region.runningBackfills(),
    lags: await region.lags(other),
  };
}

function findProblems(statuses: readonly (RegionStatus | LostRegion)[], home: string): string[] {
  const problems = statuses.filter(isLost).map(({ reason }) => reason);
  const answering = statuses.flatMap((status) => (isLost(status) ? [] : [status]));
  const ingesting = answering.filter(({ isIngesting }) => isIngesting);
  if (ingesting.length !== 1) {
    const names = ingesting.map(({ region }) => region).join(' and ') || 'none';
    problems.push(`Expected one region that ingests, found ${ingesting.length}: ${names}`);
  }
  for (const { region, rules, mapping } of ingesting) {
    if (rules !== 'on' || mapping !== 'on') {
      problems.push(`${region} ingests in part: its rules are ${rules}, its event source mapping is ${mapping}`);
    }
  }
  const views = answering.map(({ region, writer }) => ({
    by: region,
    region: writer?.region ?? home,
    epoch: writer?.epoch ?? 0,
  }));
  const [first] = views;
  for (const view of views.slice(1)) {
    if (first && (view.region !== first.region || view.epoch !== first.epoch)) {
      problems.push(
        `The replicas of the table disagree: ${first.region} (epoch ${first.epoch}) is the writer in ${first.by}, ` +
          `${view.region} (epoch ${view.epoch}) in ${view.by}`,
      );
    }
  }
  for (const { region, writer } of ingesting) {
    if ((writer?.region ?? home) !== region)
      problems.push(`${region} ingests, but ${writer?.region ?? home} is the writer`);
  }
  return problems;
}
