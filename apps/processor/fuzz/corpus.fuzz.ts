import { problemWith } from './check-file';
import { corpusNames, readFailure } from './corpus';

/** Every file of the corpus was read incorrectly once. */
test.each(corpusNames())('%s is read correctly', async (name) => {
  const { file } = readFailure(name);
  expect(await problemWith(file)).toBeUndefined();
});
