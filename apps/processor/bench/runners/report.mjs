/** Prints the result of a run, and the resources used since the process started: CPU seconds and peak memory. */
export function report(bars, trades) {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  console.log(JSON.stringify({ cpu, peakKib: maxRSS, bars, trades: Number(trades) }));
}
