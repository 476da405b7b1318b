import { spawnSync } from 'node:child_process'

/** Runs `npm run --silent NAME -- ARGS` as a user does, in a shell without the variables of tests. */
export function npmRun(line: string, options: { input?: string; seconds?: number } = {}) {
  const { PATH = '', HOME = '' } = process.env
  const done = spawnSync('npm', ['run', '--silent', ...line.split(' ')], {
    ...{ encoding: 'utf8' as const, env: { PATH, HOME }, input: options.input ?? '' },
    timeout: (options.seconds ?? 60) * 1000,
  })
  return { status: done.status, stdout: done.stdout, stderr: done.stderr }
}
