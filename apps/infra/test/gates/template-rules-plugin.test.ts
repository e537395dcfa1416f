import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { App, Stack, Validations } from 'aws-cdk-lib/core';
import { FLOORS } from '../../src/guarantees/floor';
import { TemplateRulesPlugin } from '../../src/gates/template-rules-plugin';

describe('TemplateRulesPlugin', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'template-rules-'));
  afterAll(() => {
    rmSync(outdir, { recursive: true });
  });

  test('fails the synthesis of a template that violates a rule, and reports the location', () => {
    const app = new App({ outdir });
    Validations.of(app).addPlugins(new TemplateRulesPlugin(FLOORS.disposable));
    new CfnPolicy(new Stack(app, 'Stack'), 'Inline', { policyName: 'x', policyDocument: { Statement: [] } });

    expect(() => app.synth()).toThrow(/Every policy of a role, user or group is customer-managed/);

    const report = readFileSync(join(outdir, 'validation-report.json'), 'utf8');
    expect(report).toContain('no-inline-policy');
    expect(report).toContain('"Stack/Inline"');
  });
});
