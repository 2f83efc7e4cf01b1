import { Option, type Command } from 'commander';
import { BOTH_CONVENTIONS, ORGANISATION_NAMED, type BothConvention } from '../domain/cut.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { GivenPopulation } from '../measure/population.ts';
import type { Io } from './io.ts';
import { readPopulationFile } from './tables.ts';
import { periodValue, wholeNumber } from './values.ts';

export interface PopulationOptions {
  readonly populationYear?: number;
  readonly population?: string;
}

export function takesPeriod(command: Command): Command {
  return command.option('-p, --period <period>', 'a month (2017-09), a financial quarter (2017-18-Q2) or year (2017-18); default: the latest complete quarter', periodValue);
}

export interface OrganisationOptions {
  readonly measure: keyof typeof ORGANISATION_NAMED;
  readonly both?: BothConvention;
}

export function takesOrganisation(command: Command, whose: string): Command {
  return command
    .addOption(new Option('-m, --measure <measure>', whose).choices(Object.keys(ORGANISATION_NAMED)).default('social-care'))
    .addOption(new Option('--both <how>', 'how days are counted that both caused; default: apart').choices(BOTH_CONVENTIONS));
}

/** @param chosen the mid-year that is taken where none is asked for */
export function takesPopulation(command: Command, chosen: string): Command {
  return command
    .option('--population-year <year>', `the mid-year of the adults; default: ${chosen}`, wholeNumber)
    .option('--population <file>', 'your own adults: a CSV of code,adults or code,adults_2016,…');
}

export async function readPopulation({ population }: PopulationOptions, io: Io, findings: FindingLog): Promise<GivenPopulation | null> {
  return population === undefined ? null : readPopulationFile(population, io, findings);
}
