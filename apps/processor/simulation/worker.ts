import { parentPort, workerData } from 'node:worker_threads';
import { tasks, type Task } from './tasks';

/** Does one task in a thread of its own, and sends what it came to. */
const [name, ...args] = workerData as Task;
const task = tasks[name] as (...args: unknown[]) => Promise<unknown>;
void task(...args).then((result) => parentPort?.postMessage(result));
