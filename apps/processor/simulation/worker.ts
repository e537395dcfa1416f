import { parentPort, workerData } from 'node:worker_threads';
import { tasks, type Task } from './tasks';

/** Runs a task in a thread of its own, and sends its result. */
const [name, ...args] = workerData as Task;
const task = tasks[name] as (...args: unknown[]) => Promise<unknown>;
void task(...args).then((result) => parentPort?.postMessage(result));
