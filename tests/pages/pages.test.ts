import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readHtml } from '@/lib/dossier/readers/read-html'

// Pages with real-world markup and invented text. Each has an outline next to it: the extracted text, in order and by
// kind. `npx vitest run --project pages -u` writes the outlines again; review them before committing.
const folder = 'tests/pages'
// Pages whose text is written by scripts are tested in the browsers only.
const pages = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
  existsSync(join(folder, entry.name, 'outline.txt')),
)

describe.each(pages.map(({ name }) => name))('the page “%s”', (name) => {
  const { article } = readHtml(readFileSync(join(folder, name, 'page.html'), 'utf8'))
  const outline = (article.blocks ?? [])
    .map(({ start, end, kind }) => `${kind}: ${article.text.slice(start, end)}\n`)
    .join('')

  test('is read as in its outline', async () => {
    await expect(`date: ${article.date ?? 'none'}\n${outline}`).toMatchFileSnapshot(`${name}/outline.txt`)
  })
})

test('there are saved pages', () => expect(pages.length).toBeGreaterThan(2))
