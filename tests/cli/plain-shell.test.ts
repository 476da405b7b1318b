// @module-tag tools
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../temp-folder'
import { npmRun } from './plain-shell'

// The commands that users run most, as they run them; `every-command.test.ts` has the others.

const root = tempFolder()
const folder = join(root, 'pont')
const site = join(root, 'site')

test('a dossier is begun, checked, and published as a site', () => {
  expect(npmRun(`dossier -- new Pont --out ${folder}`)).toMatchObject({ status: 0, stderr: '' })
  expect(npmRun(`dossier -- check ${folder} --no-engine`)).toMatchObject({
    ...{ status: 0, stderr: '', stdout: expect.stringContaining('0 errors') as string },
  })
  expect(npmRun(`dossier -- site ${folder} --out ${site}`)).toMatchObject({
    ...{ status: 0, stderr: '', stdout: expect.stringMatching(/index\.html: \d+ pages, .* MB/) as string },
  })
  expect(existsSync(join(site, 'claim/example-founded.html'))).toBe(true)
})

test('an article is checked', () => {
  const article = join(root, 'article.txt')
  writeFileSync(article, 'Andrej Karpathy joined OpenAI in December 2015.\n')
  const { status, stdout, stderr } = npmRun(`check -- ${article}`)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('Karpathy')
})

test('npm run research says with --help how it is used', () => {
  const stdout = expect.stringMatching(/^usage: npm run research -- /) as string
  expect(npmRun('research -- --help')).toMatchObject({ status: 0, stderr: '', stdout })
})
