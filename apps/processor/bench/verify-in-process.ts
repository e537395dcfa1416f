import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './benchmark';
import { showProgress } from './measure';
import type { Verified } from './verify';

/** Verifies bars in a process of its own, because exact bars of one second need much memory. */
export function verify(kind: 'processor' | 'written', file: string, intervalOrBars: string): Verified {
  showProgress(`comparing ${kind === 'written' ? 'written bars' : `bars of ${intervalOrBars}`} with the exact bars`);
  const script = ['--import', 'tsx', join(__dirname, 'verify-one.ts'), kind, file, intervalOrBars];
  const args = ['--max-old-space-size=12000', ...script];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return JSON.parse(stdout) as Verified;
}
