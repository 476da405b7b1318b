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

test('the fuzz command gives its readers odd input outside of a browser', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'tests/fuzz/main.ts', '--cases', '20', '--target', 'dossier-zip'],
    { encoding: 'utf8' },
  )
  expect(stdout).toContain('0 of 1 targets failed')
  expect(status).toBe(0)
})
