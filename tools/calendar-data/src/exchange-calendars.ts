import { join } from 'node:path';
import { runCommand } from '@trading/cli';
import { executableIn, installRequirements, localPaths } from '@trading/local';

/** The exchanges of which sessions are generated. */
export const EXCHANGES = ['XNYS', 'XNAS', 'XLON', 'XTKS'] as const;

/** The first and the last year of the generated sessions. */
export const YEARS = { first: 2000, last: 2030 } as const;

/** A market identifier code. */
export type Exchange = (typeof EXCHANGES)[number];

/** A session of exchange_calendars. Times are minutes since 1970. */
export interface LibrarySession {
  readonly date: string;
  /** The open and the close; two pairs if there is a lunch break. */
  readonly regular: readonly (readonly [open: number, close: number])[];
  /** Undefined if the exchange has no trading before and after the regular hours. */
  readonly extended?: readonly (readonly [open: number, close: number])[];
  /** Local times of the exchange, such as `09:30`. */
  readonly localOpen: string;
  readonly localClose: string;
}

/** The sessions of exchange_calendars by exchange, and the versions that they were computed with. */
export interface LibrarySessions {
  readonly versions: { readonly exchange_calendars: string; readonly tzdata: string };
  readonly sessions: Readonly<Record<Exchange, readonly LibrarySession[]>>;
}

/** The output of sessions.py. */
interface Output {
  readonly versions: LibrarySessions['versions'];
  readonly sessions: Readonly<Record<Exchange, readonly SessionRow[]>>;
}

/** A session as sessions.py prints it. */
export type SessionRow = readonly [
  date: string,
  open: number,
  breakStart: number | null,
  breakEnd: number | null,
  close: number,
  extendedOpen: number | null,
  extendedClose: number | null,
  localOpen: string,
  localClose: string,
];

/** Computes the sessions with exchange_calendars, which is installed first if necessary. */
export async function readExchangeCalendars(): Promise<LibrarySessions> {
  const virtualEnvironment = localPaths().calendars;
  await installRequirements({
    virtualEnvironment,
    requirements: join(__dirname, '../requirements.txt'),
    description: 'exchange_calendars',
    report: (line) => {
      console.log(`${line} …`);
    },
  });
  const args = [join(__dirname, 'sessions.py'), String(YEARS.first), String(YEARS.last), ...EXCHANGES];
  const { versions, sessions } = JSON.parse(
    await runCommand(executableIn(virtualEnvironment, 'python'), args),
  ) as Output;
  const found = EXCHANGES.map((exchange) => [exchange, sessions[exchange].map(toSession)]);
  return { versions, sessions: Object.fromEntries(found) as LibrarySessions['sessions'] };
}

/** Reads a session that sessions.py printed. */
export function toSession(row: SessionRow): LibrarySession {
  const [date, open, breakStart, breakEnd, close, extendedOpen, extendedClose, localOpen, localClose] = row;
  return {
    date,
    regular:
      breakStart === null || breakEnd === null
        ? [[open, close]]
        : [
            [open, breakStart],
            [breakEnd, close],
          ],
    ...(extendedOpen === null || extendedClose === null ? {} : { extended: [[extendedOpen, extendedClose]] }),
    ...{ localOpen, localClose },
  };
}
