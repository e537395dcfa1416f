import { ENVIRONMENTS, type EnvironmentName, type EnvironmentSettings } from '../environments';
import { sizeEnvironment } from './environment-size';

/** The parameters of an environment for the simulated days, as plain values: seconds, MiB, units per second. */
export interface SimulationParameters {
  readonly interval: string;
  readonly load: Omit<EnvironmentSettings['load'], 'barsWithin'> & { readonly barsWithinSeconds: number };
  readonly table: {
    readonly capacityMode: 'provisioned' | 'on-demand';
    readonly targetUtilizationPercent: number;
    readonly writeUnits: { readonly min: number; readonly max: number };
    readonly readUnits: { readonly min: number; readonly max: number };
  };
  readonly processor: {
    readonly memoryMebibytes: number;
    readonly storageMebibytes: number;
    readonly timeoutSeconds: number;
    readonly visibilitySeconds: number;
    readonly maxConcurrency: number;
  };
  readonly backfill: { readonly writeUnitsPerSecond: number; readonly concurrency: number };
  readonly alarms: { readonly messageAgeSeconds: number; readonly lateBarsSeconds: number };
}

/** Returns the parameters of an environment. */
export function simulationParameters(environment: string, settings: EnvironmentSettings): SimulationParameters {
  const { table, processor, backfill, alarms } = sizeEnvironment(environment, settings);
  const { barsWithin, ...load } = settings.load;
  return {
    interval: settings.bars.interval,
    load: { ...load, barsWithinSeconds: barsWithin.toSeconds() },
    table: {
      capacityMode: table.mode,
      targetUtilizationPercent: table.target.value,
      writeUnits: { min: table.writes.min.value, max: table.writes.max.value },
      readUnits: { min: table.reads.min.value, max: table.reads.max.value },
    },
    processor: {
      memoryMebibytes: processor.memory.value,
      storageMebibytes: processor.storage.value,
      timeoutSeconds: processor.timeout.value,
      visibilitySeconds: processor.visibility,
      maxConcurrency: processor.concurrency.value,
    },
    backfill: { writeUnitsPerSecond: backfill.writeUnits, concurrency: backfill.concurrency.value },
    alarms: { messageAgeSeconds: alarms.messageAge.value, lateBarsSeconds: alarms.lateBars.value },
  };
}

/** Renders the parameters of environments as the content of load.json. */
export function renderSimulationParameters(environments: readonly EnvironmentName[]): string {
  const parameters = environments.map((name) => [name, simulationParameters(name, ENVIRONMENTS[name])] as const);
  return `${JSON.stringify(Object.fromEntries(parameters), null, 2)}\n`;
}
