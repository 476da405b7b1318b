import { groupedBy } from '@/lib/text/lists'
import { emptyCells, instantOfCell, rowToNote, type RowCells } from '../csv/read-csv'
import { unreadableItem, joinJsonPieces } from '../json/json-text'
import type { NoteReader } from '../shared/exchange'

/**
 * Reads Kindle's "My Clippings.txt" in the languages of the device that are most used. A note is joined with the
 * highlight at its location. A bookmark has no words, and an entry in another language may be of any kind: both are
 * reported.
 */
export const readClippings: NoteReader = async function* (pieces, about = {}) {
  const text = await joinJsonPieces(pieces)
  const clippings = text
    .toWellFormed()
    .split(/^={10,}/m)
    .flatMap(clippingOf)
  const joined = joinNotes(clippings)
  let index = 0
  for (const one of clippings) {
    if (joined.has(one)) continue
    if (one.kind === null) yield unreadableItem('unknown-kind', index++, one.text)
    else yield rowToNote(one.cells, index++, { title: '', author: '' }, about)
  }
}

/** Adds each note to a highlight without one. Returns the added notes. */
function joinNotes(clippings: readonly Clipping[]): Set<Clipping> {
  const highlights = clippings.filter(({ kind }) => kind === 'highlight').reverse()
  /** Highlights by the place of their end, the first of the file last. */
  const endingAt = groupedBy(highlights, placeOf)
  const joined = new Set<Clipping>()
  for (const [at, note] of clippings.entries()) {
    if (note.kind !== 'note' || note.cells.location === '') continue
    const ending = endingAt.get(placeOf(note)) ?? []
    while (ending.at(-1)?.cells.note) ending.pop()
    const first = ending.at(-1)
    // A note is at the end of its highlight, and beside it in the file; of equal highlights, the first has it.
    const beside = [clippings[at - 1], clippings[at + 1]].filter((one) => one !== undefined && isNoteIn(note, one))
    const end = beside.find((one) => one && placeOf(one) === placeOf(note))
    const highlight = end && end.cells.quote !== first?.cells.quote ? end : (first ?? beside[0])
    if (highlight === undefined) continue
    highlight.cells.note = note.cells.note
    joined.add(note)
  }
  return joined
}

/** Returns whether a clipping is a highlight without a note whose range has the place of a note. */
function isNoteIn(note: Clipping, { kind, cells, from, to }: Clipping): boolean {
  if (kind !== 'highlight' || cells.note !== '') return false
  if (cells.title !== note.cells.title || cells.author !== note.cells.author) return false
  return Number.isNaN(note.to) ? cells.location === note.cells.location : from <= note.to && note.to <= to
}

interface Clipping {
  /** Kind of the clipping; null: in no known language. */
  kind: 'highlight' | 'note' | 'bookmark' | null
  text: string
  cells: RowCells
  /** Range of locations; NaN if the clipping has none. */
  from: number
  to: number
}

/** Returns a key for a book and a place in it; a page "xii" has no number. */
function placeOf({ cells, to }: Clipping): string {
  return JSON.stringify([cells.title, cells.author, Number.isNaN(to) ? cells.location : to])
}

function clippingOf(text: string): [Clipping] | [] {
  const entry = text.replaceAll('\uFEFF', '').trim()
  const [titleLine = '', infoLine = '', ...noteLines] = entry.split(/\r\n?|\n/)
  if (titleLine === '') return []
  const infoParts = infoLine.replace(/^ *- */, '').split('|')
  const hasDate = infoParts.length > 1 && infoParts.at(-1)?.search(PLACE) === -1
  const date = hasDate ? (infoParts.pop() ?? '').trim().slice(-80).toWellFormed() : ''
  const line = infoParts.join('|')
  const kind = CLIPPING_KINDS.find(([, words]) => words.test(line))?.[0] ?? null
  const places = [...line.matchAll(PLACE)].map(([all, name, number = '']) => (name ? `${name} ${number}` : all))
  const [, from = '', to = from] = /(\d+)(?:[-–](\d+))?\D*$/.exec(places.at(-1) ?? '') ?? []
  // A range may be shortened: 1204-08.
  const end = to.length < from.length ? from.slice(0, from.length - to.length) + to : to
  const words = noteLines.join('\n').trim()
  const isText = kind === 'highlight' && !/^<[^<>]*>$/.test(words)
  const cells: RowCells = {
    ...emptyCells(),
    ...bookOf(titleLine),
    kind: kind ?? '',
    quote: isText ? words : '',
    note: kind === 'note' ? words : '',
    location: places.join(', '),
    created: dateIn(date) ?? date,
    lost: date === '' ? ['dates'] : [],
  }
  return [{ kind, text: entry, cells, from: from === '' ? NaN : Number(from), to: from === '' ? NaN : Number(end) }]
}

