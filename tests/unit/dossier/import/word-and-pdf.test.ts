import { expect, test } from 'vitest'
import { readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import { makeDocx, paragraph, run } from '../readers/make-docx'
import { lines as pdfLines, makePdf } from '../readers/make-pdf'
import { lines, taken } from './documents'

const raised = (text: string) => `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>${text}</w:t></w:r>`
const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
const RELATIONS = `<Relationships><Relationship Id="rId7" Target="https://harbour.example/log" TargetMode="External"/></Relationships>`

test('a Word report gives claims with the sources of its footnotes, raised numbers and links', async () => {
  const body = [
    paragraph('Orla Brandt', 'Titel'),
    paragraph('Life', 'berschrift1'),
    `<w:p>${run('Orla Brandt was born in Tromsø in 1971.')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
    `<w:p>${run('Brandt moved to Bergen in 1990.')}${raised('1')}</w:p>`,
    `<w:p>${run('Brandt bought a ')}<w:hyperlink r:id="rId7">${run('harbour log')}</w:hyperlink>${run(' in 1999.')}</w:p>`,
    `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Ship')}${cell('Length')}</w:tr>`,
    `<w:tr>${cell('Havørn')}${cell('12 m')}</w:tr></w:tbl>`,
    paragraph('Sources', 'berschrift1'),
    paragraph('[1] Bergen register, https://register.example/1'),
  ].join('')
  const notes = `<w:footnotes><w:footnote w:id="2">${paragraph('Leksikon, https://leksikon.example/b')}</w:footnote></w:footnotes>`
  const bytes = makeDocx(body, { 'word/footnotes.xml': notes, 'word/_rels/document.xml.rels': RELATIONS })
  const { dossier } = taken(await read('brandt.docx', bytes))
  const urls = new Map(dossier.sources.map(({ n, url }) => [n, url]))
  expect(dossier.subject.name).toBe('Orla Brandt')
  expect(dossier.claims.map(({ text, sources }) => [text, sources.map((n) => urls.get(n))])).toEqual([
    ['Orla Brandt was born in Tromsø in 1971.', ['https://leksikon.example/b']],
    ['Brandt moved to Bergen in 1990.', ['https://register.example/1']],
    ['Brandt bought a harbour log in 1999.', ['https://harbour.example/log']],
    ['Havørn – Length: 12 m.', []],
  ])
})

const read = (name: string, bytes: Uint8Array) =>
  readGivenFile({ name, bytes }, { today: '2026-05-01', isReport: true })

test('a PDF report gives claims with the sources of its numbered list', async () => {
  const page = [
    ...pdfLines(['Orla Brandt'], 740, 24),
    ...pdfLines(['Orla Brandt was born in Bergen in 1971 [1]. Brandt moved to', 'Oslo in 1990 [2].'], 690),
    ...pdfLines(['Sources'], 630, 18),
    ...pdfLines(['[1] Leksikon, https://leksikon.example/b'], 600),
    ...pdfLines(['[2] Oslo register, https://register.example/2'], 570),
  ]
  const result = await read('brandt.pdf', makePdf([page]))
  expect(lines(result)).toEqual(['Orla Brandt was born in Bergen in 1971. [1]', 'Brandt moved to Oslo in 1990. [2]'])
  expect(taken(result).dossier.subject.name).toBe('Orla Brandt')
})

test.each([
  ['a scan', makePdf([[]]), 'scanned'],
  ['a PDF with a password', makePdf([pdfLines(['Ada left.'], 700)], { locked: true }), 'locked'],
  ['a damaged PDF', new TextEncoder().encode('%PDF-1.7\nx'), 'broken'],
  ['a Word file of the format before 2007', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old-word'],
  ['RTF', new TextEncoder().encode('{\\rtf1 Ada left.}'), 'not-supported'],
  ['a cut-off Word file', makeDocx(paragraph('Ada left.')).subarray(0, 300), 'broken'],
])('%s is refused with the reason', async (_, bytes, fault) => {
  expect(await read('a', bytes)).toEqual({
    ok: false,
    problems: [{ level: 'refused', code: 'unreadable', place: 'a', fault }],
  })
})

test('a text that begins with the letters of a zip is a text', async () => {
  const text =
    '# PKN Orlen\n\nPKN Orlen was founded in Płock in 1999 [1].\n\n## Sources\n\n[1] Register, https://register.example'
  expect(lines(await read('orlen.md', new TextEncoder().encode(text)))).toContain(
    'PKN Orlen was founded in Płock in 1999. [1]',
  )
})
