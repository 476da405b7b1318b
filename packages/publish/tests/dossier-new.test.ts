// @module-tag tools
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { expect, test, vi } from 'vitest'
import { tempFolder } from '@/tests/temp-folder'
import { dossier } from './dossier-command'

const root = tempFolder()

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

test('A site is made again in its folder, also one that was not finished, and other folders are left alone', async () => {
  const [folder, out, foreign] = [join(root, 'source'), join(root, 'unfinished'), join(root, 'foreign')]
  await dossier('new', 'Pont', '--out', folder)
  vi.resetModules()
  vi.doMock('react-dom/server', () => ({
    renderToStaticMarkup() {
      throw new TypeError('no page today')
    },
  }))
  expect((await dossier('site', folder, '--out', out)).stderr).toContain('no page today')
  expect(readdirSync(out)).toContain('assets')
  vi.doUnmock('react-dom/server')
  vi.resetModules()
  expect(await dossier('site', folder, '--out', out)).toMatchObject({ status: 0, stderr: '' })
  expect(readdirSync(out).filter((file) => file.startsWith('.'))).toEqual([])
  expect(await dossier('site', folder, '--out', out)).toMatchObject({ status: 0, stderr: '' })
  mkdirSync(foreign)
  writeFileSync(join(foreign, 'index.html'), 'mine')
  expect((await dossier('site', folder, '--out', foreign)).stderr).toContain('choose another folder')
  expect(readdirSync(foreign)).toEqual(['index.html'])
})
