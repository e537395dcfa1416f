import { Progress, seconds } from '../src/progress';

/** A stream that keeps what is written to it. */
function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 80, write: (text: string) => written.push(text) > 0, written };
}

/** A clock that moves on by one second whenever it is read. */
function clock() {
  let now = -1000;
  return () => (now += 1000);
}

/** The lines that a terminal shows, of which the cursor moves up and clears the rest. */
function screen(written: readonly string[]): string[] {
  const lines = [''];
  let row = 0;
  for (const [token] of written.join('').matchAll(/\u001b\[\d+[AJ]|\n|\r|[^\u001b\n\r]+/g)) {
    const [, count = '0', command] = /\u001b\[(\d+)([AJ])/.exec(token) ?? [];
    if (command === 'A') row -= Number(count);
    else if (command === 'J') lines.splice(row, Infinity, '');
    else if (token === '\n') lines[(row += 1)] ??= '';
    else if (token !== '\r') lines[row] = token;
  }
  return lines.slice(0, -1);
}

describe('without a terminal', () => {
  test('a line says that a step begins, and one that it ended and how long it took', async () => {
    const stream = recorder(false);
    await new Progress(stream, clock()).step('Build', async () => undefined);
    expect(stream.written).toEqual(['… Build\n', '✔ Build (1.0 s)\n']);
  });

  test('a step that fails is marked, and its error is thrown', async () => {
    const stream = recorder(false);
    const step = new Progress(stream, clock()).step('Build', () => Promise.reject(new Error('no')));
    await expect(step).rejects.toThrow('no');
    expect(stream.written.at(-1)).toBe('✘ Build (1.0 s)\n');
  });

  test('a step gives the result of its action', async () => {
    expect(await new Progress(recorder(false)).step('Build', async () => 7)).toBe(7);
  });
});

describe('on a terminal', () => {
  test('steps that ended stand above those that run', async () => {
    const stream = recorder(true);
    const progress = new Progress(stream, clock());
    let endFirst: () => void = () => undefined;
    const first = progress.step('First', () => new Promise<void>((resolve) => (endFirst = resolve)));
    await progress.step('Second', async () => undefined);
    expect(screen(stream.written)).toEqual([
      expect.stringMatching(/^✔ Second \(\d+\.0 s\)$/),
      expect.stringMatching(/^… First \(\d+ s\)$/),
    ]);

    progress.print('a word');
    endFirst();
    await first;
    expect(screen(stream.written)).toEqual([
      expect.stringContaining('✔ Second'),
      'a word',
      expect.stringContaining('✔ First'),
    ]);
  });

  test('a running step takes one line, however long its title is', () => {
    const stream = recorder(true);
    void new Progress(stream, clock()).step('x'.repeat(100), () => new Promise(() => undefined));
    expect(screen(stream.written)).toEqual([expect.stringMatching(/^… x{77}$/)]);
  });
});

test('seconds are shown with one decimal', () => {
  expect(seconds(1234)).toBe('1.2 s');
});