/** A page or location: its name and number, or in Japanese and Chinese a page with its number first. */
const PLACE =
  /(page|seite|p[aá]gina|side|locatie|location|loc\.|emplacement|posi[cç][aã]o|posici[oó]n|posizione|position|位置|страниц\p{L}{0,3}|мест\p{L}{0,14})(?:no)?\W{1,3}(\d+(?:[-–]\d+)?|[xivlc]+\b)|(?:第 ?)?\d{1,6}(?:[-–]\d{1,6})? ?(?:ページ|[页頁])/giu

/** The words for each kind in English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Japanese, Chinese. */
const CLIPPING_KINDS = [
  ['bookmark', /\b(?:bookmark|lesezeichen|signet|segnalibro|bladwijzer)\b|(?:tu|mi|el|seu|o) marcador|закладк|ブックマーク|书签|書籤/iu],
  ['note', /(?:^|\s)(?:note|notiz|nota|notitie)(?:\s|$)|заметк|примечани|メモ|笔记|筆記/iu],
  ['highlight', /\b(?:highlight|clip|markierung|surlign\p{L}{1,8}|subrayado|evidenziazione|destaque|markering)\b|выделен|ハイライト|标注|標註|標注/iu],
] as const // prettier-ignore

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

/** Reads a date in one of the languages: with the day before the month, as 2024年5月3日, else with the English month. */
function dateIn(text: string): string | null {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '')
  const [, years, months, days, part = '', hour = '', clock = ''] =
    /(\d{4})年(\d{1,2})月(\d{1,2})日[^\d上下午前後]{0,12}(上午|下午|午前|午後)? ?(\d{1,2})((?::\d{2}){1,2})/u.exec(
      plain,
    ) ?? []
  if (years !== undefined) return instantOfCell(`${years}-${months}-${days} ${hoursOf(hour, part)}${clock}`)
  const found =
    /(\d{1,2})\.? (?:de )?(\p{L}{3,10})\.? (?:de )?(\d{4}),?[^\d]{1,12}(\d{1,2})((?::\d{2}){1,2})(?: ?([ap])\.? ?m)?/iu.exec(
      plain,
    )
  const month = MONTHS.findIndex((stems) => stems.some((stem) => found?.[2]?.toLowerCase().startsWith(stem)))
  if (found && month >= 0) {
    const [, day = '', , year = '', hour = '', clock = '', half = ''] = found
    return instantOfCell(`${year}-${month + 1}-${day} ${hoursOf(hour, half)}${clock}`)
  }
  return instantOfCell(text.replace(/^\D*?(?=\p{L}+ \d{1,2}, \d{4})/u, ''))
}

/** @param half of the day; empty: hours from 0 to 23 */
function hoursOf(hour: string, half: string): number {
  return half === '' ? Number(hour) : (Number(hour) % 12) + (/^(?:p|下午|午後)$/i.test(half) ? 12 : 0)
}

/** The beginnings of the months' names in English, German, French, Spanish, Italian, Portuguese, Dutch and Russian. */
const MONTHS =
  'jan ene gen янв|feb fev фев|mar maa мар|apr avr abr апр|mai may mag mei мая маи|jun juin giu июн|jul juil lug июл|aug aou ago авг|sep set сен|oct okt out ott окт|nov ноя|dec dez dic дек'
    .split('|')
    .map((stems) => stems.split(' '))
