/**
 * Returns a function that gives each title a unique file name, valid on every system: without characters that Windows,
 * macOS or Linux refuse or that break links in Obsidian (`# ^ [ ] |`), not hidden, not a reserved Windows name, at most
 * 120 bytes of UTF-8. Names that differ only in case or accents count as equal; the second gets " 2".
 *
 * @param unnamed name for a title without usable characters
 * @returns a function that returns the next name, without an ending
 * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function fileNames(unnamed: string): (title: string) => string {
  const used = new Set<string>()
  const lastNumber = new Map<string, number>()
  return (title) => {
    const name = safeName(title) || safeName(unnamed) || '_'
    let number = lastNumber.get(fold(name)) ?? 0
    let own: string
    do own = ++number === 1 ? name : `${name} ${number}`
    while (used.has(fold(own)))
    lastNumber.set(fold(name), number)
    used.add(fold(own))
    return own
  }
}

const MOST_BYTES = 120

function safeName(title: string): string {
  const plain = title
    .toWellFormed()
    .normalize('NFC')
    // Zero-width joiners stay: they are part of the spelling in Persian and Hindi.
    .replace(/[\p{Cc}\p{Co}\p{Noncharacter_Code_Point}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}/gu, ' ')
    .replace(/[<>:"/\\|?*#^[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
  const name = shortened(plain).replace(/[ .]+$/, '')
  return RESERVED.test(name) ? `_${name}` : name
}

/** Reserved with or without an ending, such as "con.md" and "con". */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/i

/** Cuts between characters, never inside one. */
function shortened(name: string): string {
  let bytes = 0
  let short = ''
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    bytes += utf8Length(segment)
    if (bytes > MOST_BYTES) break
    short += segment
  }
  return short
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length
}

/** Folded both ways: on some file systems "ẞ" equals "ss", and "İ" equals "i". */
function fold(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC')
}
