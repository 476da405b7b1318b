import { describe, expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { readDocument } from '@/lib/dossier/readers/formats'
import { blocksOf } from './blocks'
import { makeDocx, paragraph, run } from './make-docx'

const textsOf = async (body: string, parts?: Record<string, string>) =>
  blocksOf(await readDocument('text.docx', makeDocx(body, parts))).map(([, text]) => text)

const styled = (properties: string, text = ' never') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const around = (middle: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${run('The ship was')}${middle}${run(' sold.')}</w:p>`

const STYLES = `<w:styles xmlns:w="w">
  <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Child"/><w:basedOn w:val="Secret"/></w:style>
  <w:style w:type="paragraph" w:styleId="Shown"><w:name w:val="Shown"/><w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Marked"><w:name w:val="Marked"/><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Flat"><w:name w:val="Flat"/><w:pPr><w:spacing w:line="2" w:lineRule="exact"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Dark"><w:name w:val="Dark"/><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr></w:style>
  <w:style w:type="character" w:styleId="Pale"><w:name w:val="Pale"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Pale"/></w:style>
  <w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>
</w:styles>`
const PARTS = { 'word/styles.xml': STYLES }

describe('text of a Word file that nobody sees is not read', () => {
  const ways = textTable`
    hidden|<w:vanish/>
    white|<w:color w:val="FFFFFF"/>
    nearly white|<w:color w:val="FDFDFD"/>
    in the white of the theme, over another colour|<w:color w:val="000000" w:themeColor="background1"/>
    in the colour behind it|<w:color w:val="C00000"/><w:shd w:val="clear" w:color="auto" w:fill="C00000"/>
    in the colour of a full pattern|<w:color w:val="C00000"/><w:shd w:val="solid" w:color="C00000" w:fill="FFFFFF"/>
    in the colour of its highlighting|<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>
    of one point|<w:sz w:val="2"/>
    of a tenth of a centimetre with a unit|<w:sz w:val="0.3mm"/>
    with letters of no width|<w:w w:val="1"/>
    far below its line|<w:position w:val="-3000"/>
    without a fill|<w14:textFill><w14:noFill/></w14:textFill>
    transparent|<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FF0000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>
    white by its style|<w:rStyle w:val="Pale"/>
    white by the style that its style is based on|<w:rStyle w:val="Own"/>`
  test.each(ways)('%s', async (_, properties = '') => {
    expect(await textsOf(around(styled(properties)), PARTS)).toEqual(['The ship was sold.'])
  })

  const wholes = textTable`
    of a hidden style|<w:p><w:pPr><w:pStyle w:val="Secret"/></w:pPr>${run('It sank.')}</w:p>
    of a style that is based on a hidden one|<w:p><w:pPr><w:pStyle w:val="Child"/></w:pPr>${run('It sank.')}</w:p>
    in lines without height|<w:p><w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr>${run('It sank.')}</w:p>
    in lines without height by its style|<w:p><w:pPr><w:pStyle w:val="Flat"/></w:pPr>${run('It sank.')}</w:p>
    in a frame beside the page|<w:p><w:pPr><w:framePr w:w="2000" w:x="-40000"/></w:pPr>${run('It sank.')}</w:p>
    in a hidden row|<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${paragraph('It sank.')}</w:tc></w:tr></w:tbl>
    in a row without height|<w:tbl><w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr><w:tc>${paragraph('It sank.')}</w:tc></w:tr></w:tbl>
    in the colour of its cell|<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr><w:p>${styled('<w:color w:val="1F3864"/>', 'It sank.')}</w:p></w:tc></w:tr></w:tbl>
    in a hidden drawing|<w:p><w:r><w:drawing><wp:anchor><wp:docPr hidden="1"/><w:txbxContent>${paragraph('It sank.')}</w:txbxContent></wp:anchor></w:drawing></w:r></w:p>
    in a drawing beside the page|<w:p><w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>-90000000</wp:posOffset></wp:positionH><w:txbxContent>${paragraph('It sank.')}</w:txbxContent></wp:anchor></w:drawing></w:r></w:p>
    in a hidden shape|<w:p><w:r><w:pict><v:shape style="width:9pt;visibility:hidden"><v:textbox><w:txbxContent>${paragraph('It sank.')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>
    white in a box without a colour|<w:p><w:r><w:drawing><wps:wsp><wps:spPr><a:noFill/></wps:spPr><w:txbxContent><w:p>${styled('<w:color w:val="FFFFFF"/>', 'It sank.')}</w:p></w:txbxContent></wps:wsp></w:drawing></w:r></w:p>`
  test.each(wholes)('%s', async (_, body = '') => {
    expect(await textsOf(paragraph('The ship was sold.') + body, PARTS)).toEqual(['The ship was sold.'])
  })

  test('on a page whose colour Word does not show', async () => {
    const page = `<w:document><w:background w:color="000000"/><w:body>${around(styled('<w:color w:val="FFFFFF"/>'))}</w:body></w:document>`
    expect(await textsOf('', { ...PARTS, 'word/document.xml': page })).toEqual(['The ship was sold.'])
    const settings = '<w:settings><w:displayBackgroundShape/></w:settings>'
    const shown = { ...PARTS, 'word/document.xml': page, 'word/settings.xml': settings }
    expect(await textsOf('', shown)).toEqual(['The ship was never sold.'])
  })

  test('and a hidden paragraph mark joins two paragraphs, but not a heading in a line with its text', async () => {
    const mark = (change: string) => `<w:p><w:pPr><w:rPr>${change}</w:rPr></w:pPr>${run('The ship')}</w:p>`
    expect(await textsOf(mark('<w:vanish/>') + paragraph(' was sold.'))).toEqual(['The ship was sold.'])
    expect(await textsOf(mark('<w:vanish/><w:specVanish/>') + paragraph('It was sold.'))).toEqual([
      'The ship',
      'It was sold.',
    ])
  })
})

describe('text of a Word file that can be seen is read', () => {
  const ways = textTable`
    white on dark letters’ ground|<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>
    white on a highlighted ground|<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>
    white on a pattern|<w:color w:val="FFFFFF"/><w:shd w:val="pct60" w:color="000000" w:fill="FFFFFF"/>
    in a shade of the theme’s white|<w:color w:val="808080" w:themeColor="background1" w:themeShade="80"/>
    grey|<w:color w:val="A6A6A6"/>
    of four points|<w:sz w:val="8"/>
    of an inch with a unit|<w:sz w:val="1in"/>
    narrow|<w:w w:val="66"/>
    with an outline of its own colour, half transparent|<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FF0000"><w14:alpha w14:val="50000"/></w14:srgbClr></w14:solidFill></w14:textFill>
    not hidden in spite of its style|<w:rStyle w:val="Pale"/><w:color w:val="auto"/>`
  test.each(ways)('%s', async (_, properties = '') => {
    expect(await textsOf(around(styled(properties)), PARTS)).toEqual(['The ship was never sold.'])
  })

  test.each([
    ['in a paragraph of a dark colour', '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'],
    ['in a style with a dark colour', '<w:pStyle w:val="Dark"/>'],
  ])('white %s', async (_, properties) => {
    expect(await textsOf(around(styled('<w:color w:val="FFFFFF"/>'), properties), PARTS)).toEqual([
      'The ship was never sold.',
    ])
  })

  test.each([
    ['a style that turns off what its base hides', '<w:pStyle w:val="Shown"/>'],
    ['a style that hides only the marks of paragraphs', '<w:pStyle w:val="Marked"/>'],
  ])('of %s', async (_, properties) => {
    expect(await textsOf(around('', properties), PARTS)).toEqual(['The ship was sold.'])
  })

  const white = `<w:p>${styled('<w:color w:val="FFFFFF"/>', 'It sank.')}</w:p>`
  test.each([
    ['in a dark cell', `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>${white}</w:tc></w:tr></w:tbl>`],
    ['in a table whose style has colours', `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>${white}</w:tc></w:tr></w:tbl>`],
    ['in a dark box', `<w:p><w:r><w:drawing><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="1F3864"/></a:solidFill></wps:spPr><w:txbxContent>${white}</w:txbxContent></wps:wsp></w:drawing></w:r></w:p>`],
    ['in a dark shape of the older form', `<w:p><w:r><w:pict><v:rect fillcolor="#1f3864"><w:txbxContent>${white}</w:txbxContent></v:rect></w:pict></w:r></w:p>`],
  ])('white %s', async (_, body) => expect(await textsOf(body, PARTS)).toEqual(['It sank.'])) // prettier-ignore
})

describe('a sentence of a Word file has a sign', () => {
  const field = (begin: string, result: string) =>
    `<w:r><w:fldChar w:fldCharType="begin">${begin}</w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const inline = (height: number) =>
    `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="400000" cy="${height}"/></wp:inline></w:drawing></w:r>`

  test.each([
    ['for what is chosen of a list', field('<w:ffData><w:ddList><w:result w:val="1"/></w:ddList></w:ffData>', '')],
    [
      'for the words that ask for a text',
      '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>not</w:t></w:r></w:sdtContent></w:sdt>',
    ],
    ['for an embedded object', '<w:r><w:object/></w:r>'],
    ['for a picture as high as a line', inline(200_000)],
  ])('%s', async (_, middle) => {
    expect((await textsOf(around(middle))).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^The ship was ?\ufffc sold\.$/),
    ])
  })

  test('but none for a figure, or for a picture before a sentence', async () => {
    expect(await textsOf(around(inline(3_000_000)))).toEqual(['The ship was sold.'])
    expect(await textsOf(`<w:p>${inline(200_000)}${run('The ship was sold.')}</w:p>`)).toEqual(['The ship was sold.'])
  })

  test('and a chosen value and a filled text are read', async () => {
    const chosen =
      '<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve"> never</w:t></w:r></w:sdtContent></w:sdt>'
    expect(await textsOf(around(chosen))).toEqual(['The ship was never sold.'])
    expect(await textsOf(around(field('', styled(''))))).toEqual(['The ship was never sold.'])
  })
})
