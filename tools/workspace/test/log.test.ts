import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Log } from '../src/log';

const folder = mkdtempSync(join(tmpdir(), 'log-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a log keeps whole lines of processes that write at once, without colours', () => {
  const log = new Log(join(folder, 'new', 'start.log'));
  const [first, second] = [log.writer('first'), log.writer('second')];

  first('one\nt');
  second('\u001b[32mother\u001b[39m\r\n');
  first('wo\n');

  const [heading, ...lines] = readFileSync(log.path, 'utf8').split('\n');
  expect(heading).toContain(`Node ${process.versions.node}`);
  expect(lines).toEqual(['first | one', 'second | other', 'first | two', '']);
});
