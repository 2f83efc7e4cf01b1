/** What is wrong with a workbook, said of it: `it is cut short`. */
export class WorkbookError extends Error {}
