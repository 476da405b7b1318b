import { describe, expect, test } from 'vitest'
import { readDocument } from '@/lib/dossier/readers/formats'
import { pdfBlocks } from '@/lib/dossier/readers/read-pdf'
import { blocksOf } from './blocks'
import { makeDrawnPdf } from './make-pdf'

const words = (text: string, y: number, more = '') => `BT /F1 12 Tf ${more} 72 ${y} Td (${text}) Tj ET\n`
const SEEN = words('The ship was sold to a firm in Bergen in May 1912.', 700)
const HIDDEN = 'It was never found again by the firm.'

const textsOf = async (drawing: string) =>
  blocksOf(await readDocument('text.pdf', makeDrawnPdf(drawing))).map(([, text]) => text)

const image = (width: number, height: number, more = '') =>
  `q ${width} 0 0 ${height} 60 590 cm BI /W 2 /H 2 /CS /G /BPC 8 ${more} ID xxxx EI Q\n`

const PAGE_PICTURE = 'q 612 0 0 792 0 0 cm /Scan Do Q\n'

describe('letters of a PDF that nobody sees are not read', () => {
  test.each([
    ['neither filled nor outlined', words(HIDDEN, 600, '3 Tr')],
    ['used only to clip', `q ${words(HIDDEN, 600, '7 Tr')} Q`],
    ['white', `q 1 g ${words(HIDDEN, 600)} Q`],
    ['nearly white', `q .98 g ${words(HIDDEN, 600)} Q`],
    ['with a white outline', `q 1 G ${words(HIDDEN, 600, '1 Tr')} Q`],
    ['in the colour of a box behind', `q 1 0 0 rg 60 590 400 30 re f ${words(HIDDEN, 600)} Q`],
    ['white on a shape of white', `q 1 g 60 590 m 470 590 l 470 630 l 300 650 l 60 630 l f ${words(HIDDEN, 600)} Q`],
    ['of half a point', `BT /F1 .5 Tf 72 600 Td (${HIDDEN}) Tj ET`],
    ['of half a point by a matrix', `q .05 0 0 .05 0 0 cm BT /F1 10 Tf 1440 12000 Td (${HIDDEN}) Tj ET Q`],
    ['below the page', words(HIDDEN, -90)],
    ['outside a clip', `q 0 0 1 1 re W n ${words(HIDDEN, 600)} Q`],
    ['behind a box', `${words(HIDDEN, 600)} q 1 g 60 590 400 30 re f Q`],
    ['behind a picture', words(HIDDEN, 600) + image(400, 30)],
    ['in a layer that is off', `/OC /Off BDC ${words(HIDDEN, 600)} EMC`],
    ['transparent', `q /Clear gs ${words(HIDDEN, 600)} Q`],
    ['in a transparent group', 'q /Clear gs /Form Do Q'],
  ])('%s', async (_, drawing) => expect(await textsOf(SEEN + drawing)).not.toContainEqual(expect.stringMatching(/never/))) // prettier-ignore

  test('over a picture of the whole page, beside more text that is seen', async () => {
    expect(await textsOf(PAGE_PICTURE + SEEN + words(HIDDEN, 600, '3 Tr'))).not.toContainEqual(HIDDEN)
  })

  test('in the middle of a line', async () => {
    const line = 'BT /F1 12 Tf 72 600 Td (The ship was ) Tj 3 Tr (never ) Tj 0 Tr (found by the firm.) Tj ET'
    expect(await textsOf(SEEN + line)).toContainEqual('The ship was found by the firm.')
  })
})

describe('letters of a PDF that can be seen are read', () => {
  test.each([
    ['white on a dark box', `q 0 g 60 590 400 30 re f 1 g ${words(HIDDEN, 600)} Q`],
    ['white on a thick line', `q 30 w 0 G 60 605 m 470 605 l S 1 g ${words(HIDDEN, 600)} Q`],
    ['white on a picture', `${image(400, 30)} q 1 g ${words(HIDDEN, 600)} Q`],
    ['white on a pattern', `q /Pattern cs /Lines scn 60 590 400 30 re f 1 g ${words(HIDDEN, 600)} Q`],
    ['over a box of another colour that a box lies behind', `q .5 g 60 590 400 30 re f .9 g 60 590 400 30 re f 0 g ${words(HIDDEN, 600)} Q`],
    ['behind a transparent box', `${words(HIDDEN, 600)} q /Clear gs 1 g 60 590 400 30 re f Q`],
    ['behind a stencil', words(HIDDEN, 600) + image(400, 30, '/IM true /BPC 1')],
    ['that clip what is drawn in them', `q ${words(HIDDEN, 600, '7 Tr')} 0 0 1 rg 60 590 400 30 re f Q`],
    ['in a layer that is on', `/OC /On BDC ${words(HIDDEN, 600)} EMC`],
    ['in a form', '/Form Do'],
    ['of a font whose letters are drawings', 'BT /F3 .2 Tf 72 600 Td (never) Tj ET'],
    ['of four points', `BT /F1 4 Tf 72 600 Td (${HIDDEN}) Tj ET`],
  ])('%s', async (_, drawing) => expect((await textsOf(SEEN + drawing)).join(' ')).toMatch(/never/)) // prettier-ignore
})

