import { describe, expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { readDocument } from '@/lib/dossier/readers/formats'
import { docxBlocks } from '@/lib/dossier/readers/read-docx'
import { blocksOf, faultOf } from './blocks'
import { makeDocx, paragraph, run } from './make-docx'

const read = (bytes: Uint8Array) => readDocument('text.docx', bytes)
const textsOf = async (body: string, parts?: Record<string, string>) =>
  blocksOf(await read(makeDocx(body, parts))).map(([, text]) => text)

const styled = (properties: string, text: string) => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const markedAs = (change: string, text: string) => `<w:p><w:pPr><w:rPr>${change}</w:rPr></w:pPr>${run(text)}</w:p>`
const row = (properties: string, ...cells: string[]) => `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`

describe('a Word text with tracked changes is read as it is after all of them', () => {
  const wasRun = (properties: string, text: string) =>
    styled(`<w:rPrChange><w:rPr>${properties}</w:rPr></w:rPrChange>`, text)
  const withProperties = (properties: string, text: string) => `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`
  const oldTitle =
    '<w:pPr><w:pStyle w:val="Titel"/><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'
  const moved = `<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>${run('Moved.')}</w:moveFrom></w:p>`
  const heads = row('', cell('Ship'), cell('Gone', '<w:cellDel/>'), cell('Length', '<w:cellIns/>'))
  const rows = row('<w:del/>', cell('Old'), cell('9 m')) + row('<w:ins/>', cell('New'), cell('12 m'))
  const changes = textTable`
    a run that was hidden before|<w:p>${run('She left in ')}${wasRun('<w:vanish/>', '2014.')}</w:p>|paragraph: She left in 2014.
    a number that was raised before|<w:p>${run('She had ')}${wasRun('<w:vertAlign w:val="superscript"/>', '15')}${run(' ships.')}</w:p>|paragraph: She had 15 ships.
    a paragraph that was a title, a list item and a heading before|${withProperties(`<w:pPrChange>${oldTitle}</w:pPrChange>`, 'She left.')}|paragraph: She left.
    a number of a list that was another before|${withProperties('<w:numberingChange w:original="%1:3:0:."/>', 'She left.')}|paragraph: She left.
    a deleted paragraph mark|${markedAs('<w:del w:id="1"/>', 'She left')}${paragraph(' in 2014.')}${paragraph('He stayed.')}|paragraph: She left in 2014.|paragraph: He stayed.
    several deleted marks, the last without a paragraph behind it|${['She left', ' in ', '2014.'].map((text) => markedAs('<w:del/>', text)).join('')}|paragraph: She left in 2014.
    an inserted paragraph mark|${markedAs('<w:ins/>', 'One.')}${paragraph('Two.')}|paragraph: One.|paragraph: Two.
    a deleted mark before a heading, whose style the joined paragraph has|${markedAs('<w:del/>', 'The ')}${paragraph('harbour', 'berschrift1')}|heading: The harbour
    a moved sentence, with its paragraph mark|${moved}${paragraph('Stays.')}<w:p><w:moveTo>${run('Moved.')}</w:moveTo></w:p>|paragraph: Stays.|paragraph: Moved.
    deleted and inserted rows and cells|<w:tbl>${heads}${rows}</w:tbl>|cell: Ship|cell: Length|cell: New|cell: 12 m`
  test.each(changes)('%s', async (_, body = '', ...blocks) => {
    expect(blocksOf(await read(makeDocx(body))).map((block) => block.join(': '))).toEqual(blocks)
  })

  test('a deleted mark joins paragraphs within a cell and before a table only', async () => {
    const table = `<w:tbl>${row('', `<w:tc>${markedAs('<w:del/>', '12')}${paragraph(' m')}</w:tc>`)}</w:tbl>`
    expect(await textsOf(markedAs('<w:del/>', 'Length:') + table + paragraph('End.'))).toEqual([
      'Length:',
      '12 m',
      'End.',
    ])
  })
})

describe('a Word text is read as Word shows it', () => {
  const styles = `<w:styles xmlns:w="w">
    <w:style w:type="character" w:styleId="Base"><w:name w:val="Mark"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Mark"><w:name w:val="Own"/><w:basedOn w:val="Base"/></w:style>
    <w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="toc 1"/></w:style>
  </w:styles>`
  const shown = textTable`
    a sign of a symbol font|${run('5 ')}<w:r><w:sym w:font="Symbol" w:char="F0B4"/></w:r>${run(' 3 m')}|5 × 3 m
    a picture of a symbol font|${run('5')}<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>${run('3')}|5 3
    a sign in private use|${run('20 \uF0B0C')}|20 °C
    hyphens|<w:r><w:t>Jean</w:t><w:noBreakHyphen/><w:t>Luc har</w:t><w:softHyphen/><w:t>bour</w:t></w:r>|Jean-Luc harbour
    tabs and breaks|<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r>|a b c d
    a number raised by its style|${run('in 2014')}${styled('<w:rStyle w:val="Mark"/>', '3')}${run('.')}|in 2014.
    a mark in several runs|${run('in 2014')}${['3', ',', '4'].map((text) => styled('<w:vertAlign w:val="superscript"/>', text)).join('')}${run('.')}|in 2014.
    a raised paragraph mark|<w:pPr><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:pPr>${run('15')}${run(' ships')}|15 ships
    text hidden by its style|${run('in 2014')}${styled('<w:rStyle w:val="Secret"/>', ' or 2015')}${run('.')}|in 2014.
    a mark of the author’s own|${run('She left')}<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>${run('.')}|She left.
    a placeholder|<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click here')}</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>${run('She left.')}</w:sdtContent></w:sdt>|She left.
    the reading above a word|<w:r><w:ruby><w:rt>${run('hi')}</w:rt><w:rubyBase>${run('日')}</w:rubyBase></w:ruby></w:r>|日
    a number as a formula|${run('It has ')}<m:oMath><m:r><m:t>124</m:t></m:r></m:oMath>${run(' million.')}|It has 124 million.
    a power in a formula|<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>|10^6
    a second choice of a drawing|<mc:AlternateContent><mc:Choice>${run('One.')}</mc:Choice><mc:Choice>${run('Two.')}</mc:Choice></mc:AlternateContent>|One.
    a drawing without a choice|<mc:AlternateContent><mc:Fallback>${run('One.')}</mc:Fallback></mc:AlternateContent>|One.
    the number of a page|<w:pPr><w:pStyle w:val="X"/></w:pPr>${run('as on page ')}<w:fldSimple w:instr=" PAGEREF _Ref1 \\h ">${run('7')}</w:fldSimple>${run('.')}|as on page .
    the number of a note again|${run('in 2014')}<w:fldSimple w:instr=" NOTEREF _Ref1 \\f ">${run('2')}</w:fldSimple>${run('.')}|in 2014.`
  test.each(shown)('%s', async (_, content, text) => {
    expect(await textsOf(`<w:p>${content}</w:p>`, { 'word/styles.xml': styles })).toEqual([text])
  })

  test('without its table of contents', async () => {
    const body = `<w:p><w:pPr><w:pStyle w:val="Toc"/></w:pPr>${run('Beginnings')}<w:r><w:tab/></w:r>${run('14')}</w:p>${paragraph('Text.')}`
    expect(await textsOf(body, { 'word/styles.xml': styles })).toEqual(['Text.'])
  })
})

const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const code = (words: string) => `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>`
const field = (instruction: string, shown: string) =>
  char('begin') + code(instruction) + char('separate') + shown + char('end')

test.each([
  ['a field in one element', `<w:fldSimple w:instr=' HYPERLINK "https://a.example/x" '>${run('log')}</w:fldSimple>`],
  ['a field of parts', field(' HYPERLINK "https://a.example/x" \\o "tip"', run('log'))],
  [
    'a field whose instruction is in parts',
    field('HYPERLINK "https:</w:instrText></w:r><w:r><w:instrText>//a.example/x"', run('log')),
  ],
  ['an address without quotation marks', field('hyperlink https://a.example/x \\t "_blank"', run('log'))],
  ['a field in the words of a field', field(' HYPERLINK "https://a.example/x" ', field(' REF name ', run('log')))],
  [
    'a field in the instruction of a field',
    char('begin') +
      code(' HYPERLINK "https://a.example/x" ') +
      field('QUOTE', run('not shown')) +
      char('separate') +
      run('log') +
      char('end'),
  ],
])('a link that is %s keeps its address', (_, link) => {
  const { blocks } = docxBlocks(makeDocx(`<w:p>${run('The ')}${link}${run(' says so.')}</w:p>`), 'report')
  expect(blocks.map(({ text, links }) => [text, links])).toEqual([
    ['The log says so.', [{ start: 4, end: 7, url: 'https://a.example/x' }]],
  ])
})

test('a link to a place in the same document, and the result of a citation, are words', () => {
  const body = `<w:p>${field(' HYPERLINK \\l "here" ', run('Above'))}${run(' ')}${field(' CITATION Smi20 ', run('(Smith, 2020)'))}</w:p>`
  expect(docxBlocks(makeDocx(body), 'report').blocks).toMatchObject([{ text: 'Above (Smith, 2020)', links: [] }])
})

test.each([
  ['another prefix', { p: 'x', word: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' }],
  ['the strict form', { p: 'w', word: 'http://purl.oclc.org/ooxml/wordprocessingml/main' }],
  ['no prefix', { p: '', word: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' }],
])('a file with %s is read', async (_, { p, word }) => {
  const [e, a] = p === '' ? ['', 'y:'] : [`${p}:`, `${p}:`]
  const names = `xmlns${p && ':'}${p}="${word}" ${p ? '' : `xmlns:y="${word}"`}`
  const xml = `<${e}document ${names}><${e}body><${e}p><${e}pPr><${e}outlineLvl ${a}val="0"/></${e}pPr><${e}r><${e}t>Title</${e}t></${e}r></${e}p><${e}p><${e}r><${e}t>Text.</${e}t></${e}r></${e}p></${e}body></${e}document>`
  expect(blocksOf(await read(makeDocx('', { 'word/document.xml': xml })))).toEqual([
    ['heading', 'Title'],
    ['paragraph', 'Text.'],
  ])
})

test('a Word document that shows another document in its text is refused with that reason', async () => {
  const body = `${paragraph('Before.')}<w:altChunk r:id="c1"/>${paragraph('Behind.')}`
  expect(await faultOf(read(makeDocx(body)))).toBe('embedded')
})
