/**
 * Checks what is shipped, and what it is made with, for known advisories. Fails for one of high or critical severity in what is
 * shipped. Where the configured registry has no advisories, it says that they were not checked, and succeeds.
 *
 *   npm run advisories
 */
import { reportFailure } from '@trading/cli';
import { npmAudit } from './npm-audit';
import { reportAdvisories } from './report';
import { readShipped } from './shipped';

async function main(workspace: string): Promise<void> {
  const shipped = readShipped(workspace);
  const { text, failed } = reportAdvisories(await npmAudit(workspace), shipped);
  console.log(text);
  if (failed) process.exitCode = 1;
}

main(process.cwd()).catch(reportFailure);
