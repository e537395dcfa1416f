import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { OperatorError, parseChoice, reportFailure } from '@trading/cli';
import { SOURCE } from '@trading/calendars';
import { compareSessions } from './compare-sessions';
import { encodeSessions } from './encode-sessions';
import { EXCHANGES, readExchangeCalendars, YEARS } from './exchange-calendars';
import { renderModule } from './render-module';

/** The module that is generated. */
const MODULE = join(__dirname, '../../../libs/calendars/src/data/sessions.ts');

/** How many differences are shown. */
const SHOWN = 20;

async function update(): Promise<void> {
  const library = await readExchangeCalendars();
  const tables = EXCHANGES.map((exchange) => [
    exchange,
    encodeSessions(library.sessions[exchange], YEARS.first, YEARS.last),
  ]);
  const date = new Date().toISOString().slice(0, 10);
  const text = renderModule(library, Object.fromEntries(tables) as Parameters<typeof renderModule>[1], date);
  writeFileSync(MODULE, text);
  console.log(`Wrote ${relative(process.cwd(), MODULE)} (${text.length} bytes)`);
}

async function check(): Promise<void> {
  const { sessions, versions } = await readExchangeCalendars();
  const differences: string[] = [];
  const count: Record<'sessions' | 'shortened' | 'withBreak' | 'clockChanges', number> = {
    ...{ sessions: 0, shortened: 0, withBreak: 0, clockChanges: 0 },
  };
  for (const exchange of EXCHANGES) {
    const compared = compareSessions(exchange, sessions[exchange]);
    differences.push(...compared.differences);
    for (const name of Object.keys(count) as (keyof typeof count)[]) count[name] += compared[name];
  }
  const library = `exchange_calendars ${versions.exchange_calendars}`;
  console.log(
    `Compared ${count.sessions} sessions of ${EXCHANGES.join(', ')} (${YEARS.first} to ${YEARS.last}) with ${library}:\n` +
      `  ${count.shortened} early closes, ${count.withBreak} lunch breaks, ${count.clockChanges} changes of the clocks\n` +
      `  ${differences.length} differences`,
  );
  if (SOURCE.library !== library) differences.push(`The sessions were generated with ${SOURCE.library}`);
  if (differences.length > 0) throw new OperatorError(differences.slice(0, SHOWN).join('\n'));
}

const COMMANDS = { update, check };

async function main(command: string | undefined): Promise<void> {
  await COMMANDS[parseChoice(command, ['update', 'check'], 'a command')]();
}

main(process.argv[2]).catch(reportFailure);
