import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVIRONMENTS } from '../../src/environments';
import { checkTemplate } from '../../src/gates/check-template';
import { floorOf, GUARANTEES } from '../../src/guarantees/guarantees';
import { assessNames } from '../../src/names/assess-names';
import { knownNames } from '../../src/names/known-names';
import { territoryOf } from '../../src/names/own-names';
import { regionsOf } from '../../src/region-settings';
import { byStack, type StackId, type TemplateFile } from '../assembly';
import type { Finding } from '../findings/finding';
import { silentAlarms } from '../verify/alarms/silent-alarms';
import { nagFindings } from '../verify/cdk-nag';
import { validateFindings } from '../verify/cloudformation-validate';
import { casesOf } from '../verify/decisions/cases';
import { wrongDecisions } from '../verify/decisions/decide';
import { pipelineBreaks } from '../verify/pipeline/pipeline-breaks';
import { wrongAccess } from '../verify/strangers/wrong-access';

/** The templates of production's primary region, of which one may have been changed. */
export interface Examined {
  readonly files: readonly TemplateFile[];
  /** The stack whose template may have been changed. */
  readonly changed: StackId;
}

/** A part of `verify`, which finds something in a template or does not. */
export interface Mechanism {
  readonly name: string;
  /** Returns a sentence for everything that it finds. The unchanged templates may have findings as well. */
  readonly find: (examined: Examined) => readonly string[] | Promise<readonly string[]>;
}

const ENVIRONMENT = 'production';
const { account } = ENVIRONMENTS[ENVIRONMENT];
const [REGION] = regionsOf(ENVIRONMENT, ENVIRONMENTS[ENVIRONMENT]);

/** The mechanisms of `verify` in the order of their cost. */
export const MECHANISMS: readonly Mechanism[] = [
  {
    name: 'rules',
    find: ({ files }) => {
      const floor = floorOf(GUARANTEES[ENVIRONMENT], new Date());
      return files.flatMap(({ template }) =>
        checkTemplate(template, floor).map(({ rule, logicalId, location }) => `${rule.name}: ${logicalId} ${location}`),
      );
    },
  },
  {
    name: 'names',
    find: ({ files }) => {
      const templates = files.map(({ template }) => template);
      const { unknown, stale } = assessNames(
        templates,
        territoryOf(ENVIRONMENTS[ENVIRONMENT]),
        knownNames(ENVIRONMENT),
      );
      return [
        ...unknown.map(({ text, logicalId, location }) => `unknown: ${text} in ${logicalId} at ${location}`),
        ...stale.map(({ name }) => `stale: ${name}`),
      ];
    },
  },
  { name: 'alarms', find: ({ files }) => silentAlarms(files, ENVIRONMENT) },
  { name: 'strangers', find: ({ files }) => wrongAccess(files, ENVIRONMENT) },
  { name: 'pipeline', find: ({ files }) => pipelineBreaks(files, ENVIRONMENT) },
  {
    name: 'CloudFormation Validate',
    find: (examined) => inFile(examined, (path) => validateFindings(path, account, REGION.place.region)),
  },
  { name: 'cdk-nag', find: (examined) => inFile(examined, nagFindings) },
  {
    name: 'decisions',
    find: ({ files }) => wrongDecisions(casesOf(byStack(files), account, REGION, ENVIRONMENTS[ENVIRONMENT]), account),
  },
];

/** Writes the changed template to a file for validators that read files, and removes it. */
function inFile({ files, changed }: Examined, find: (path: string) => readonly Finding[]): string[] {
  const { template } = files.find(({ stack }) => stack === changed) as TemplateFile;
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  try {
    const path = join(folder, `${changed}.template.json`);
    writeFileSync(path, JSON.stringify(template));
    return find(path).map(({ rule, logicalId }) => `${rule}: ${logicalId}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
