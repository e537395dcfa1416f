import type { Manifest } from '@trading/bars';
import { OperatorError } from '@trading/cli';
import type { FileToSend } from '../../src/pipeline/files-to-send';
import { FilesFailedError, sendFiles } from '../../src/pipeline/send-files';

class BadFileError extends OperatorError {}

const file = (name: string, content = name): FileToSend => ({ name, read: () => Buffer.from(content) });

/** Sends files to a pipeline that refuses those whose content is `bad`. */
async function send(files: readonly FileToSend[]) {
  const messages: string[] = [];
  const processed: string[] = [];
  const failures = await sendFiles(
    files,
    {
      send: async (name, bytes) => {
        if (bytes.toString() === 'bad') throw new BadFileError(`${name} was refused\nbecause it is bad`);
        return { file: { key: name } } as Manifest;
      },
    },
    { show: (message) => messages.push(message), processed: (manifest) => processed.push(manifest.file.key) },
  );
  return { failures, messages, processed };
}

describe('sendFiles', () => {
  test('sends files in order and shows the progress', async () => {
    expect(await send([file('spot/x.csv'), file('um/x.csv')])).toEqual({
      failures: [],
      messages: ['Sending spot/x.csv (1 of 2, 10 bytes) …', 'Sending um/x.csv (2 of 2, 8 bytes) …'],
      processed: ['spot/x.csv', 'um/x.csv'],
    });
  });

  test('sends the rest if a file is refused or cannot be read, and returns what failed', async () => {
    const unreadable: FileToSend = {
      name: 'b.csv',
      read: () => {
        throw new Error('permission denied');
      },
    };
    const { failures, messages, processed } = await send([file('a.csv', 'bad'), unreadable, file('c.csv')]);

    expect(processed).toEqual(['c.csv']);
    expect(failures.map(({ name, error }) => [name, (error as Error).message])).toEqual([
      ['a.csv', 'a.csv was refused\nbecause it is bad'],
      ['b.csv', 'permission denied'],
    ]);
    expect(messages).toEqual([
      'Sending a.csv (1 of 3, 3 bytes) …',
      'a.csv failed:\n  a.csv was refused\n  because it is bad',
      expect.stringMatching(/^b\.csv failed:\n {2}Error: permission denied\n {2} +at /),
      'Sending c.csv (3 of 3, 5 bytes) …',
    ]);
  });

  test('leaves the report of a single failed file to the caller', async () => {
    const { failures, messages } = await send([file('a.csv', 'bad')]);
    expect(failures).toHaveLength(1);
    expect(messages).toEqual(['Sending a.csv (3 bytes) …']);
  });
});

describe('FilesFailedError', () => {
  test('lists the first five failed files with their reasons, and counts the others', () => {
    const failures = [1, 2, 3, 4, 5, 6, 7].map((number) => ({
      name: `${number}.csv`,
      error: new BadFileError(`reason ${number}`),
    }));

    expect(new FilesFailedError(failures.slice(0, 1), 3).message).toBe('1 of 3 files failed:\n  1.csv\n    reason 1');
    const lines = new FilesFailedError(failures, 9).message.split('\n');
    expect(lines[0]).toBe('7 of 9 files failed:');
    expect(lines.slice(-3)).toEqual(['  5.csv', '    reason 5', '  … and 2 more']);
    expect(lines).toHaveLength(12);
  });
});
