import type { SessionTable } from '@trading/calendars';
import { renderModule } from '../src/render-module';

const versions = { exchange_calendars: '1.2.3', tzdata: '2026.1' };
const table = (runs: string): SessionTable => ({
  hours: { a: { regular: [[570, 960]], extended: [[240, 1_200]] } },
  years: [runs],
});

describe('renderModule', () => {
  const module = renderModule(
    { versions },
    { XNYS: table('a'), XNAS: table('a'), XLON: table('2a'), XTKS: table('3a') },
    '2026-11-28',
  );

  test('states the origin and the licence', () => {
    expect(module).toContain('licensed under the Apache License, Version 2.0');
    expect(module).toContain(
      "library: 'exchange_calendars 1.2.3',\n  timeZones: 'tzdata 2026.1',\n  date: '2026-11-28',",
    );
  });

  test('has a table for each exchange, and the same one for exchanges with the same sessions', () => {
    expect(module).toContain('a: { regular: [[570,960]], extended: [[240,1200]] },');
    expect(module).toContain("  years: [\n    '2a',\n  ],");
    expect(module).toContain('const XNAS = XNYS;');
    expect(module).toContain('export const TABLES = { XNYS, XNAS, XLON, XTKS } as const;');
  });
});
