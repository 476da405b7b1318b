import type { Annotation } from '@/lib/schema/annotation'
import { t } from '@/lib/i18n/t'
import type { NoteWriter, WriterContext } from '../shared/exchange'
import { notesByPage, type NotesOfPage } from '../shared/notes-by-page'
import { zipFiles, type TextFile } from '../shared/zip-files'
import { findingStates, stateOf } from '@/lib/details/state'
import { markdownOf } from '@/lib/documents/document'
import { obsidianTags } from './note-markdown'
import { calloutHead, noteEntry, pageHead } from './notes'

/**
 * Writes the notes as a zip with one Markdown file per page, in one folder for an Obsidian vault.
 * @throws TooManyFiles when there are more pages than the limit of `zipFiles`
 */
export const writeMarkdownFiles: NoteWriter<Uint8Array> = (batches, about) =>
  zipFiles(pageFiles(batches, about), about.now)

async function* pageFiles(
  batches: AsyncIterable<readonly Annotation[]>,
  about: WriterContext,
): AsyncGenerator<TextFile> {
  const nameOf = createFileNamer(t('saved.untitled'))
  const folder = createFileNamer(t('extension.name'))(t('saved.notesTitle'))
  for await (const page of notesByPage(batches))
    yield { path: `${folder}/${nameOf(page.title)}.md`, text: pageToMarkdown(page, about) }
}

/** Writes the notes on one page as a Markdown file for Obsidian: properties, then one callout per note. */
function pageToMarkdown(page: NotesOfPage, about: WriterContext): string {
  const notes = page.notes.map((note) => markdownOf(noteEntry(note, about, calloutHead(note))))
  const front = yamlFrontMatter(properties(page, page.title || t('saved.untitled')))
  return [front, markdownOf(pageHead(page, 'h1')), ...notes].join('\n')
}

function properties({ key, url, site, article, claim, notes }: NotesOfPage, title: string) {
  const counts = findingStates.map((state) => {
    const count = notes.filter(({ finding }) => finding !== null && stateOf(finding) === state).length
    return [`claimlight-${state}`, count] as const
  })
  return [
    ['title', title],
    ['url', url || null],
    ['site', site || null],
    ['author', article?.author || null],
    ['published', article?.date || null],
    ['tags', obsidianTags(notes.flatMap(({ tags }) => tags))],
    ['created', dayOf(notes.map(({ created }) => created).reduce((a, b) => (a < b ? a : b), '9'))],
    ['modified', dayOf(notes.map(({ modified }) => modified).reduce((a, b) => (a > b ? a : b), ''))],
    claim === null ? (['claimlight-page', key] as const) : (['claimlight-claim', claim] as const),
    ['claimlight-notes', notes.length],
    ...counts,
  ] as const
}

/** Returns the date of an instant, without the time, because Obsidian reads a UTC timestamp as local time. */
function dayOf(instant: string): string {
  return instant.slice(0, 10)
}

/**
 * Writes front matter for a Markdown file. Texts are JSON strings, which every version of YAML reads unchanged;
 * characters that YAML 1.1 treats as line breaks or forbids (control characters, U+2028, the byte order mark, non-
 * characters) are escaped. Lists have one item per line. Lone surrogates become U+FFFD. Keys are trusted.
 */
export function yamlFrontMatter(entries: readonly (readonly [key: string, value: YamlValue])[]): string {
  const lines = entries.flatMap(([key, value]) => {
    if (value === null) return []
    if (typeof value === 'number') return [`${key}: ${value}`]
    if (typeof value === 'string') return [`${key}: ${yamlString(value)}`]
    return value.length === 0 ? [`${key}: []`] : [`${key}:`, ...value.map((item) => `  - ${yamlString(item)}`)]
  })
  return ['---', ...lines, '---', ''].join('\n')
}

/** Value of a key in YAML; keys with null are left out. */
type YamlValue = string | number | readonly string[] | null

function yamlString(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
}

const UNPRINTABLE = /[\p{Cc}\u2028\u2029\ufeff]|\p{Noncharacter_Code_Point}/gu

/**
 * Returns a function that gives each title a unique file name, valid on every system: without characters that Windows,
 * macOS or Linux refuse or that break links in Obsidian (`# ^ [ ] |`), not hidden, not a reserved Windows name, at most
 * 120 bytes of UTF-8. Names that differ only in case or accents count as equal; the second gets " 2".
 * @param unnamed name for a title without usable characters
 * @returns a function that returns the next name, without an ending
 * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function createFileNamer(unnamed: string): (title: string) => string {
  const used = new Set<string>()
  const lastNumber = new Map<string, number>()
  return (title) => {
    const name = safeName(title) || safeName(unnamed) || '_'
    let number = lastNumber.get(foldFileName(name)) ?? 0
    let own: string
    do own = ++number === 1 ? name : `${name} ${number}`
    while (used.has(foldFileName(own)))
    lastNumber.set(foldFileName(name), number)
    used.add(foldFileName(own))
    return own
  }
}

const MOST_NAME_BYTES = 120

function safeName(title: string): string {
  const plain = title
    .toWellFormed()
    .normalize('NFC')
    // Zero-width joiners stay: they are part of the spelling in Persian and Hindi.
    .replace(/[\p{Cc}\p{Co}\p{Noncharacter_Code_Point}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}/gu, ' ')
    .replace(/[<>:"/\\|?*#^[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
  const name = shortenedName(plain).replace(/[ .]+$/, '')
  return RESERVED_FILE_NAME.test(name) ? `_${name}` : name
}

/** Reserved with or without an ending, such as "con.md" and "con". */
const RESERVED_FILE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/i

/** Cuts a name to `MOST_NAME_BYTES` bytes of UTF-8, between visible characters. */
function shortenedName(name: string): string {
  let bytes = 0
  let short = ''
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    bytes += new TextEncoder().encode(segment).length
    if (bytes > MOST_NAME_BYTES) break
    short += segment
  }
  return short
}

/** Converts to upper case and back, because on some file systems "ẞ" equals "ss", and "İ" equals "i". */
function foldFileName(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC')
}
