import { join } from 'node:path';
import { readCatalogue } from '../../src/catalogue/catalogue';
import { readFeatureTable } from '../../src/features/feature-table';

const PACKAGES = join(__dirname, '../../../../packages');
const LOOKUP = 'a lookup that creates nothing';

test.each(['constructs-compute', 'constructs-data', 'constructs-network', 'constructs-web'])(
  '%s omits a feature only if a handwritten usage sets it, or if it creates nothing',
  (name) => {
    const { omitted } = readFeatureTable(join(PACKAGES, name));
    const usages = [...readCatalogue(join(PACKAGES, name, 'compat')).usages];
    const handwritten = usages.filter(([usage]) => !usage.startsWith('features-')).map(([, source]) => source);

    const { [LOOKUP]: lookups = [], ...others } = omitted;
    expect(lookups.filter((feature) => !/\.(tryF|f)ind\w+\.\w+$/.test(feature))).toEqual([]);
    const isSet = (feature: string) => handwritten.join('\n').includes(` ${feature.split('.').at(-1)!}: `);
    expect(
      Object.values(others)
        .flat()
        .filter((feature) => !isSet(feature)),
    ).toEqual([]);
  },
);
