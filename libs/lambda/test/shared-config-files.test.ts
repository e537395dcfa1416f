import * as replaced from '@smithy/core/config';
import * as replacement from '../src/shared-config-files';

describe('what replaces the files of settings', () => {
  test('has names of what it replaces, and no others', () => {
    expect(Object.keys(replaced)).toEqual(expect.arrayContaining(Object.keys(replacement)));
  });

  test('is what the SDK finds if there are none', async () => {
    const missing = { filepath: '/missing/credentials', configFilepath: '/missing/config' };
    expect(await replacement.loadSharedConfigFiles()).toEqual(await replaced.loadSharedConfigFiles(missing));
  });
});
