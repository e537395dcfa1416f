import { Examiner } from '../../../verification/catalogue/examine';
import { mutantsOf } from '../../../verification/catalogue/generate';
import type { Mechanism } from '../../../verification/catalogue/mechanisms';
import type { TemplateFile } from '../../../verification/assembly';

const FILES: TemplateFile[] = [
  {
    stack: 'Data',
    region: 'us-east-1',
    path: '',
    template: { Resources: { A: { Type: 'T', Properties: { Size: 5 } } } },
  },
];
const [MUTANT] = mutantsOf(FILES).filter(({ operator }) => operator === 'raise');

/** A mechanism that says what a function says about the size. */
function mechanism(name: string, find: (size: unknown) => string[]): Mechanism {
  return { name, find: ({ files }) => find(files[0]?.template.Resources?.['A']?.Properties?.['Size']) };
}

async function examine(...mechanisms: Mechanism[]) {
  return new Examiner(FILES, mechanisms).examine(MUTANT as NonNullable<typeof MUTANT>);
}

describe('Examiner', () => {
  test('returns the first mechanism that finds something new', async () => {
    const silent = mechanism('silent', () => []);
    const same = mechanism('same', () => ['always']);
    const first = mechanism('first', (size) => ['always', `size ${String(size)}`]);
    const second = mechanism('second', () => {
      throw new Error('is not asked');
    });

    const { catcher, sentence, crashes } = await examine(silent, same, first, second);

    expect({ catcher, sentence, crashes }).toEqual({ catcher: 'first', sentence: 'size 5000', crashes: [] });
  });

  test('does not take a crash for a catch', async () => {
    const thrown = mechanism('thrown', (size) => {
      if (size !== 5) throw new TypeError('x is not a function');
      return [];
    });
    const told = mechanism('told', (size) =>
      size === 5 ? [] : ["step: Cannot read properties of undefined (reading 'y')"],
    );

    expect(await examine(thrown, told)).toEqual({
      crashes: ['thrown: x is not a function', "told: step: Cannot read properties of undefined (reading 'y')"],
    });
  });
});