describe('letters that a program has recognised in the picture of a page are read, and named so', () => {
  const letters = (mode: string) => words('The ship was sold to a firm in Bergen in May 1912.', 700, mode)
  test.each([
    ['over it', PAGE_PICTURE + letters('3 Tr')],
    ['under it', letters('') + PAGE_PICTURE],
  ])('%s', async (_, drawing) => {
    const { blocks, isRecognised } = await pdfBlocks(makeDrawnPdf(drawing), 'article')
    expect(blocks.map(({ text }) => text)).toEqual(['The ship was sold to a firm in Bergen in May 1912.'])
    expect(isRecognised).toBe(true)
  })

  test('but not letters without a picture', async () => {
    await expect(pdfBlocks(makeDrawnPdf(letters('3 Tr')), 'article')).rejects.toThrow('scanned')
  })
})

describe('a sentence of a PDF has a sign', () => {
  const sentence = words('The ship was', 700) + `BT /F1 12 Tf 180 700 Td (sold in 1912.) Tj ET\n`
  const textsWith = async (annotation: string) =>
    blocksOf(await readDocument('text.pdf', makeDrawnPdf(sentence, `<< /Type /Annot ${annotation} >>`))).map(
      ([, text]) => text,
    )

  test.each([
    [
      'for words that are typed on it',
      '/Subtype /FreeText /Rect [145 695 175 712] /Contents (not) /DA (/F1 12 Tf 0 g)',
    ],
    ['for the value of a field', '/Subtype /Widget /FT /Tx /T (a) /V (not) /Rect [145 695 175 712]'],
    ['for a choice', '/Subtype /Widget /FT /Ch /T (a) /Opt [(not)] /V (not) /Rect [145 695 175 712]'],
    ['for a stamp', '/Subtype /Stamp /Name /NotApproved /Rect [145 695 175 712]'],
  ])('%s', async (_, annotation) => {
    expect(await textsWith(annotation)).toEqual([expect.stringMatching(/^The ship was ?\ufffc sold in 1912\.$/)])
  })

  test('in the place of words that a box lies over, which are not read', async () => {
    const [text = ''] = await textsWith('/Subtype /Square /IC [1 1 1] /Rect [176 695 300 712]')
    expect(text).toContain('The ship was \ufffc')
    expect(text).not.toContain('1912')
  })

  test.each([
    ['a link', '/Subtype /Link /Rect [145 695 300 712]'],
    ['a marked word', '/Subtype /Highlight /QuadPoints [72 712 140 712 72 695 140 695] /Rect [72 695 140 712]'],
    ['an empty field', '/Subtype /Widget /FT /Tx /T (a) /V () /Rect [145 695 175 712]'],
    ['a hidden note', '/Subtype /FreeText /F 2 /Rect [145 695 175 712] /Contents (not) /DA (/F1 12 Tf 0 g)'],
  ])('but none for %s', async (_, annotation) => {
    expect(await textsWith(annotation)).toEqual(['The ship was sold in 1912.'])
  })

  test.each([
    [
      'a note on the page',
      '/Subtype /FreeText /Rect [72 595 400 612] /Contents (It sank in 1914.) /DA (/F1 12 Tf 0 g)',
    ],
    ['the value of a field', '/Subtype /Widget /FT /Tx /T (a) /V (It sank in 1914.) /Rect [72 595 400 612]'],
  ])('but what was typed on a line of its own is read: %s', async (_, annotation) => {
    expect(await textsWith(annotation)).toEqual(['The ship was sold in 1912.', 'It sank in 1914.'])
  })
})
