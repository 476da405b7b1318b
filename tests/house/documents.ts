import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { HouseRule } from './house-rule'

/** Documents whose tables have a promise and its tests in each row. */
const WITH_PROMISES = ['SECURITY.md', 'PRIVACY.md', 'docs/promises.md']
/** The changelog describes former states, whose files may be gone; the others are texts that tests read. */
const NOT_READ = /^(?:CHANGELOG\.md$|tests\/(?:pages|unit\/notes\/formats|import-reports\/\d+)\/)/

const pages = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path) && !NOT_READ.test(path))

export const documentRules: HouseRule[] = [
  {
    name: 'the links of documents lead to files and headings that exist',
    findFaults: () => pages.flatMap((page) => brokenLinks(page).map((link) => `${page}: ${link}`)),
  },
  {
    name: `each promise of ${WITH_PROMISES.join(', ')} names a test that exists`,
    findFaults: () => WITH_PROMISES.flatMap((page) => untestedPromises(page).map((row) => `${page}: ${row}`)),
  },
]

/** Links to web addresses and to claims (`#/claim/…`) are left out. */
function brokenLinks(page: string): string[] {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  return links.filter((link) => {
    if (/^(?:[a-z]+:|#\/)/.test(link)) return false
    const [path = '', heading] = link.split('#')
    const target = path === '' ? page : join(dirname(page), path)
    return !existsSync(target) || (heading !== undefined && !headingsOf(target).includes(heading))
  })
}

/** Ids of a file's headings, as GitHub makes them. */
function headingsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Returns the rows that name no test file, or one that does not exist. */
function untestedPromises(page: string): string[] {
  const rows = readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (?:promise|attacker|input) |^\|-/.test(line))
  if (rows.length === 0) return ['there is no promise']
  return rows.filter((row) => {
    const tests = [...row.matchAll(/`([^`\s]+\.test\.tsx?)`/g)].map(([, path = '']) => path)
    return tests.length === 0 || !tests.every((path) => existsSync(path))
  })
}
