import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readHtml } from '@/lib/documents/read-html'

// Pages with real-world markup and invented text. Each has an outline next to it: the extracted text, in order and by
// kind. `npx vitest run --project pages -u` writes the outlines again; review them before committing.
const folder = 'tests/pages'
// Not every page is one of these: what scripts write is for the browsers.
const pages = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
  existsSync(join(folder, entry.name, 'outline.txt')),
)

describe.each(pages.map(({ name }) => name))('the page of %s', (name) => {
  const { article } = readHtml(readFileSync(join(folder, name, 'page.html'), 'utf8'))
  const outline = (article.blocks ?? [])
    .map(({ start, end, kind }) => `${kind}: ${article.text.slice(start, end)}\n`)
    .join('')

  test('is read as its outline has it', async () => {
    await expect(`date: ${article.date ?? 'none'}\n${outline}`).toMatchFileSnapshot(`${name}/outline.txt`)
  })
})

test('there are pages', () => {
  expect(pages.length).toBeGreaterThan(2)
})
