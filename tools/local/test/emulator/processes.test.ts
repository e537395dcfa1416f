import { spawn, type ChildProcess } from 'node:child_process';

import { commandLineOf, groupMembers, isRunning } from '../../src/emulator/processes';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});

it('recognises its own process', () => {
  expect(isRunning(process.pid)).toBe(true);
  expect(commandLineOf(process.pid)).toContain('jest');
});

it('recognises that a process has ended', async () => {
  const child = start('exec sleep 60');
  const pid = child.pid as number;
  expect(isRunning(pid)).toBe(true);

  child.kill();
  await new Promise((resolve) => child.once('exit', resolve));

  expect(isRunning(pid)).toBe(false);
  expect(commandLineOf(pid)).toBeUndefined();
  expect(groupMembers(pid)).toEqual([]);
});

it('finds the processes of a group', async () => {
  const child = start('sleep 60 & echo $!; wait');
  const grandchild = await firstNumber(child);

  expect(groupMembers(child.pid as number).sort()).toEqual([child.pid, grandchild].sort());

  process.kill(grandchild);
});

it('ignores zombies, which have ended and were not collected', async () => {
  // `exec` replaces the shell by a parent that never collects its children.
  const child = start('sleep 0.1 & echo $!; exec sleep 60');
  const zombie = await firstNumber(child);

  while (groupMembers(child.pid as number).length > 1) await new Promise((resolve) => setTimeout(resolve, 10));

  expect(() => process.kill(zombie, 0)).not.toThrow();
  expect(isRunning(zombie)).toBe(false);
});

function start(script: string): ChildProcess {
  const child = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  return child;
}

function firstNumber(child: ChildProcess): Promise<number> {
  return new Promise((resolve) =>
    child.stdout?.once('data', (data: Buffer) => {
      resolve(Number(data.toString()));
    }),
  );
}
