import { measureStartUp } from '@trading/lambda/start-up';
import { BUILD, ROOT } from '../benchmark';
import { figure, printTable } from '../table';

/** The size of the function's bundle, and the time that it takes to load. */
export function startUpTable(): void {
  const { bundleBytes, bundledMilliseconds, unbundledMilliseconds } = measureStartUp({
    root: ROOT,
    build: BUILD,
    libraries: ['bars', 'lambda'],
    environment: {
      ...{ AWS_REGION: 'us-east-1', TABLE_NAME: 'bars' },
      ...{ DEAD_LETTER_QUEUE_URL: 'http://localhost/', QUEUE_URL: 'http://localhost/' },
    },
  });
  const ratio = figure(bundledMilliseconds / unbundledMilliseconds);
  const times = `${figure(bundledMilliseconds, 0)} ms of ${figure(unbundledMilliseconds, 0)} ms: ${ratio}`;
  printTable(
    ['the function', 'measured', 'limit'],
    [
      ['bundle', `${figure(bundleBytes / 1000, 0)} kB`, 400],
      ['loading it, to that of unbundled code', times, 0.3],
    ],
  );
}
