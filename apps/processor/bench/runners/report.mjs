/** Prints what a run came to, and what it took since the process began: CPU seconds, and the peak of its memory. */
export function report(bars, trades) {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  console.log(JSON.stringify({ cpu, peakKib: maxRSS, bars, trades: Number(trades) }));
}
