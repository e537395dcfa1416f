import { FUNCTION_MEMORY, FUNCTION_STORAGE, FUNCTION_TIMEOUT, PARTITION_WRITE_UNITS, VCPU_MEMORY } from './aws-limits';
import type { DeclaredLoad } from './declared-load';
import { BASE_MEMORY, HAND_OVER_SECONDS, MEMORY_BYTES_PER_TRADE, TRADES_PER_VCPU_SECOND } from './measured';
import type { ProcessorSizeSettings } from './size-settings';
import { sizedValue, type SizedValue } from './sized-value';
import type { WriteUnits } from './write-units';

/** The sizes of memory in MiB that are chosen from. One thread uses no more than one vCPU, so more is for memory alone. */
const MEMORY_STEPS = [512, 1_024, 2_048, 4_096, 8_192, FUNCTION_MEMORY.max];

/** The step from which on more memory does not make the function faster. */
const FASTEST_MEMORY = 2_048;

/** The share of the longest attempt that aggregation may take: each attempt reads the file again before it goes on writing. */
const AGGREGATION_SHARE = 1 / 8;

/** Room for garbage that is not collected yet. */
const HEAP_ROOM = 1.5;

/** A timeout leaves as much again for slow answers, and is not so short that a slow start matters. */
const TIMEOUT_ROOM = 2;
const SHORTEST_TIMEOUT = 300;
const TIMEOUT_STEP = 60;

/** `/tmp` holds the encoded bars, and as much again while ids are sorted. */
const STORAGE_ROOM = 2;
const STORAGE_STEP = 512;
const KIBIBYTES = 1_024;

/** The size of one function. */
export interface ProcessorSize {
  /** MiB. */
  readonly memory: SizedValue;
  /** Seconds. */
  readonly timeout: SizedValue;
  /** MiB of `/tmp`. */
  readonly storage: SizedValue;
}

/** Returns the seconds in which a function with some memory aggregates trades, without writing their bars. */
export function aggregationSeconds(trades: number, memory: number): number {
  return trades / (TRADES_PER_VCPU_SECOND * Math.min(1, memory / VCPU_MEMORY));
}

/** Returns the size of the function that its largest file needs. */
export function sizeProcessor(load: DeclaredLoad, units: WriteUnits, settings: ProcessorSizeSettings): ProcessorSize {
  const memory = memoryOf(load, settings);
  return {
    memory,
    timeout: timeoutOf(load, units, memory.value, settings),
    storage: storageOf(units, settings),
  };
}

function memoryOf({ largestFileTrades }: DeclaredLoad, { memorySize }: ProcessorSizeSettings): SizedValue {
  const held = (largestFileTrades * MEMORY_BYTES_PER_TRADE) / KIBIBYTES ** 2;
  const needed = Math.ceil(HEAP_ROOM * (BASE_MEMORY + held));
  const limit = AGGREGATION_SHARE * FUNCTION_TIMEOUT.max;
  const suffices = (memory: number) =>
    memory >= needed && (memory >= FASTEST_MEMORY || aggregationSeconds(largestFileTrades, memory) <= limit);
  return sizedValue({
    setting: 'processor.memorySize',
    meaning: 'memory of the processor',
    unit: 'MiB',
    derived: MEMORY_STEPS.find(suffices) ?? needed,
    override: memorySize,
    needed,
    range: FUNCTION_MEMORY,
    formula:
      `the first of ${MEMORY_STEPS.join(', ')} that holds ${HEAP_ROOM} × (${BASE_MEMORY} MiB + ` +
      `${MEMORY_BYTES_PER_TRADE} bytes × trades of the largest file), and aggregates that file within ${limit} s; more ` +
      `than ${FASTEST_MEMORY} is not faster`,
    relief: 'lower `load.largestFileTrades`',
  });
}

function timeoutOf(
  { largestFileTrades }: DeclaredLoad,
  { largestFile }: WriteUnits,
  memory: number,
  { timeout }: ProcessorSizeSettings,
): SizedValue {
  const aggregation = aggregationSeconds(largestFileTrades, memory);
  const whole = TIMEOUT_ROOM * (aggregation + largestFile / PARTITION_WRITE_UNITS);
  const steps = Math.ceil(Math.max(whole, SHORTEST_TIMEOUT) / TIMEOUT_STEP);
  return sizedValue({
    setting: 'processor.timeout',
    meaning: 'timeout of the processor',
    unit: 's',
    derived: Math.min(FUNCTION_TIMEOUT.max, steps * TIMEOUT_STEP),
    override: timeout?.toSeconds(),
    needed: Math.ceil(TIMEOUT_ROOM * (aggregation + HAND_OVER_SECONDS)),
    range: FUNCTION_TIMEOUT,
    formula:
      `${TIMEOUT_ROOM} × the seconds in which the largest file is aggregated, and written with ` +
      `${PARTITION_WRITE_UNITS} units a second, in whole minutes from ${SHORTEST_TIMEOUT} to ${FUNCTION_TIMEOUT.max} s; ` +
      'a file that needs longer takes several attempts',
    relief: 'lower `load.largestFileTrades`',
  });
}

function storageOf({ largestFile }: WriteUnits, { ephemeralStorageMebibytes }: ProcessorSizeSettings): SizedValue {
  const encoded = largestFile / KIBIBYTES;
  const steps = Math.ceil((STORAGE_ROOM * encoded) / STORAGE_STEP);
  return sizedValue({
    setting: 'processor.ephemeralStorageMebibytes',
    meaning: 'size of /tmp of the processor',
    unit: 'MiB',
    derived: Math.max(1, steps) * STORAGE_STEP,
    override: ephemeralStorageMebibytes,
    needed: Math.ceil(encoded),
    range: FUNCTION_STORAGE,
    formula: `${STORAGE_ROOM} × the encoded bars of the largest file, 1 KiB for each of its write units, in steps of ${STORAGE_STEP}`,
    relief: 'lower `load.largestFileTrades`',
  });
}
