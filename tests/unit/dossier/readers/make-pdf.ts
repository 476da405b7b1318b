/** One line of a page: its text, its position in points, and its font size. */
export interface Line {
  text: string
  x?: number
  y: number
  size?: number
}

/** Makes a small PDF with one font. Pages with no lines have a filled rectangle, like a scan without text. */
export function makePdf(
  pages: readonly (readonly Line[])[],
  options: { title?: string; locked?: boolean; isScan?: boolean } = {},
): Uint8Array {
  const objects: string[] = []
  const add = (content: string): number => objects.push(content)
  const catalog = add('<< /Type /Catalog /Pages 2 0 R >>')
  add('') // the page tree, when its pages are known
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const kids = pages.map((lines) => {
    const letters = lines.map(drawLine).join('\n')
    const scan = `q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q q 3 Tr ${letters} Q`
    const drawn = lines.length === 0 ? '0 0 200 200 re f' : options.isScan ? scan : letters
    const content = add(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`)
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    )
  })
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((n) => `${n} 0 R`).join(' ')}] >>`
  const info = options.title === undefined ? null : add(`<< /Title (${options.title}) >>`)
  const lock = options.locked ? add(LOCK) : null
  const extra = `${info === null ? '' : `/Info ${info} 0 R `}${lock === null ? '' : `/Encrypt ${lock} 0 R /ID [<00> <00>] `}`
  return pdfOf(objects, `/Root ${catalog} 0 R ${extra}`)
}

/** Returns the file of objects, of which the first has the number 1. */
function pdfOf(objects: readonly string[], trailer: string): Uint8Array {
  let text = '%PDF-1.5\n'
  const offsets = objects.map((content, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${content}\nendobj\n`
    return offset
  })
  const start = text.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n`
  text += `<< /Size ${objects.length + 1} ${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

/**
 * Makes a PDF of one page that is drawn as the operators say, with the fonts F1 and F3 (of drawings), the form Form with
 * a sentence that has "never", the picture Scan, the pattern Lines, the state Clear, the layers On and Off, and annotations on it.
 */
export function makeDrawnPdf(drawing: string, annotations = ''): Uint8Array {
  const stream = (dictionary: string, content: string) =>
    `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`
  const resources =
    '/Font << /F1 5 0 R /F3 11 0 R >> /XObject << /Form 6 0 R /Scan 7 0 R >> /Pattern << /Lines 8 0 R >> ' +
    '/ExtGState << /Clear << /ca 0 /CA 0 >> >> /Properties << /On 9 0 R /Off 10 0 R >>'
  const sentence = 'BT /F1 12 Tf 72 600 Td (It was never found again by the firm.) Tj ET'
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [9 0 R 10 0 R] /D << /OFF [10 0 R] /Order [] >> >> >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Annots [${annotations}] /Resources << ${resources} >> >>`,
      stream('', drawing),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      stream(
        '/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency >> /Resources << /Font << /F1 5 0 R >> >>',
        sentence,
      ),
      stream(
        '/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8',
        'x'.repeat(16),
      ),
      stream(
        '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 /Resources << >>',
        '0 g 0 0 2 4 re f',
      ),
      '<< /Type /OCG /Name (On) >>',
      '<< /Type /OCG /Name (Off) >>',
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [1 0 0 1 0 0] /FirstChar 101 /LastChar 118 ' +
        `/Widths [${Array(18).fill('50').join(' ')}] /CharProcs << /e 12 0 R /n 12 0 R /r 12 0 R /v 12 0 R >> ` +
        '/Encoding << /Type /Encoding /Differences [101 /e 110 /n 114 /r 118 /v] >> /Resources << >> >>',
      stream('', '50 0 0 0 50 50 d1 0 0 40 40 re f'),
    ],
    '/Root 1 0 R ',
  )
}

/** Returns lines one below another, as in a paragraph. */
export function lines(texts: readonly string[], top: number, size = 12): Line[] {
  return texts.map((text, at) => ({ text, y: top - at * size * 1.2, size }))
}

function drawLine({ text, x = 72, y, size = 12 }: Line): string {
  return `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`
}

/** Encryption entries for a password that is not empty: no password opens the file. */
const LOCK = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`
