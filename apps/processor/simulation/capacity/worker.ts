import { parentPort, workerData } from 'node:worker_threads';
import { runDays, type DayTask } from './days';

// Each request of the SDK creates an error for the case that it fails. Its stack takes longer than the rest of the request.
Error.stackTraceLimit = 0;

/** Simulates days in a thread of its own, whose timers are those of the days, and sends their results. */
void runDays(workerData as readonly DayTask[]).then((results) => parentPort?.postMessage(results));
