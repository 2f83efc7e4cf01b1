/** Three monthly extracts of a quarter, April to June 2019, written into a folder. */
export declare function makeQuarter(
  folder: string, seed: number, plan?: { readonly pairs?: number; readonly providers?: number },
): { readonly files: readonly string[]; readonly rows: number };
