import { fileErrorText } from './file-bytes'
import { toSafeLine } from './problem-words'

/** A reason for people, in one line, why a command did nothing. `scripts/run.mjs` prints it for the other tools. */
export class Refusal extends Error {
  /** @param exit 1: a check has failed, 2: the command line or a file is not valid */
  constructor(
    words: string,
    readonly exit: 1 | 2 = 2,
  ) {
    super(words)
  }
}

/** Converts an error of `parseArgs` or the file system to a refusal; returns null for a bug of the program. */
export function refusalIn(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error) || !('code' in error)) return null
  if (String(error.code).startsWith('ERR_PARSE_ARGS')) return new Refusal(error.message.split(/\n|\. /)[0] ?? '')
  return 'path' in error ? new Refusal(`${String(error.path)}: ${fileErrorText(error)}`) : null
}

/** Runs the command of a process. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  // `… | head` closes the pipe early, which is not an error.
  process.stdout.on('error', () => process.exit(0))
  process.exitCode = await exitCodeOf(main)
}

/** Returns the exit code of a command. A refusal is printed as one line on standard error. */
export function exitCodeOf(main: () => Promise<number>): Promise<number> {
  return main().catch((error: unknown) => {
    const refusal = refusalIn(error)
    if (refusal === null) throw error
    printToStderr(refusal.message)
    return refusal.exit
  })
}

/** Prints one line for people to standard error, since standard output is for data. */
export function printToStderr(words: string): void {
  process.stderr.write(`claimlight: ${toSafeLine(words)}\n`)
}

/** Writes to standard output and resolves when all is written: an exit before that would cut off the text in a pipe. */
export function writeStdout(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve())
  })
}

/** Parses the number of an option, an integer unless `least` is below 1. @throws Refusal when it is out of range */
export function parseNumberOption(option: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && (Number.isInteger(value) || least < 1) && value >= least && value <= most) return value
  throw new Refusal(`${option} ${text}: a number from ${least} to ${most}`)
}
