import { writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';
import { configuredRegistry } from '../../src/registry/configured-registry';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{}');
});

/** Hides the npm configuration of this machine. */
const ENVIRONMENT = {
  ...process.env,
  npm_config_userconfig: devNull,
  npm_config_registry: 'https://registry.example.com/',
};

test('is the default registry', async () => {
  expect(await configuredRegistry(folder, ENVIRONMENT)).toBe('https://registry.example.com/');
});

test('is the registry of the scope, if one is configured', async () => {
  writeFileSync(join(folder, '.npmrc'), '@trading:registry=https://trading.example.com/\n');
  expect(await configuredRegistry(folder, ENVIRONMENT)).toBe('https://trading.example.com/');
});
