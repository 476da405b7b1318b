import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { afterAll, expect, test } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'claimlight-new-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const dossier = (...args: string[]) =>
  spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'tools/publish/dossier.ts', ...args], {
    encoding: 'utf8',
  })

test('A new folder passes the check and makes a site as it is, also for a name with signs of YAML', () => {
  const folder = join(root, 'new')
  expect(dossier('new', 'Pont: "du" Gard # {x}', '--out', folder)).toMatchObject({ status: 0, stderr: '' })
  expect(dossier('check', folder)).toMatchObject({ status: 0, stdout: expect.stringContaining('0 errors, 0 warnings') })
  expect(dossier('site', folder, '--out', join(root, 'site'))).toMatchObject({ status: 0, stderr: '' })
  expect(existsSync(join(root, 'site/claim/example-founded.html'))).toBe(true)
  expect(parse(readFileSync(join(folder, '.github/workflows/dossier.yml'), 'utf8'))).toHaveProperty('jobs.check')
  expect(dossier('new', './x')).toMatchObject({ status: 1, stderr: expect.stringContaining('--out') })
  expect(dossier('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('keygen'), stderr: '' })
  expect(dossier('new', 'Other', '--out', folder)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is there already'),
  })
})
