import { reasonOf } from './file-bytes'

/** Why a command did not do its work, in one line for people. `scripts/run.mjs` prints it for the other tools. */
export class Refusal extends Error {
  /** @param exit 1: something is not in order, 2: the command line or a file is not understood */
  constructor(
    words: string,
    readonly exit: 1 | 2 = 2,
  ) {
    super(words)
  }
}

/** An error as a refusal, also of `parseArgs` and of the file system; null for one that no user of the command can have caused. */
export function refusalIn(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error) || !('code' in error)) return null
  if (String(error.code).startsWith('ERR_PARSE_ARGS')) return new Refusal(error.message.split(/\n|\. /)[0] ?? '')
  return 'path' in error ? new Refusal(`${String(error.path)}: ${reasonOf(error)}`) : null
}

/** Runs a command that gives its exit code; a refusal is one line on standard error. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  // `… | head` closes the pipe early, which is not an error.
  process.stdout.on('error', () => process.exit(0))
  process.exitCode = await main().catch((error: unknown) => {
    const refusal = refusalIn(error)
    if (refusal === null) throw error
    say(refusal.message)
    return refusal.exit
  })
}

/** One line for people: standard output is for data. */
export function say(words: string): void {
  process.stderr.write(`claimlight: ${words.replace(/\s+/g, ' ')}\n`)
}

/** Waits until everything is written: a pipe takes 64 kB at a time, and the process ends right after. */
export function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve())
  })
}
