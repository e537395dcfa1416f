import { step } from '../src/step';

describe('step', () => {
  const shown = jest.spyOn(console, 'log').mockImplementation();
  beforeEach(() => shown.mockClear());

  test('prints the title before the action, and its time afterwards', async () => {
    const result = await step('Compiling', async () => {
      expect(shown.mock.calls).toEqual([['Compiling …']]);
      return 'compiled';
    });

    expect(result).toBe('compiled');
    expect(shown.mock.lastCall).toEqual([expect.stringMatching(/^ {2}\d+\.\d s$/)]);
  });

  test('prints no time of an action that fails', async () => {
    await expect(step('Compiling', () => Promise.reject(new Error('why')))).rejects.toThrow('why');
    expect(shown.mock.calls).toEqual([['Compiling …']]);
  });
});
