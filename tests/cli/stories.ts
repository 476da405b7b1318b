import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dossierSchema } from '@/lib/dossier/format/schema'

/** A folder for the files of these tests; the caller removes it. */
export const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'claimlight-bulk-'))

/** A subject with few claims: an article is checked within milliseconds. */
const content = {
  subject: { name: 'Ada Brook', aliases: ['Brook'], kind: 'person' },
  asOf: '2024-06-30',
  claims: [
    { id: 'b1', topic: 'work', text: 'Ada Brook joined Northwind Labs in May 2011.', sources: [1] },
    { id: 'b2', topic: 'work', text: 'Ada Brook left Northwind Labs in March 2016.', sources: [1] },
    { id: 'b3', topic: 'life', text: 'Ada Brook was born in Lisbon in 1985.', sources: [1] },
  ],
  sources: [{ n: 1, title: 'Her own page', url: 'https://example.org/ada', tier: 1 }],
}

export const dossier = dossierSchema.parse(content)

export function writeDossier(folder: string): string {
  const path = join(folder, 'ada.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

/**
 * Returns lines for bulk checking, the same at each call: short texts, some pages, copies under other ids, and invalid
 * lines. Each line gets one answer.
 */
export function storyLines(count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    if (n % 53 === 52) return `{"id":"story-${n}","text":`
    // Every 29th line repeats the words of the story before it, as copies from agencies do.
    const source = n % 29 === 28 ? n - 1 : n
    const text = `Ada Brook joined Northwind Labs in May ${2005 + (source % 12)}. It was report number ${source}.`
    const words = source % 10 === 0 ? { html: `<h1>Ada Brook</h1><p>${text}</p>` } : { text }
    return JSON.stringify({ id: `story-${n}`, ...words, ...(n % 3 === 0 ? { url: `https://example.org/${n}` } : {}) })
  })
}

export function writeLines(folder: string, name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}
