// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { withWholeSentences } from '@/lib/check/whole-sentences'
import { readText } from '@/lib/dossier/readers/read-text'
import { extractArticle } from '@/lib/extract/extract-article'
import { runAtOnce } from '@/lib/text/run-in-slices'

interface ReadBlock {
  start: number
  end: number
}
const paragraphs = (text: string, blocks: readonly ReadBlock[] = []): string[] =>
  blocks.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))

function inFile(file: string): string[] {
  const { text, blocks } = readText(file).article
  return paragraphs(text, blocks)
}
function inPage(body: string): string[] {
  document.body.replaceWith(new DOMParser().parseFromString(body, 'text/html').body)
  const { text, blocks } = withWholeSentences(runAtOnce(extractArticle(document)))
  return paragraphs(text, blocks)
}

const SUBTITLES = `1
00:00:01,000 --> 00:00:03,500
<i>Nils Brandt sold the mill</i>

2
00:00:03,600 --> 00:00:06,000
in the spring of 1911.

3
00:00:06,200 --> 00:00:09,000
Nobody asked
the Baker family.
`
const WEB_SUBTITLES = `WEBVTT
Kind: captions

00:01.000 --> 00:03.500 align:start
Nils Brandt sold the mill

00:03.600 --> 00:06.000
in the spring of 1911.

00:06.200 --> 00:09.000
Nobody asked
the Baker family.
`
const TIMES_ALONE = `0:01
Nils Brandt sold the mill
0:03
in the spring of 1911.
0:06
Nobody asked
0:08
the Baker family.`
const TIMES_BEFORE = `[00:01] Nils Brandt sold the mill
[00:03] in the spring of 1911. Nobody asked
[00:06] the Baker family.`
const BARE_TIMES_BEFORE = TIMES_BEFORE.replaceAll(/[[\]]/g, '')

describe('the lines of a transcript', () => {
  test.each([
    ['subtitles', SUBTITLES],
    ['subtitles of the web', WEB_SUBTITLES],
    ['times on lines of their own', TIMES_ALONE],
    ['times in brackets', TIMES_BEFORE],
    ['times before the words', BARE_TIMES_BEFORE],
    ['lines with carriage returns', SUBTITLES.replaceAll('\n', '\r\n')],
  ])('are joined to sentences without their times: %s', (_, text) => {
    const sentences = 'Nils Brandt sold the mill in the spring of 1911. Nobody asked the Baker family.'
    expect(inFile(text).join(' ')).toBe(sentences)
    const shown = text.replaceAll('<i>', '').replaceAll('</i>', '').replaceAll('\r', '').replaceAll('>', '&gt;')
    expect(inPage(`<pre>${shown}</pre>`).join(' ')).toBe(sentences)
  })

  test('are joined where each time and each line is an element', () => {
    const lines = TIMES_ALONE.split('\n').map((line) => `<div>${line}</div>`)
    expect(inPage(`<main>${lines.join('')}</main>`)).toEqual([
      'Nils Brandt sold the mill in the spring of 1911.',
      'Nobody asked the Baker family.',
    ])
  })

  test('keep a year that ends a line above a time', () => {
    const text = '0:01\nNils Brandt sold the mill in\n1911\n0:03\nand nobody asked\n0:06\nthe Baker family.'
    expect(inFile(text)).toEqual(['Nils Brandt sold the mill in 1911 and nobody asked the Baker family.'])
  })

  test('stay lines of their own in the programme of a day', () => {
    const programme = '9:00 Doors open\n9:30 Nils Brandt speaks\n10:15 Coffee in the yard\n11:00 Questions'
    expect(inFile(programme)).toEqual(programme.split('\n'))
  })

  test('lose no sentence to a time within a text of sentences', () => {
    const text = 'The mill burned at\n4:10 in the morning. Nils Brandt saw it at 4:20 and ran.\nBy 5:30 it was gone.'
    expect(inFile(text).join(' ')).toContain('4:10 in the morning')
  })

  test('without any full stop are no single sentence of hours', () => {
    const lines = Array.from(
      { length: 200 },
      (_, at) => `0:${String(10 + (at % 50))}\nand then they walked on to the next field`,
    )
    expect(Math.max(...inFile(lines.join('\n')).map(({ length }) => length))).toBeLessThan(1500)
  })
})
