/**
 * Extracts text from a piece of HTML, for notes from other programs: removes tags, starts a line for
 * each block, and decodes common entities. It need not be a complete parser, because its output is only used as text.
 */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(?:br|\/?(?:p|div|li|ul|ol|h[1-6]|blockquote|pre|tr))\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, decodeEntity)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

const NAMED_ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED_ENTITIES[name.toLowerCase()] ?? whole
  const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
}
