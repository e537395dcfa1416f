import { existsSync, rmSync } from 'node:fs';
import { inTemporaryFolder } from '../src/temporary-folder';

describe('inTemporaryFolder', () => {
  const shown = jest.spyOn(console, 'error').mockImplementation();
  beforeEach(() => shown.mockClear());

  test.each([{}, { keepOnFailure: true }])('deletes the folder after the action, with %j', async (options) => {
    const action = async (path: string) => {
      expect(existsSync(path)).toBe(true);
      return path;
    };
    const folder = await inTemporaryFolder('x', action, options);
    expect(existsSync(folder)).toBe(false);
  });

  async function fail(options?: { keepOnFailure: boolean }): Promise<string> {
    let folder = '';
    const failed = inTemporaryFolder(
      'x',
      async (path) => {
        folder = path;
        throw new Error('why');
      },
      options,
    );
    await expect(failed).rejects.toThrow('why');
    return folder;
  }

  test('deletes the folder after an action that fails', async () => {
    expect(existsSync(await fail())).toBe(false);
    expect(shown).not.toHaveBeenCalled();
  });

  test('can keep the folder of an action that fails, and prints its path', async () => {
    const folder = await fail({ keepOnFailure: true });
    expect(existsSync(folder)).toBe(true);
    expect(shown).toHaveBeenCalledWith(`The files created so far are kept in ${folder}.`);
    rmSync(folder, { recursive: true });
  });
});
