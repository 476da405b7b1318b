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
  let text = '%PDF-1.4\n'
  const offsets = objects.map((content, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${content}\nendobj\n`
    return offset
  })
  const start = text.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const extra = `${info === null ? '' : `/Info ${info} 0 R `}${lock === null ? '' : `/Encrypt ${lock} 0 R /ID [<00> <00>] `}`
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n`
  text += `<< /Size ${objects.length + 1} /Root ${catalog} 0 R ${extra}>>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
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
