/** Says what came of every consumer, and of the language that has a package and no consumer. */
import { missingToolchain } from '../toolchain/toolchain';
import { CONSUMERS } from './consumers';
import { readOutcome, renderOutcome } from './outcome';

for (const name of Object.keys(CONSUMERS)) console.log(`${name}: ${renderOutcome(readOutcome(name))}`);

const missing = missingToolchain('dotnet');
console.log(
  `dotnet: ${missing ? renderOutcome({ skipped: missing }) : 'packed, and not tried: there is no app in it'}`,
);
