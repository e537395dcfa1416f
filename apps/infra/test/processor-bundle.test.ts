import fs from 'node:fs';
import { join } from 'node:path';
import { MissingBuildError, processorBundle } from '../src/processor-bundle';

describe('processorBundle', () => {
  const folder = join(__dirname, '../../processor/dist');
  const exists = jest.spyOn(fs, 'existsSync');
  afterAll(() => {
    exists.mockRestore();
  });

  test('returns the folder of the built processor', () => {
    exists.mockImplementation((path) => path === join(folder, 'handler.js'));
    expect(processorBundle()).toBe(folder);
  });

  test('rejects a processor that is not built, and says how to build it', () => {
    exists.mockReturnValue(false);
    expect(processorBundle).toThrow(new MissingBuildError(join(folder, 'handler.js')));
    expect(processorBundle).toThrow(/does not exist\. Build it with `npx nx run processor:bundle`\.$/);
  });
});
