import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { RECORD_FILE } from './record';
import { rehearse } from './rehearse';
import { renderRehearsal } from './render';

/** Rehearses fail-overs in random worlds, prints their figures, and records them with `--write` unless a world went wrong. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      worlds: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
    },
  });
  const [worlds, seed] = [Number(values.worlds), Number(values.seed)];
  if (!Number.isSafeInteger(worlds) || worlds < 1)
    throw new RangeError(`Expected a number of worlds, got: ${values.worlds}`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`Expected a whole number as the seed, got: ${values.seed}`);
  const rehearsal = await rehearse({ worlds, seed, note: (done) => console.log(`${done} of ${worlds} worlds`) });
  console.log(renderRehearsal(rehearsal));
  if (rehearsal.wrong.length > 0) process.exitCode = 1;
  else if (values.write) writeFileSync(RECORD_FILE, `${JSON.stringify(rehearsal, undefined, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof RangeError ? error.message : error);
  process.exitCode = 1;
});
