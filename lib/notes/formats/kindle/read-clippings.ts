import { emptyCells, instantOf, rowToNote, type Cells } from '../csv/read-csv'
import { wholeText } from '../json/json-text'
import type { NoteReader } from '../shared/exchange'

/**
 * Reads Kindle's "My Clippings.txt" in the languages of the device that are most used. A note is joined with the
 * highlight at its location; a bookmark has no words and is reported.
 */
export const readClippings: NoteReader = async function* (pieces, about = {}) {
  const text = await wholeText(pieces)
  const clippings = text
    .toWellFormed()
    .split(/^={10,}/m)
    .flatMap(clippingOf)
  const isBefore = ({ cells, from, to }: Clipping, note: Clipping) =>
    keyOf(cells, 0) === keyOf(note.cells, 0) && from <= note.to && note.to <= to
  const highlights = new Map(
    clippings.filter(({ kind }) => kind === 'highlight').map((one) => [keyOf(one.cells, one.to), one]),
  )
  const joined = new Set<Clipping>()
  for (const [at, note] of clippings.entries()) {
    if (note.kind !== 'note') continue
    // A note is at the end of its highlight, and beside it in the file.
    const beside = [clippings[at - 1], clippings[at + 1]].filter(
      (one) => one?.kind === 'highlight' && isBefore(one, note),
    )
    const highlight = [highlights.get(keyOf(note.cells, note.to)), ...beside].find((one) => one?.cells.note === '')
    if (highlight === undefined) continue
    highlight.cells.note = note.cells.note
    joined.add(note)
  }
  let index = 0
  for (const one of clippings)
    if (!joined.has(one)) yield rowToNote(one.cells, index++, { title: '', author: '' }, about)
}

interface Clipping {
  kind: 'highlight' | 'note' | 'bookmark'
  cells: Cells
  /** Range of locations; NaN if the clipping has none. */
  from: number
  to: number
}

function keyOf({ title, author }: Cells, location: number): string {
  return `${title}|${author}|${location}`
}

function clippingOf(text: string): [Clipping] | [] {
  const [first = '', about = '', ...rest] = text
    .replaceAll('\uFEFF', '')
    .trim()
    .split(/\r\n?|\n/)
  if (first === '') return []
  const [place = '', ...others] = about.replace(/^ *- */, '').split('|')
  const kind = BOOKMARK.test(place) ? 'bookmark' : NOTE.test(place) ? 'note' : 'highlight'
  const date = others.pop()?.trim().slice(-80).toWellFormed() ?? ''
  const places = [place, ...others]
    .map((part) => PLACE.exec(part))
    .flatMap((found) => (found ? [`${found[1] ?? ''} ${found[2] ?? ''}`] : []))
  const [, from = '', to = from] = /(\d+)(?:[-–](\d+))?$/.exec(places.at(-1) ?? '') ?? []
  // A range may be shortened: 1204-08.
  const end = to.length < from.length ? from.slice(0, from.length - to.length) + to : to
  const words = rest.join('\n').trim()
  const isText = kind === 'highlight' && !/^<[^<>]*>$/.test(words)
  const cells: Cells = {
    ...emptyCells(),
    ...bookOf(first),
    kind,
    quote: isText ? words : '',
    note: kind === 'note' ? words : '',
    location: places.join(', '),
    created: dateIn(date) ?? date,
  }
  return [{ kind, cells, from: from === '' ? NaN : Number(from), to: from === '' ? NaN : Number(end) }]
}

const PLACE =
  /(page|seite|p[aá]gina|side|locatie|location|loc\.|emplacement|posi[cç][aã]o|posici[oó]n|posizione|position)\W{1,3}(\d+(?:[-–]\d+)?|[xivlc]+\b)/iu
const BOOKMARK = /\b(?:bookmark|lesezeichen|signet|segnalibro|bladwijzer)\b|(?:tu|mi|el|seu|o) marcador/iu
const NOTE = /(?:^|\s)(?:note|notiz|nota|notitie)(?:\s|$)/iu

/** Splits "Title (Author)": the author is in the last brackets. */
function bookOf(line: string): { title: string; author: string } {
  const text = line.trim()
  if (!text.endsWith(')')) return { title: text, author: '' }
  let depth = 0
  for (let at = text.length - 1; at > 0; at--) {
    if (text[at] === ')') depth++
    if (text[at] === '(') depth--
    if (depth === 0) return { title: text.slice(0, at).trim(), author: text.slice(at + 1, -1).trim() }
  }
  return { title: text, author: '' }
}

/** Reads a date in one of the languages, with the day before the month; else with the month's English name. */
function dateIn(text: string): string | null {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '')
  const found =
    /(\d{1,2})\.? (?:de )?([a-z]{3,10})\.? (?:de )?(\d{4}),?[^\d]{1,12}(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])\.?m)?/i.exec(
      plain,
    )
  const month = MONTHS.findIndex((stems) => stems.some((stem) => found?.[2]?.toLowerCase().startsWith(stem)))
  if (found && month >= 0) {
    const [, day = '', , year = '', hour = '', minute = '', second = '00', half = ''] = found
    const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
    return instantOf(`${year}-${month + 1}-${day} ${hours}:${minute}:${second}`)
  }
  return instantOf(text.replace(/^\D*?(?=\p{L}+ \d{1,2}, \d{4})/u, ''))
}

/** The beginnings of the months' names in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const MONTHS =
  'jan ene gen|feb fev|mar maa|apr avr abr|mai may mag mei|jun juin giu|jul juil lug|aug aou ago|sep set|oct okt out ott|nov|dec dez dic'
    .split('|')
    .map((stems) => stems.split(' '))
