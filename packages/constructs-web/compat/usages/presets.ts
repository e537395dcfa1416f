import { App, Stack } from 'aws-cdk-lib/core';
import { StaticSite, StaticSiteAccessLogs, StaticSitePresets } from '@trading/constructs-web';

export const stack = new Stack(new App(), 'Presets');

const accessLogs = StaticSiteAccessLogs.none({ reason: 'A usage of the constructs' });
new StaticSite(stack, 'Durable', { ...StaticSitePresets.DURABLE, accessLogs });
new StaticSite(stack, 'Disposable', { ...StaticSitePresets.DISPOSABLE, accessLogs });
