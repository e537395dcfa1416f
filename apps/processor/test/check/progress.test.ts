import { Progress } from '../../check/progress';

function progressOn(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, columns: 30, write: (text: string) => written.push(text) > 0 };
  let time = 0;
  const progress = new Progress(stream, () => time);
  return { progress, written, after: (milliseconds: number) => (time += milliseconds) };
}

describe('Progress', () => {
  test('shows the percentage on a terminal, a few times per second, within its width', () => {
    const { progress, written, after } = progressOn(true);

    progress.show('trades/x.csv', 1, 10_000_000);
    after(250);
    progress.show('trades/x.csv', 2_550_000, 10_000_000);
    progress.show('trades/x.csv', 3_000_000, 10_000_000);
    after(250);
    progress.show('trades/a-longer-name.csv', 10_000_000, 10_000_000);
    progress.clear();

    expect(written).toEqual([
      '\r\u001b[K25 % of 10 MB  trades/x.csv',
      '\r\u001b[K100 % of 10 MB  trades/a-long',
      '\r\u001b[K',
    ]);
  });

  test('writes nothing if the stream is not a terminal', () => {
    const { progress, written, after } = progressOn(false);
    after(1000);
    progress.show('trades/x.csv', 1, 2);
    progress.clear();
    expect(written).toEqual([]);
  });
});
