import { expect, test } from 'vitest'
import { checkTogether } from '@/lib/check/check-together'
import { stateOf } from '@/lib/details/state'
import { readDocument } from '@/lib/dossier/readers/formats'
import { createEngine } from '@/lib/engine'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { incomingDossier } from '../dossiers/fixtures'
import { makeDocx, paragraph } from '../dossier/readers/make-docx'
import { makePdf, type Line } from '../dossier/readers/make-pdf'

const { dossier, index } = incomingDossier({
  name: 'Tarrow Bridge',
  kind: 'place',
  claims: [
    'Tarrow Bridge was opened on 4 June 1932 by the mayor, Henry Dale.',
    'Tarrow Bridge has a main span of 148 metres.',
    'The trams were taken off Tarrow Bridge on 30 September 1961.',
    'Some 21,000 vehicles cross Tarrow Bridge each day.',
  ].map((text, at) => ({ id: `c${at}`, text, sources: [1] })),
})
const PARAGRAPHS = [
  [
    'Henry Dale opened Tarrow Bridge in 1936. The bridge has a main span of',
    '148 metres, and no other arch of its time was as wide or as high as',
    'this one, which was painted green.',
  ],
  ['The trams were taken off Tarrow Bridge in 1961. Some 31,000 vehicles', 'cross the bridge each day.'],
]

/** Two pages with wide spacing, as a browser prints an article. */
function printed(): Uint8Array {
  const page = (texts: readonly string[]): Line[] => texts.map((text, at) => ({ text, y: 700 - 22 * at }))
  return makePdf(PARAGRAPHS.map(page))
}

test('the same text has the same states as HTML, PDF and Word', async () => {
  const texts = PARAGRAPHS.map((all) => all.join(' '))
  const files: [string, Uint8Array][] = [
    ['a.html', new TextEncoder().encode(`<article>${texts.map((text) => `<p>${text}</p>`).join('')}</article>`)],
    ['a.pdf', printed()],
    ['a.docx', makeDocx(texts.map((text) => paragraph(text)).join(''))],
  ]
  const engines = [{ dossier: null, engine: createEngine(dossier, index) }]
  const [html, ...others] = await Promise.all(
    files.map(async ([name, bytes]) => {
      const { readable } = await readDocument(name, bytes)
      return runAtOnce(checkTogether(engines, readable.article)).findings.map((one) => `${one.quote}: ${stateOf(one)}`)
    }),
  )
  expect(html).toContain('Henry Dale opened Tarrow Bridge in 1936.: contradicted')
  for (const other of others) expect(other).toEqual(html)
})
