import { App, Validations } from 'aws-cdk-lib/core';
import { EnvironmentStage } from './environment-stage';
import { ENVIRONMENTS, requestedEnvironments } from './environments';
import { reportFailure } from './errors';
import { TemplateRulesPlugin } from './gates/template-rules-plugin';
import { processorBundle } from './processor-bundle';

try {
  const app = new App({ autoSynth: false });
  Validations.of(app).addPlugins(new TemplateRulesPlugin());
  for (const name of requestedEnvironments(app.node.tryGetContext('environment'))) {
    new EnvironmentStage(app, name, { settings: ENVIRONMENTS[name], processorBundle: processorBundle() });
  }
  app.synth();
} catch (error) {
  reportFailure(error);
}
