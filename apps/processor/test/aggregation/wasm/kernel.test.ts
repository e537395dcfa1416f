import { canRunKernel, makeKernel, MAX_PAGES } from '../../../src/aggregation/wasm/kernel';

const PAGE = 65_536;

/** Adds a symbol whose text is written to the kernel's input. */
function addSymbol(kernel: ReturnType<typeof makeKernel>, text: string): number {
  const start = kernel.inputStart();
  const { written } = new TextEncoder().encodeInto(text, new Uint8Array(kernel.memory.buffer, start));
  return kernel.addSymbol(start, written, 0);
}

describe('the kernel', () => {
  test('runs on this version of Node.js', () => {
    expect(canRunKernel()).toBe(true);
  });

  test('reserves an input in its own memory', () => {
    const kernel = makeKernel(MAX_PAGES);
    expect(kernel.inputStart()).toBeGreaterThan(0);
    expect(kernel.inputStart() + kernel.inputCapacity()).toBeLessThan(kernel.memory.buffer.byteLength);
  });

  test('shares nothing with other kernels', () => {
    const [first, second] = [makeKernel(MAX_PAGES), makeKernel(MAX_PAGES)];
    expect([addSymbol(first, 'A'), addSymbol(first, 'B')]).toEqual([0, 1]);
    expect([first.symbolCount(), second.symbolCount()]).toEqual([2, 0]);
    expect(addSymbol(second, 'C')).toBe(0);
  });

  test('returns the text of a symbol', () => {
    const kernel = makeKernel(MAX_PAGES);
    const symbol = addSymbol(kernel, 'BTCUSDT');
    const to = kernel.inputStart();
    const length = kernel.copySymbol(symbol, to);
    expect(new TextDecoder().decode(new Uint8Array(kernel.memory.buffer, to, length))).toBe('BTCUSDT');
  });

  test('never has more memory than its maximum', () => {
    const maximum = 64;
    const kernel = makeKernel(maximum);
    const fill = () => {
      for (let id = 0; id < 200_000; id += 1) addSymbol(kernel, `SYMBOL-${id}`);
    };
    expect(fill).toThrow(WebAssembly.RuntimeError);
    expect(kernel.memory.buffer.byteLength).toBeGreaterThan(16 * PAGE);
    expect(kernel.memory.buffer.byteLength).toBeLessThanOrEqual(maximum * PAGE);
  });
});
