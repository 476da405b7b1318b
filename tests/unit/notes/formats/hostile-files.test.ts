import { describe, test } from 'vitest'
import { FileRefused, type ImportItem } from '@/lib/notes/formats/shared/exchange'
import { importForms } from '@/lib/notes/formats/import-forms'
import { all, piecesOf } from './pieces'

describe('linear time for hostile content:', () => {
  const many = (text: string) => text.repeat(Math.floor(190_000 / text.length))
  test.each([
    ['tags that never close', { value: many('<a'), format: 'text/html' }],
    ['spaces without an end', { value: many(' '), format: 'text/html' }],
    ['entities', { value: many('&#'), format: 'text/html' }],
  ])('%s', { timeout: 5000 }, async (_name, body) => {
    const text = JSON.stringify({ type: 'Annotation', target: 'https://a.example/', body })
    await readOrRefuse(importForms.w3c.read(piecesOf(text)))
  })

  test.each([
    ['text directives', many(':~:text=&')],
    ['hashes', many('#')],
  ])('%s', { timeout: 5000 }, async (_name, value) => {
    const target = { source: value, selector: { type: 'FragmentSelector', value } }
    await readOrRefuse(importForms.w3c.read(piecesOf(JSON.stringify({ type: 'Annotation', target, bodyValue: 'x' }))))
  })
})

async function readOrRefuse(read: AsyncIterable<ImportItem>): Promise<void> {
  await all(read).catch((error: unknown) => {
    if (!(error instanceof FileRefused)) throw error
  })
}
