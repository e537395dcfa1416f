import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { App, Stack, Validations } from 'aws-cdk-lib/core';
import { KnownNamesPlugin } from '../../src/gates/known-names-plugin';

describe('KnownNamesPlugin', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'known-names-'));
  afterAll(() => {
    rmSync(outdir, { recursive: true });
  });

  const known = [{ name: 'cdk-hnb659fds-assets', purpose: 'Not used in this test' }];

  /** Synthesises the policy of a topic. */
  function synthesise(topic: string, names = known): void {
    const app = new App({ outdir });
    Validations.of(app).addPlugins(new KnownNamesPlugin({ account: '333333333333', regions: ['us-east-1'] }, names));
    new CfnTopicPolicy(new Stack(app, 'Stack'), 'Policy', { topics: [topic], policyDocument: { Statement: [] } });
    app.synth();
  }

  test('fails the synthesis of a template with an unknown name, and reports the location', () => {
    const topic = 'arn:aws:sns:us-east-1:610274839156:strange';

    expect(() => synthesise(topic)).toThrow(/it is not a known name: arn:aws:sns:us-east-1:610274839156:strange/);

    const report = readFileSync(join(outdir, 'validation-report.json'), 'utf8');
    expect(report).toContain('"Stack/Policy"');
    expect(report).toContain('Properties/Topics/0');
  });

  test('accepts known names', () => {
    const topic = 'arn:aws:sns:us-east-1:333333333333:on-call';
    expect(() => synthesise(topic, [{ name: topic, purpose: 'Alarms notify it' }])).not.toThrow();
  });
});
