import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmCi } from '../src/install';

test('npm ci installs without running scripts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'install-'));
  try {
    const manifest = {
      name: 'x',
      version: '0.0.0',
      scripts: { postinstall: `node -e "require('node:fs').writeFileSync('ran', '')"` },
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    const packages = { '': { name: 'x', version: '0.0.0', hasInstallScript: true } };
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...manifest, lockfileVersion: 3, packages }));

    await npmCi(folder, () => undefined);

    expect(existsSync(join(folder, 'ran'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
