import { App, Validations } from 'aws-cdk-lib/core';
import { reportFailure } from '@trading/cli';
import { builtProject } from './built-project';
import { validateDisjoint } from './disjoint-networks';
import { EnvironmentStage } from './environment-stage';
import { ENVIRONMENT_NAMES, ENVIRONMENTS, requestedEnvironments } from './environments';
import { EXPECTATIONS } from './gates/expectations';
import { TemplateRulesPlugin } from './gates/template-rules-plugin';

try {
  validateDisjoint(Object.fromEntries(ENVIRONMENT_NAMES.map((name) => [name, ENVIRONMENTS[name].network.cidr])));
  const builds = {
    processor: builtProject('processor'),
    query: builtProject('query'),
    exporter: builtProject('exporter'),
    chart: builtProject('chart'),
  };
  const app = new App({ autoSynth: false });
  for (const name of requestedEnvironments(app.node.tryGetContext('environment'))) {
    const stage = new EnvironmentStage(app, name, { settings: ENVIRONMENTS[name], builds });
    Validations.of(stage).addPlugins(new TemplateRulesPlugin(EXPECTATIONS[name]));
  }
  app.synth();
} catch (error) {
  reportFailure(error);
}
