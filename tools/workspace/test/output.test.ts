import { plainText, relevantLines } from '../src/output';

/** The output of `nx run local:emulator-start` with an invalid port. */
const ONE_TASK = `
> nx run local:emulator-start

> tsx src/emulator/main.ts start\r
\r

\`TRADING_EMULATOR_PORT\` must be a port number between 1 and 65535, got: x
Warning: command "tsx src/emulator/main.ts start" exited with non-zero status code


 NX   Running target emulator-start for project local failed

Failed tasks:

- local:emulator-start

Hint: run the command with --verbose for more details.

  Run duration:      1.5s
  Critical path:     1.4s (1 task)
`;

/** The output of `nx run infra:deploy:local` if the emulator does not run: a task that follows succeeds. */
const SEVERAL_TASKS = `
 NX   Running target deploy for project infra and 5 tasks it depends on:



> nx run infra:preflight:local

> tsx --conditions=@trading/source src/operations/main.ts preflight local\r
\r

The emulator of the local environment does not run. Start it with \`npx nx run local:emulator-start\`.
Warning: command "tsx --conditions=@trading/source src/operations/main.ts preflight local" exited with non-zero status code
✔  nx run processor:generate

> nx run infra:synth:local  [local cache]

> cdk synth --quiet --output cdk.out/local --context environment=local\r
\r
\u001b[32mSuccessfully synthesized to \u001b[34mcdk.out/local\u001b[39m



 NX   Running target deploy for project infra and 5 tasks it depends on failed

Tasks not run because their dependencies failed or --nx-bail=true:

- infra:deploy:local

Failed tasks:

- infra:preflight:local
`;

describe('relevantLines', () => {
  test('shows what the failed task of Nx printed, without the lines of Nx', () => {
    expect(relevantLines(ONE_TASK)).toBe('`TRADING_EMULATOR_PORT` must be a port number between 1 and 65535, got: x');
  });

  test('leaves out the tasks that succeeded', () => {
    expect(relevantLines(SEVERAL_TASKS)).toBe(
      'The emulator of the local environment does not run. Start it with `npx nx run local:emulator-start`.',
    );
  });

  test('shows the beginning of an error of npm, without the help', () => {
    const help = Array.from({ length: 30 }, (_, line) => `npm error   --option${line}\n`).join('');
    const shown = relevantLines(`npm error code EUSAGE\nnpm error\nnpm error the lock file is old\n${help}`).split(
      '\n',
    );
    expect(shown.slice(0, 2)).toEqual(['npm error code EUSAGE', 'npm error the lock file is old']);
    expect(shown).toHaveLength(8);
  });

  test('shows the end of any other output', () => {
    const output = Array.from({ length: 30 }, (_, line) => `line ${line}\n\n`).join('');
    const shown = relevantLines(output).split('\n');
    expect(shown).toHaveLength(25);
    expect(shown.at(-1)).toBe('line 29');
  });

  test('shows the end of the output if a failed task printed nothing', () => {
    expect(relevantLines('Failed tasks:\n\n- a:b\n')).toBe('Failed tasks:\n- a:b');
  });
});

test('plainText removes colours and cursor movements', () => {
  expect(plainText('\u001b[32mgreen\u001b[39m\u001b[2K')).toBe('green');
});
