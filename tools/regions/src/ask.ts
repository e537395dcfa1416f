import { createInterface } from 'node:readline/promises';
import type { Approve } from './run/run-plan';

/** Asks at the terminal. Undefined without one. */
export function terminalApproval(): Approve | undefined {
  const { stdin: input, stdout: output } = process;
  if (!input.isTTY) return undefined;
  return async (question) => {
    const terminal = createInterface({ input, output });
    try {
      return (await terminal.question(`  ${question} (yes/no) `)).trim().toLowerCase() === 'yes';
    } finally {
      terminal.close();
    }
  };
}
