export interface CouncilAnswer {
  readonly nhs: number;
  readonly socialCare: number;
  readonly both: number;
  readonly socialCareRate?: number;
  readonly totalRate?: number;
  readonly rank?: number;
  readonly change?: number | null;
  readonly reason?: string;
}

export type Answer = ReadonlyMap<string, CouncilAnswer>;

/** Of CSV, as the peers print it. */
export declare function answerOfCsv(csv: string): Answer;

/** Of `dtoc report --format json`. */
export declare function answerOfReport(json: string): Answer;

/** Where two answers differ, a line each. */
export declare function differences(expected: Answer, found: Answer): string[];
