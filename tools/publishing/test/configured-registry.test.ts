import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { configuredRegistry } from '../src/registry/configured-registry';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'project-'));
  writeFileSync(join(folder, 'package.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Without what npm is configured with here. */
const ENVIRONMENT = {
  ...process.env,
  npm_config_userconfig: devNull,
  npm_config_registry: 'https://registry.example.com/',
};

test('is the registry for everything', () => {
  expect(configuredRegistry(folder, ENVIRONMENT)).toBe('https://registry.example.com/');
});

test('is the one of the scope, where it has one', () => {
  writeFileSync(join(folder, '.npmrc'), '@trading:registry=https://trading.example.com/\n');
  expect(configuredRegistry(folder, ENVIRONMENT)).toBe('https://trading.example.com/');
});
