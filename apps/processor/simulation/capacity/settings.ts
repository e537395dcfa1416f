/**
 * The declared load of an environment and what follows from it, as far as it decides what the environment can take. It is one entry of
 * `apps/infra/load.json`, which `apps/infra` derives from its settings and keeps current by a test: the processor may not import it.
 */
export interface EnvironmentParameters {
  readonly load: DeclaredLoad;
  readonly table: TableParameters;
  readonly processor: ProcessorParameters;
}

/** The load that an environment must carry. */
export interface DeclaredLoad {
  readonly tradesPerDay: number;
  readonly filesPerDay: number;
  readonly instruments: number;
  readonly largestFileTrades: number;
  /** The files that arrive together at the busiest time. */
  readonly burst: { readonly trades: number; readonly files: number };
  /** Requests for bars at the busiest time, and the trades in the bars of one answer. */
  readonly reads: { readonly perSecond: number; readonly tradesPerRead: number };
  /** The time from the upload of a file until its bars are there. */
  readonly barsWithinSeconds: number;
}

/** Units a second: the limits of autoscaling, or what an on-demand table may use at most (`max`). */
export interface Units {
  readonly min: number;
  readonly max: number;
}

/** The capacity of the table. */
export interface TableParameters {
  readonly capacityMode: 'provisioned' | 'on-demand';
  /** The utilization to which provisioned capacity is scaled. */
  readonly targetUtilizationPercent: number;
  readonly writeUnits: Units;
  readonly readUnits: Units;
}

/** The processor, its queue, and the mapping between them. */
export interface ProcessorParameters {
  readonly memoryMebibytes: number;
  readonly timeoutSeconds: number;
  /** Seconds for which a received message is hidden from other receivers. */
  readonly visibilitySeconds: number;
  /** The number of files that are processed at once. */
  readonly maxConcurrency: number;
}
