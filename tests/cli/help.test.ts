import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test.each(['packages/lab/eval.ts', 'tools/cli/main.ts', 'packages/research/main.ts'])(
  '%s prints its help with --help',
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
