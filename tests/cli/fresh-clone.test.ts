import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../temp-folder'

interface Manifest {
  scripts: Record<string, string>
  workspaces: string[]
}
const { scripts, workspaces } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest

test.each(Object.entries(scripts))('npm run %s goes through what installs the packages', (_, line) => {
  for (const command of line.split(' && ')) expect(command).toMatch(/^(?:node scripts\/run\.mjs|npm run) /)
})

test('a command in a fresh clone installs the packages and then runs, and prints nothing of npm on its output', () => {
  const clone = tempFolder()
  for (const file of ['package.json', 'scripts', ...workspaces.map((folder) => `${folder}/package.json`)]) {
    mkdirSync(dirname(join(clone, file)), { recursive: true })
    cpSync(file, join(clone, file), { recursive: true })
  }
  mkdirSync(join(clone, 'programs'))
  const npm = join(clone, 'programs/npm')
  writeFileSync(
    npm,
    '#!/bin/sh\necho "npm $*"\nmkdir -p node_modules/.bin\nprintf \'#!/bin/sh\\necho "wxt $*"\\nexit 3\\n\' > node_modules/.bin/wxt\nchmod +x node_modules/.bin/wxt\n',
  )
  chmodSync(npm, 0o755)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'wxt', 'build', '-b', 'firefox'], {
    cwd: clone,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(clone, 'programs')}:${process.env.PATH ?? ''}` },
  })
  expect({ status, stdout }).toEqual({ status: 3, stdout: 'wxt build -b firefox\n' })
  expect(stderr).toBe('Installing the packages (npm ci) …\nnpm ci --no-audit --no-fund\n')
})
