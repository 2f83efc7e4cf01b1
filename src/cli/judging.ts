import { Option, type Command } from 'commander';
import { BOTH_CONVENTIONS, type BothConvention } from '../domain/cut.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import { DEFAULT_FIRMNESS, MOST_RUNS, type FirmnessOptions } from '../firmness/firmness.ts';
import type { Period } from '../domain/period.ts';
import { PARTIES, type Adaptation, type Party } from '../judge/policy.ts';
import type { PolicyRequest, TimesRequest } from '../pipeline/report.ts';
import { POLICY_IDS } from '../reference/policies/policies.ts';
import type { Window } from '../reference/policies/schema.ts';
import type { Io } from './io.ts';
import { loadPolicy, type PolicyName } from './policies.ts';
import { readTargetsFile } from './tables.ts';
import { readPopulation, takesPeriod, takesPopulation, type PopulationOptions } from './times.ts';
import { baselineValue, percentValue, policyValue, runsValue, seedValue, windowValue } from './values.ts';

/** Options by which every command that judges is told of what times, by which policy, and how it is put. */
export interface JudgingOptions extends PopulationOptions {
  readonly period?: Period;
  readonly baseline?: Period | 'none';
  readonly policy?: PolicyName | 'none';
  readonly anyway?: boolean;
  readonly policyBaseline?: Window;
  readonly targets?: string;
  readonly both?: BothConvention;
  readonly party?: Party;
  readonly runs: number;
  readonly seed: number;
  readonly fragile: number;
}

export function takesJudging(command: Command): Command {
  return takesPopulation(takesPeriod(command)
    .option('--baseline <period>', 'what changes are counted from, or none; default: 2017-02 where the input holds it', baselineValue)
    .option('--policy <id|file>', `${POLICY_IDS.join(', ')}, a document of your own, or none; default: social-care-2017 for the months it judges`, policyValue)
    .option('--anyway', 'put the policy to months that it does not judge')
    .option('--policy-baseline <months>', 'the baseline of the policy\'s targets, as 2017-02..2017-04; default: the policy\'s own', windowValue)
    .option('--targets <file>', 'targets in place of the policy\'s formula: a CSV of code,target (a rate) or code,target_beds')
    .addOption(new Option('--both <how>', 'how days are counted that both caused; default: as the policy has it, or apart').choices(BOTH_CONVENTIONS)),
  'the policy\'s, or the latest not after the baseline');
}

export function takesFirmness(command: Command): Command {
  return command
    .option('--runs <n>', `how many times months are drawn anew to see how firm it all is; 0: not at all (at most ${MOST_RUNS})`, runsValue, DEFAULT_FIRMNESS.runs)
    .option('--seed <n>', 'which draws they are: the same seed gives the same', seedValue, DEFAULT_FIRMNESS.seed)
    .option('--fragile <percent>', 'an outcome that changes in more of the runs is fragile', percentValue, DEFAULT_FIRMNESS.fragileAbove * 100);
}

/** Null where no runs are asked for. */
export function firmnessOptions({ runs, seed, fragile }: JudgingOptions): FirmnessOptions | null {
  return runs === 0 ? null : { ...DEFAULT_FIRMNESS, runs, seed, fragileAbove: fragile / 100 };
}

/** For commands that do not show both sides anyway. */
export function takesParty(command: Command): Command {
  return command.addOption(new Option('--party <who>', 'whose days are held against what the policy asks of social care; default: council').choices(PARTIES));
}

/** Reads what the options name. Where a file of theirs is wrong the findings say so, and stop the run. */
export async function readJudging(options: JudgingOptions, io: Io, findings: FindingLog): Promise<TimesRequest & PolicyRequest> {
  const policy = options.policy === undefined || options.policy === 'none' ? options.policy ?? null : await loadPolicy(options.policy, io, findings);
  const targets = options.targets === undefined ? null : await readTargetsFile(options.targets, io, findings);
  const adaptation: Adaptation = {
    party: options.party ?? 'council',
    ...(options.policyBaseline ? { baseline: options.policyBaseline } : {}),
    ...(targets ? { targets } : {}),
  };
  return {
    period: options.period ?? null,
    baseline: options.baseline ?? null,
    populationYear: options.populationYear ?? null,
    population: await readPopulation(options, io, findings),
    policy,
    anyway: options.anyway ?? false,
    both: options.both ?? null,
    adaptation,
  };
}
