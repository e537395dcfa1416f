import { App, Validations } from 'aws-cdk-lib/core';
import { EnvironmentStage } from './environment-stage';
import { ENVIRONMENTS, requestedEnvironments } from './environments';
import { reportFailure } from './errors';
import { EXPECTATIONS } from './gates/expectations';
import { TemplateRulesPlugin } from './gates/template-rules-plugin';
import { processorBundle } from './processor-bundle';

try {
  const app = new App({ autoSynth: false });
  for (const name of requestedEnvironments(app.node.tryGetContext('environment'))) {
    const stage = new EnvironmentStage(app, name, { settings: ENVIRONMENTS[name], processorBundle: processorBundle() });
    Validations.of(stage).addPlugins(new TemplateRulesPlugin(EXPECTATIONS[name]));
  }
  app.synth();
} catch (error) {
  reportFailure(error);
}
