/** A failure that is the user's to mend: a sentence, and a way out. Everything else that is thrown is a bug of ours. */
export class UserError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'UserError';
    this.hint = hint;
  }
}
