import { Argument, type Command, type Option } from 'commander';
import { POLICY_IDS } from '../../reference/policies/policies.ts';
import { COUNCILS, plainName, REGIONS } from '../../reference/councils.ts';
import { RULE_CODES } from '../../reference/rules/rules.ts';
import { SHELLS, type Completable, type Shell } from '../completion.ts';
import { EXIT, type Io } from '../io.ts';
import { write } from '../output.ts';

/** Values of options that are checked by their own code; the others name their choices themselves. */
const VALUES: Readonly<Partial<Record<string, readonly string[]>>> = {
  '--policy': [...POLICY_IDS, 'none'],
  '--region': REGIONS.map(oneWord),
  '--rules': RULE_CODES,
  '--ignore': RULE_CODES,
  '--council': COUNCILS.map(({ name }) => oneWord(name)),
};

/** As VALUES, of arguments. */
const ARGUMENTS: Readonly<Partial<Record<string, readonly string[]>>> = {
  council: COUNCILS.map(({ name }) => oneWord(name)),
  codes: RULE_CODES,
};

export function completionCommand(command: Command, io: Io, finish: (code: number) => void): void {
  command
    .description('Prints a script by which a shell completes commands, options, their values, councils, regions and files.')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SHELLS)))
    .addHelpText('after', '\nExamples:\n  dtoc completion bash > ~/.local/share/bash-completion/completions/dtoc\n  source <(dtoc completion zsh)\n  dtoc completion fish > ~/.config/fish/completions/dtoc.fish')
    .action(async (shell: Shell) => {
      await write(io, undefined, [SHELLS[shell](completables(command.parent!))]);
      finish(EXIT.fine);
    });
}

function completables(program: Command): Completable[] {
  return program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary(),
    words: wordsOf(command),
    options: everyOption(command).map(({ long, short, description, required, argChoices }) => ({
      flags: [long, short].flatMap((flag) => flag ?? []),
      description,
      takesValue: required,
      values: argChoices ?? VALUES[long ?? ''] ?? [],
    })),
  }));
}

function wordsOf(command: Command): readonly string[] {
  if (command.commands.length > 0) return command.commands.map((sub) => sub.name());
  const [first] = command.registeredArguments;
  return first?.argChoices ?? ARGUMENTS[first?.name() ?? ''] ?? [];
}

/** Its own, and those of its subcommands, each once. */
function everyOption(command: Command): Option[] {
  const all = [command, ...command.commands].flatMap(({ options }) => [...options]);
  return [...new Map(all.map((option) => [option.long ?? option.short, option])).values()];
}

/** A name as one word of a command line; it is understood as the name is. */
function oneWord(name: string): string {
  return plainName(name).replaceAll(' ', '-');
}
