import { existsSync, readFileSync } from 'node:fs';

/** States the peak memory of this process alone; `maxRSS` is at least that of the process that started it. */
const STATUS = '/proc/self/status';

/**
 * Prints the result of a run, and the resources used since the process started: CPU seconds and peak memory.
 *
 * @param seconds the wall time of what is measured, by default since the process started
 */
export function report(bars, trades, seconds = performance.now() / 1000) {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  const peak = existsSync(STATUS) ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8'))?.[1] : maxRSS;
  console.log(JSON.stringify({ cpu, peakKib: Number(peak), bars, trades: Number(trades), seconds }));
}
