import { App, Validations } from 'aws-cdk-lib/core';
import { reportFailure } from '@trading/cli';
import { builtProject } from './built-project';
import { networksOf, validateDisjoint } from './disjoint-networks';
import { EnvironmentStage } from './environment-stage';
import { ENVIRONMENTS, requestedEnvironments } from './environments';
import { KnownNamesPlugin } from './gates/known-names-plugin';
import { TemplateRulesPlugin } from './gates/template-rules-plugin';
import { OVERRIDES } from './guard/overrides';
import { recordOverrides } from './guard/served-overrides';
import { floorOf, GUARANTEES } from './guarantees/guarantees';
import { validateEnvironment } from './guarantees/validate-environment';
import { knownNames } from './names/known-names';
import { territoryOf } from './names/own-names';

try {
  validateDisjoint(networksOf(ENVIRONMENTS));
  const builds = {
    processor: builtProject('processor'),
    query: builtProject('query'),
    exporter: builtProject('exporter'),
    chart: builtProject('chart'),
  };
  const today = new Date();
  const app = new App({ autoSynth: false });
  for (const name of requestedEnvironments(app.node.tryGetContext('environment'))) {
    const settings = ENVIRONMENTS[name];
    validateEnvironment(name, settings, today);
    const stage = new EnvironmentStage(app, name, { settings, builds });
    recordOverrides(stage, OVERRIDES);
    Validations.of(stage).addPlugins(
      new TemplateRulesPlugin(floorOf(GUARANTEES[name], today)),
      new KnownNamesPlugin(territoryOf(settings), knownNames(name)),
    );
  }
  app.synth();
} catch (error) {
  reportFailure(error);
}
