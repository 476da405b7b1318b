import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { element, markdownOf, unlinked } from '@/lib/documents/document'

test.each([
  'Corrected at https://evil.example/login today',
  'HTTP://evil.example',
  '_https://evil.example',
  '1https://evil.example',
  '_www.evil.example_',
  'a@-b.example',
  'see www.evil.example now',
  'write to desk@evil.example please',
  '[x](javascript:alert(1))',
  '<img src=x onerror=alert(1)>',
])('words of a page become no link in a report: %s', (words) => {
  const { children } = fromMarkdown(markdownOf(element('p', unlinked(words))), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  })
  const [paragraph] = children
  const parts = paragraph?.type === 'paragraph' ? paragraph.children : []
  expect(new Set(parts.map(({ type }) => type))).not.toContain('link')
  expect(parts.map((part) => (part.type === 'text' ? part.value : '')).join('')).toBe(words)
})
