import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { usageIn } from '@/scripts/usage.mjs'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const commands = Object.entries(scripts).flatMap(([name, line]) => {
  const tool = /node scripts\/run\.mjs (\S+\/(?!start\.mjs|test\.mjs)\S+)/.exec(line)?.[1]
  return tool === undefined ? [] : [[name, tool] as const]
})

test.each(commands)('npm run %s has the text that says how it is used', (_, tool) => {
  expect(usageIn(readFileSync(tool, 'utf8'), '')).toMatch(/npm run|node scripts\/run\.mjs/)
})

test.each(['packages/lab/eval.ts', 'tools/cli/main.ts', 'packages/research/main.ts'])(
  '%s prints it with --help',
  (tool) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', tool, '--help'], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/npm run|node scripts\/run\.mjs/)
  },
)

test('an option that a command does not have is one line, and no stack', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'packages/lab/bench.ts', '--nonsense'], {
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: "Unknown option '--nonsense'. `--help` says how it is used.\n",
  })
})

test('the fuzz command gives its readers odd input outside of a browser', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'tests/fuzz/main.ts', '--cases', '20', '--target', 'dossier-zip'],
    { encoding: 'utf8' },
  )
  expect(stdout).toContain('0 of 1 targets failed')
  expect(status).toBe(0)
})
