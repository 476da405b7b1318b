import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { afterAll, expect, test } from 'vitest'
import { dossier } from './dossier-command'

const root = mkdtempSync(join(tmpdir(), 'claimlight-new-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('A new folder passes the check and makes a site as it is, also for a name with signs of YAML', async () => {
  const folder = join(root, 'new')
  expect(await dossier('new', 'Pont: "du" Gard # {x}', '--out', folder)).toMatchObject({ status: 0, stderr: '' })
  expect(await dossier('check', folder)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('0 errors, 0 warnings'),
  })
  expect(await dossier('site', folder, '--out', join(root, 'site'))).toMatchObject({ status: 0, stderr: '' })
  expect(existsSync(join(root, 'site/claim/example-founded.html'))).toBe(true)
  expect(parse(readFileSync(join(folder, '.github/workflows/dossier.yml'), 'utf8'))).toHaveProperty('jobs.check')
  expect(await dossier('new', './x')).toMatchObject({ status: 2, stderr: expect.stringContaining('--out') })
  expect(await dossier('new', 'Other', '--out', folder)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is there already'),
  })
})

test('The command starts, and says with --help how it is used', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'tools/publish/dossier.ts', '--help'],
    { encoding: 'utf8' },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('keygen')
})
