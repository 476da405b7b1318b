import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { escapeMd } from '@/lib/dossier/format/markdown-form'

test.each([
  'Corrected at https://evil.example/login today',
  'HTTP://evil.example',
  'see www.evil.example now',
  'write to desk@evil.example please',
  '[x](javascript:alert(1))',
  '<img src=x onerror=alert(1)>',
])('words of a page become no link in a report: %s', (words) => {
  const html = micromark(escapeMd(words), { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
  expect(html).not.toMatch(/<(?:a|img)\b/)
  expect(html.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>')).toBe(words)
})
