import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT_NAMES } from '../../src/environments';
import { renderSimulationParameters } from '../../src/load/simulation-parameters';

test('load.json has the parameters of all environments: run `npx nx run infra:load --configuration=all --write`', () => {
  const committed = readFileSync(join(__dirname, '../../load.json'), 'utf8');
  expect(renderSimulationParameters(ENVIRONMENT_NAMES)).toBe(committed);
});
