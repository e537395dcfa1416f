import { availableParallelism, cpus, totalmem } from 'node:os';

/** The machine and the Node that something is measured on. */
export function machine(): string {
  const [{ model } = { model: 'unknown' }] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores (${model}), ${gigabytes} GiB, Node ${process.versions.node}`;
}
