import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect } from 'vitest'

/** Makes a site of a dossier in a folder with the command. @returns the output of the command */
export function site(out: string, args: readonly string[], environment: Record<string, string> = {}, input?: string) {
  const done = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'packages/publish/dossier.ts', 'site', ...args, '--out', out],
    { encoding: 'utf8', env: { ...process.env, ...environment }, ...(input !== undefined && { input }) },
  )
  expect(done.stderr).toBe('')
  expect(done.status).toBe(0)
  return done.stdout
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)))
}

export function pagesIn(folder: string): string[] {
  return filesIn(folder).filter((file) => file.endsWith('.html'))
}

/** Returns the links of all pages that lead to missing files or missing anchors. */
export function brokenLinks(folder: string): string[] {
  const files = new Set(filesIn(folder))
  const pages = [...files].filter((file) => file.endsWith('.html'))
  const ids = new Map<string, Set<string>>()
  const wanted = new Map<string, string>()
  for (const page of pages) {
    const text = readFileSync(join(folder, page), 'utf8')
    ids.set(page, new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id)))
    for (const [, href = ''] of text.matchAll(/\s(?:href|src|action)="([^"]*)"/g))
      if (!/^(?:https?|mailto|data):/.test(href)) wanted.set(`${page} ${href}`, href)
  }
  return [...wanted].flatMap(([link, href]) => {
    const page = link.slice(0, link.indexOf(' '))
    const [path = '', anchor] = href.split('#')
    const target = path === '' ? page : normalize(join(dirname(page), path))
    if (!files.has(target)) return [link]
    return anchor === undefined || ids.get(target)?.has(anchor) ? [] : [link]
  })
}
