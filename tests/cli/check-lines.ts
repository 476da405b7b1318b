import { spawn, type ChildProcess } from 'node:child_process'

export interface Ended {
  exit: number | null
  out: string
  err: string
}

export interface Running {
  child: ChildProcess
  /** Its standard error so far. */
  err: () => string
  ended: Promise<Ended>
}

/** Runs `check` on the same lines in one process. */
export function checkLines(args: readonly string[], input = ''): Promise<Ended> {
  return start(['scripts/run.mjs', 'tools/cli/main.ts', '--format', 'ndjson', '--input', 'ndjson', ...args], {}, input)
    .ended
}

/** Starts a program of this project with Node. */
export function start(args: readonly string[], env: Record<string, string>, input = ''): Running {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'pipe' })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const ended = new Promise<Ended>((resolve) => child.on('close', (exit) => resolve({ exit, out, err })))
  return { child, err: () => err, ended }
}

export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}
