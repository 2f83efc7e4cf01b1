/** A failure that is the user's to mend: a sentence, and a way out. Everything else that is thrown is a bug of ours. */
export class UserError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'UserError';
    this.hint = hint;
  }
}

/** Says so where a thread could not begin because its program is not there; null where it failed in another way. */
export function notBuilt(error: unknown, what: string, otherwise = ''): UserError | null {
  return (error as { code?: unknown }).code === 'MODULE_NOT_FOUND' ? new UserError(`${what} is not built`, `run \`npm run build\` in the project folder${otherwise}`) : null;
}
