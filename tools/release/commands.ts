import { execFileSync, spawnSync } from 'node:child_process'
import { Refusal } from '@/tools/shared/command'

/** Returns the output of git without its last line break. @throws Refusal when git fails */
export function git(folder: string, ...args: string[]): string {
  const { stdout, stderr, status } = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Refusal(`git ${args.join(' ')}: ${stderr.trim().split('\n')[0] ?? ''}`)
  return stdout.trimEnd()
}

/** Runs npm and returns its output. @throws Error with npm's message when it fails */
export function npm(folder: string, ...args: string[]): string {
  const windows = process.platform === 'win32'
  const options = { cwd: folder, encoding: 'utf8' as const, maxBuffer: 64 * 1024 * 1024, shell: windows }
  return execFileSync(windows ? 'npm.cmd' : 'npm', args, options)
}
