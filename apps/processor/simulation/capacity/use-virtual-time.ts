import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { VirtualTime } from './virtual-time';

/** Random numbers from 0 up to 1. */
export type Random = () => number;

/** Creates random numbers. Equal seeds give equal numbers. */
export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

/**
 * Makes timers, clocks and random numbers of this thread those of a simulation. The SDK delays its retries by `setTimeout` and a random
 * part, and offers no other way.
 */
export function useVirtualTime(time: VirtualTime, random: Random): void {
  const setTimeout = (act: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]) =>
    time.at(time.now() + Math.max(1, milliseconds), () => act(...args));
  Object.assign(globalThis, { setTimeout });
  Object.assign(Math, { random });
}
