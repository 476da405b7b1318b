import { describe, expect, test } from 'vitest'
import { literalWords } from './literal-words'
import { parse, sourceFiles } from './source-files'

describe('the screen texts', () => {
  test('are in the locale files and not in the code', () => expect(sourceFiles().flatMap(literalWords)).toEqual([]))

  test('have their colons in the locale files too, since French has a space before them', () => {
    const colons = /\b(?:t|\w+Name)\((?:[^()\n]|\([^()\n]*\))*\)\}[:;?!]/g
    const found = sourceFiles().flatMap(({ fileName, text }) =>
      [...text.matchAll(colons)].map(([words]) => `${fileName}: ${words}`),
    )
    expect(found).toEqual([])
  })
})

describe('the search for screen texts in code', () => {
  test.each([
    ['<p>Not found</p>', 'Not found'],
    ["<p>{isOpen ? 'close' : t('bar.page')}</p>", 'close'],
    ['<p>{`${n} notes`}</p>', 'notes'],
    ['<button aria-label="Close" />', 'Close'],
    ["<Say lead={x ?? 'nothing yet'} />", 'nothing yet'],
    ["<p>{t('page.paragraph', { n: 'the first' })}</p>", ''],
    ["const message = 'This text could not be checked.'", 'This text could not be checked.'],
    ["menus.create({ id: 'a', title: 'Check' })", 'Check'],
    ['const words = `Claimlight: ${n}`', 'Claimlight:'],
  ])('finds the text in %s', (code, words) => {
    const found = literalWords(parse('a.tsx', code))
    expect(found).toEqual(words === '' ? [] : [`a.tsx:1: ${words}`])
  })

  test.each([
    "import { a } from '@/lib/i18n/t'",
    '<p className="label quiet place" id="x">·</p>',
    "<p>{t('page.nothing')}</p>",
    '<kbd>Enter</kbd>',
    "if (event.key === 'Escape') close()",
    "throw new Error('no panel was there to open')",
    "type Room = 'Page' | 'Notes'",
    "console.error('Claimlight: the check failed', error)",
  ])('ignores %s', (code) => expect(literalWords(parse('a.tsx', code))).toEqual([]))
})
