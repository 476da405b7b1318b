import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { readDocument } from '@/lib/dossier/readers/formats'
import { blocksOf, faultOf } from './blocks'
import { makeDocx, paragraph, run } from './make-docx'

const read = (bytes: Uint8Array) => readDocument('text.docx', bytes)

describe('reading a Word file', () => {
  test('separates headings, paragraphs, list items, quotes and cells', async () => {
    const body = [
      paragraph('The harbour', 'Titel'),
      paragraph('Beginnings', 'berschrift1'),
      paragraph('Later', 'Own'),
      paragraph('She joined in 2014.'),
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>${run('First point')}</w:p>`,
      paragraph('As she said.', 'Quote'),
      `<w:tbl><w:tr><w:tc>${paragraph('Year')}</w:tc><w:tc>${paragraph('2014')}</w:tc></w:tr></w:tbl>`,
    ].join('')
    const document = await read(makeDocx(body))
    expect(document.title).toBe('The harbour')
    expect(blocksOf(document)).toEqual([
      ['heading', 'The harbour'],
      ['heading', 'Beginnings'],
      ['heading', 'Later'],
      ['paragraph', 'She joined in 2014.'],
      ['item', 'First point'],
      ['quote', 'As she said.'],
      ['cell', 'Year'],
      ['cell', '2014'],
    ])
  })

  test('accepts all changes, and skips hidden text and field codes', async () => {
    const body = `<w:p>${run('She left in ')}<w:del><w:r><w:delText>2011</w:delText></w:r></w:del><w:ins>${run('2014')}</w:ins>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t> or never</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>${run('.')}</w:p>`
    expect(blocksOf(await read(makeDocx(body)))).toEqual([['paragraph', 'She left in 2014.']])
  })

  test('reads a text box once', async () => {
    const box = `<w:txbxContent>${paragraph('In the box.')}</w:txbxContent>`
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${run('Around it.')}</w:p>`
    expect(blocksOf(await read(makeDocx(body)))).toEqual([
      ['paragraph', 'In the box.'],
      ['paragraph', 'Around it.'],
    ])
  })

  test('leaves raised marks out, and keeps exponents', async () => {
    const raised = (text: string) => `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>${text}</w:t></w:r>`
    const body = `<w:p>${run('She joined in 2014')}${raised('3')}${run(' with 10')}${raised('6')}${run(' others')}${raised('†')}${run('.')}</w:p>`
    expect(blocksOf(await read(makeDocx(body)))).toEqual([['paragraph', 'She joined in 2014 with 10^6 others.']])
  })

  const styled = (properties: string, text: string) =>
    `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
  const lifted = (text: string) => styled('<w:position w:val="8"/><w:sz w:val="14"/>', text)

  const looks = textTable`
    a mark that its position raises|${run('She joined in 2014')}${lifted('3')}${run('.')}|She joined in 2014.
    a mark that a position with a unit raises|${run('She joined in 2014')}${styled('<w:position w:val="4pt"/>', '3')}${run('.')}|She joined in 2014.
    an exponent that its position raises|${run('with 10')}${lifted('6')}${run(' others.')}|with 10^6 others.
    a number behind lowered text|${run('CO')}${styled('<w:position w:val="-4"/>', '2')}${run('15 times.')}|CO215 times.
    a text that is raised as a whole|${styled('<w:position w:val="8"/>', 'She joined in ')}${styled('<w:position w:val="8"/>', '2014')}|She joined in 2014
    a number that layout raises a little|${run('She joined in ')}${styled('<w:position w:val="1"/>', '2014')}${run('.')}|She joined in 2014.
    struck text|${run('She joined in ')}${styled('<w:strike/>', '2011')}${styled('<w:dstrike/><w:strike w:val="0"/>', '2012')}${run('2014.')}|She joined in 2014.
    text that is not struck|${run('She joined in ')}${styled('<w:strike w:val="false"/><w:dstrike w:val="0"/>', '2014')}${run('.')}|She joined in 2014.
    text with one of two lines through it|${run('Now.')}${styled('<w:strike/><w:dstrike w:val="0"/>', 'Old.')}|Now.`
  test.each(looks)('reads %s', async (_, runs, text) => {
    expect(blocksOf(await read(makeDocx(`<w:p>${runs}</w:p>`)))).toEqual([['paragraph', text]])
  })

  test.each([
    ['C', 'olumbia left.', 'Columbia left.'],
    ['“C', 'olumbia left.', '“Columbia left.'],
    ['C', 'OLUMBIA left.', 'COLUMBIA left.'],
    ['A', ' ship left.', 'A ship left.'],
    ['The', 'Columbia left.', 'The Columbia left.'],
  ])('joins the large first letter %s with %s', async (letter, rest, text) => {
    const frame = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>'
    const body = `<w:p>${frame}${styled('<w:position w:val="-8"/><w:sz w:val="90"/>', letter)}</w:p>${paragraph(rest)}`
    expect(blocksOf(await read(makeDocx(body + paragraph('It came back.'))))).toEqual([
      ['paragraph', text],
      ['paragraph', 'It came back.'],
    ])
  })

  test('leaves a frame that is no first letter apart', async () => {
    const frame = '<w:p><w:pPr><w:framePr w:w="2000"/></w:pPr>'
    expect(blocksOf(await read(makeDocx(`${frame}${run('A note')}</w:p>${paragraph('It left.')}`)))).toHaveLength(2)
  })

  test('puts footnotes at the end, and decodes entities', async () => {
    const notes = `<w:footnotes>${paragraph('A note.')}</w:footnotes>`
    const document = await read(makeDocx(paragraph('Ash &amp; Co. &#8211; founded'), { 'word/footnotes.xml': notes }))
    expect(blocksOf(document)).toEqual([
      ['paragraph', 'Ash & Co. – founded'],
      ['paragraph', 'A note.'],
    ])
  })

  test('takes the title from the properties when no paragraph is a title', async () => {
    const core = '<cp:coreProperties><dc:title>The report</dc:title></cp:coreProperties>'
    expect((await read(makeDocx(paragraph('Text.'), { 'docProps/core.xml': core }))).title).toBe('The report')
  })
})

describe('a Word file is refused with its reason', () => {
  const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
  const encrypted = Uint8Array.from([...ole, ...[...'EncryptedPackage'].flatMap((sign) => [sign.charCodeAt(0), 0])])
  test.each([
    ['with a password', encrypted, 'locked'],
    ['of the format before 2007', ole, 'old-word'],
    ['that is cut off', makeDocx(paragraph('Text.')).slice(0, 200), 'broken'],
    ['whose text is cut off', makeDocx('', { 'word/document.xml': '<w:document><w:body><w:p>' }), 'broken'],
    ['that is another kind of zip', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'not-supported'],
    ['that is no zip', strToU8('Just words.'), 'broken'],
    ['that is empty', new Uint8Array(), 'empty'],
    ['of too much text', makeDocx(paragraph('word '.repeat(420_000))), 'too-long'],
  ])('when it is one %s', async (_, bytes, code) => expect(await faultOf(read(bytes))).toBe(code))

  test('when it unpacks to more than the limit, without unpacking it', async () => {
    const bomb = makeDocx('', { 'word/document.xml': ' '.repeat(61_000_000) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await faultOf(read(bomb))).toBe('too-large')
  })
})
