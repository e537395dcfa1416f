import { ENVIRONMENT_NAMES } from '../../src/environments';
import { externalNames } from '../../src/names/external-names';
import { KNOWN_NAMES, KNOWN_SERVICES, knownNames } from '../../src/names/known-names';
import { ENVIRONMENTS } from '../../src/environments';
import { synthesise } from '../synthesise';

test.each(ENVIRONMENT_NAMES)('the external names in the templates of %s are exactly the known ones', (environment) => {
  const templates = Object.values(synthesise(environment)).map(({ template }) => template);
  const found = new Set(externalNames(templates, ENVIRONMENTS[environment]).map(({ text }) => text));
  const known = knownNames(environment).map(({ name }) => name);

  expect([...found].sort()).toEqual(known.sort());
});

test('every known name has a purpose', () => {
  const all = [...KNOWN_SERVICES, ...Object.values(KNOWN_NAMES).flat()];
  expect(all.filter(({ purpose }) => purpose.length < 10)).toEqual([]);
});
