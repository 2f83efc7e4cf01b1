/** What a shell can complete: commands, their options, and the values of those that take one of a list. */
export interface Completable {
  readonly name: string;
  readonly summary: string;
  /** What may stand as its first argument: subcommands, choices; empty where anything may, files first of all. */
  readonly words: readonly string[];
  readonly options: readonly {
    /** `--format`, `-f` */
    readonly flags: readonly string[];
    readonly description: string;
    readonly takesValue: boolean;
    /** Without blanks; empty where any value may stand. */
    readonly values: readonly string[];
  }[];
}

/** Completion scripts, whole in themselves. Where nothing else fits, files complete: they are what dtoc is given most. */
export const SHELLS = { bash, zsh, fish } as const;
export type Shell = keyof typeof SHELLS;

function bash(commands: readonly Completable[]): string {
  return `# bash completion for dtoc: source it, or put it into a file of bash-completion's
_dtoc() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  if (( COMP_CWORD == 1 )); then
    COMPREPLY=($(compgen -W '${names(commands)}' -- "$cur"))
    return
  fi
  case "$command $prev" in
${valueCases(commands, (pattern, values) => `    ${pattern}) COMPREPLY=($(compgen -W '${values}' -- "$cur")); (( \${#COMPREPLY[@]} )) || COMPREPLY=($(compgen -W '${values}' -- "\${cur,,}")); return ;;`)}
  esac
  if (( COMP_CWORD == 2 )) && [[ "$cur" != -* ]]; then
    case "$command" in
${wordCases(commands, (pattern, words) => `      ${pattern}) COMPREPLY=($(compgen -W '${words}' -- "$cur")); (( \${#COMPREPLY[@]} )) || COMPREPLY=($(compgen -W '${words}' -- "\${cur,,}")); (( \${#COMPREPLY[@]} )) && return ;;`)}
    esac
  fi
  if [[ "$cur" == -* ]]; then
    case "$command" in
${commands.map((command) => `      ${command.name}) COMPREPLY=($(compgen -W '${longFlags(command)}' -- "$cur")) ;;`).join('\n')}
    esac
    return
  fi
  local IFS=$'\\n'
  COMPREPLY=($(compgen -f -- "$cur"))
}
complete -o filenames -F _dtoc dtoc
`;
}

function zsh(commands: readonly Completable[]): string {
  return `#compdef dtoc
# zsh completion for dtoc: source it, or save it as _dtoc in a folder of $fpath
_dtoc() {
  local cur="\${words[CURRENT]}" prev="\${words[CURRENT-1]}" command="\${words[2]}"
  if (( CURRENT == 2 )); then
    compadd -- ${names(commands)}
    return
  fi
  case "$command $prev" in
${valueCases(commands, (pattern, values) => `    ${pattern}) compadd -- ${values}; return ;;`)}
  esac
  if (( CURRENT == 3 )) && [[ "$cur" != -* ]]; then
    case "$command" in
${wordCases(commands, (pattern, words) => `      ${pattern}) compadd -- ${words} ;;`)}
    esac
  fi
  if [[ "$cur" == -* ]]; then
    case "$command" in
${commands.map((command) => `      ${command.name}) compadd -- ${longFlags(command)} ;;`).join('\n')}
    esac
    return
  fi
  _files
}
if [[ "\${funcstack[1]}" == _dtoc ]]; then _dtoc; else compdef _dtoc dtoc; fi
`;
}

function fish(commands: readonly Completable[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll('\'', '\\\'')}'`;
  return [
    '# fish completion for dtoc',
    ...commands.map(({ name, summary }) => `complete -c dtoc -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`),
    ...commands.filter(({ words }) => words.length > 0).map(({ name, words }) => `complete -c dtoc -n '__fish_seen_subcommand_from ${name}; and __fish_is_nth_token 2' -a ${quote(words.join(' '))}`),
    ...commands.flatMap(({ name, options }) => options.map(({ flags, description, takesValue, values }) => [
      `complete -c dtoc -n '__fish_seen_subcommand_from ${name}'`,
      ...flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)),
      ...(values.length > 0 ? [`-x -a ${quote(values.join(' '))}`] : takesValue ? ['-r'] : []),
      `-d ${quote(description)}`,
    ].join(' '))),
    '',
  ].join('\n');
}

function names(commands: readonly Completable[]): string {
  return commands.map(({ name }) => name).join(' ');
}

function longFlags({ options }: Completable): string {
  return options.flatMap(({ flags }) => flags.filter((flag) => flag.startsWith('--'))).join(' ');
}

function wordCases(commands: readonly Completable[], line: (pattern: string, words: string) => string): string {
  return commands.flatMap(({ name, words }) => (words.length === 0 ? [] : [line(name, words.join(' '))])).join('\n');
}

function valueCases(commands: readonly Completable[], line: (pattern: string, values: string) => string): string {
  return commands.flatMap(({ name, options }) => options.flatMap(({ flags, values }) => (values.length === 0
    ? []
    : [line(flags.map((flag) => `'${name} ${flag}'`).join('|'), values.join(' '))]))).join('\n');
}
