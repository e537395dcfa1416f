import { Template } from 'aws-cdk-lib/assertions';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { StaticSite, StaticSiteAccessLogs, type StaticSiteBucketOptions, StaticSitePresets } from '../src';

function synth(options?: StaticSiteBucketOptions): object {
  const stack = new Stack(new App(), 'Stack');
  new StaticSite(stack, 'Site', { ...options, accessLogs: StaticSiteAccessLogs.none({ reason: 'A test of presets' }) });
  return Template.fromStack(stack).toJSON();
}

test('DURABLE has the defaults of a site', () => {
  expect(synth(StaticSitePresets.DURABLE)).toEqual(synth());
});

test('DISPOSABLE deletes the bucket with its stack', () => {
  expect(StaticSitePresets.DISPOSABLE).toEqual({ versioned: false, removalPolicy: RemovalPolicy.DESTROY });
});

test('a property overrides a preset', () => {
  expect(synth({ ...StaticSitePresets.DISPOSABLE, ...StaticSitePresets.DURABLE })).toEqual(synth());
});
