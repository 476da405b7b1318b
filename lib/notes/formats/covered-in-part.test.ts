import { expect, test } from 'vitest'
import { stateOf } from '@/lib/details/state'
import type { Annotation } from '@/lib/schema/annotation'
import { book, notes } from '@/tests/unit/components/fixtures'
import { notesOf, readText, writtenInOrder } from '@/tests/unit/notes/formats/pieces'
import { writeCsv } from './csv/to-csv'
import { writeHtml, writeMarkdown } from '@/lib/notes/formats/documents/notes'
import { readHypothesis, writeHypothesis } from './hypothesis/hypothesis'
import { writeJsonLd } from '@/lib/notes/formats/web-annotation/json-ld'

const inPart: Annotation = {
  ...notes[0]!,
  finding: {
    ...notes[0]!.finding!,
    verdict: 'supported',
    partial: true,
    reason: '',
    answers: [
      { dossier: 'Ada Example', verdict: 'supported', partial: true },
      { dossier: 'Harbour Works', verdict: 'unverified' },
    ],
  },
}
test.each([
  ['CSV', writeCsv],
  ['Hypothesis', writeHypothesis],
  ['W3C', writeJsonLd],
  ['Markdown', writeMarkdown],
  ['HTML', writeHtml],
])('a sentence that is covered in part is nowhere called supported in %s', async (_format, write) => {
  const text = (await writtenInOrder(write, [inPart], book)).replace(/<style>.*<\/style>/s, '')
  expect(text).not.toMatch(/supported/i)
  expect(text).toMatch(/\bpart\b/)
})

test('a sentence that is covered in part is still so after Hypothesis is imported again', async () => {
  const file = await writtenInOrder(writeHypothesis, [inPart], book)
  const back = notesOf(await readText(readHypothesis, file))
  expect(back.map(({ finding }) => stateOf(finding!))).toEqual(['part'])
})
