import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfigFileTextToJson } from 'typescript';
import { configs } from 'typescript-eslint';

const FILE = join(__dirname, '../../../../.oxlintrc.json');

const { rules } = parseConfigFileTextToJson(FILE, readFileSync(FILE, 'utf8')).config as {
  readonly rules: Readonly<Record<string, unknown>>;
};

/** The rules of typescript-eslint's strictest presets. */
const PRESETS = [configs.strictTypeChecked, configs.stylisticTypeChecked].flatMap((preset) =>
  preset.flatMap((part) => Object.entries(part.rules ?? {})),
);

test('oxlint has every rule of the presets but those that ESLint has, and those that .oxlintrc.json names', () => {
  const required = PRESETS.filter(([, level]) => JSON.stringify(level).includes('error')).map(([name]) => name);
  const missing = required
    .map((name) => name.replace('@typescript-eslint/', ''))
    .filter((name) => !(`typescript/${name}` in rules || name in rules));

  expect(missing.sort()).toEqual([
    'no-extraneous-class',
    'no-unsafe-class-instance-assignment',
    'no-unsafe-enum-assignment',
    'non-nullable-type-assertion-style',
  ]);
});
