import fs from 'node:fs';
import { join } from 'node:path';
import { builtProject, MissingBuildError } from '../src/built-project';

describe('builtProject', () => {
  const exists = jest.spyOn(fs, 'existsSync');
  afterAll(() => {
    exists.mockRestore();
  });

  test.each([
    ['processor', 'handler.js'],
    ['query', 'handler.js'],
    ['chart', 'site/index.html'],
  ] as const)('returns the folder of the built project %s', (project, main) => {
    const folder = join(__dirname, '../..', project, 'dist');
    exists.mockImplementation((path) => path === join(folder, main));
    expect(builtProject(project)).toBe(folder);
  });

  test('rejects a project that is not built, and says how to build it', () => {
    exists.mockReturnValue(false);
    const main = join(__dirname, '../../processor/dist/handler.js');
    expect(() => builtProject('processor')).toThrow(new MissingBuildError('processor', main));
    expect(() => builtProject('processor')).toThrow(/does not exist\. Build it with `npx nx run processor:bundle`\.$/);
  });
});
