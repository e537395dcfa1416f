import { once } from 'node:events';
import { generateMarketSession } from '@trading/trade-generator';
import { SESSION } from '../session';

/** Writes a session of the whole market in Massive's layout: `node generate-session.js TRADES`. */
async function main(trades: string): Promise<void> {
  let text = '';
  for (const line of generateMarketSession({ ...SESSION, layout: 'massive', trades: Number(trades) })) {
    text += `${line}\n`;
    if (text.length < 1 << 18) continue;
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    text = '';
  }
  process.stdout.write(text);
}

void main(process.argv[2] as string);
