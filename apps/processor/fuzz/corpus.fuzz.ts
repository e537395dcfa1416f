import { problemWith } from './check-file';
import { corpusNames, readFailure } from './corpus';

/** Each file was read wrong once. */
test.each(corpusNames())('%s is read right', async (name) => {
  const { file } = readFailure(name);
  expect(await problemWith(file)).toBeUndefined();
});
