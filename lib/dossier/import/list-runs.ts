import { labelsOfMark, SQUARE_MARK } from './citation-style'
import type { Paragraph } from './section'
import type { SourceEntry } from './source-entry'
import { familyNameOfAuthor } from './author-year'
import { mapDefined } from '@/lib/text/lists'

export type LabelledEntry = SourceEntry & { label: string }

/** A list of sources. It explains the marks of a text that has between `from` and `to` lists above it. */
export interface EntryList {
  entries: LabelledEntry[]
  from: number
  to: number
}

/**
 * Returns the lists of a document: one, or one for each answer of a chat, if a later list starts again at 1. Such a list
 * explains the text between the former list and itself, or below itself if no text above the first list cites.
 *
 * @param runs entries with text only between the runs
 */
export function entryLists(
  runs: readonly (readonly SourceEntry[])[],
  texts: readonly Pick<Paragraph, 'block' | 'listsAbove'>[],
): EntryList[] {
  const lists: JoinedLists[] = []
  for (const [at, run] of runs.entries()) {
    const list = lists.at(-1)
    const isNumbered = run.some(({ label }) => label !== null)
    const next = new JoinedLists(at)
    next.add(run, at)
    if (list && !(isNumbered === list.isNumbered && next.startsAgain(list))) list.add(run, at)
    else lists.push(next)
  }
  if (lists.length < 2) return lists.map(({ entries }) => ({ entries, from: 0, to: Infinity }))
  const cited = new Map<number, string[]>()
  for (const { block, listsAbove: above } of texts) {
    const labels = (block.text.match(SQUARE_MARK) ?? []).flatMap(labelsOfMark)
    if (labels.length > 0) cited.set(above, [...(cited.get(above) ?? []), ...labels])
  }
  const isBelow = !cited.has(0)
  return lists.map(({ entries, byLabel, first, last }, at): EntryList => {
    const before = lists[at - 1]
    const after = lists[at + 1]
    const behindBefore = before ? before.last + 1 : 0
    const from = isBelow ? first + 1 : behindBefore
    const to = isBelow ? (after?.first ?? runs.length) : last
    // A mark that only the other list has shows that the text may cite either, so that neither is certain.
    const other = (isBelow ? after : before)?.byLabel
    const labels = Array.from({ length: to - from + 1 }, (_, index) => cited.get(from + index) ?? []).flat()
    const isUncertain = labels.some((label) => !byLabel.has(label) && other?.has(label))
    return { entries, from, to: isUncertain ? -1 : to }
  })
}

class JoinedLists {
  readonly entries: LabelledEntry[] = []
  readonly byLabel = new Map<string, SourceEntry['block']>()
  isNumbered = false
  last: number

  constructor(readonly first: number) {
    this.last = first
  }

  /** Adds the entries of a run. One without a label is numbered by its place, unless another has this number. */
  add(run: readonly SourceEntry[], at: number): void {
    this.last = at
    const isNumbered = run.some(({ label }) => label !== null)
    // Places of a list without numbers are not cited by a document that numbers its sources.
    if (isNumbered && !this.isNumbered) this.dropPlaces()
    this.isNumbered ||= isNumbered
    const given = new Set(run.map(({ label }) => label))
    for (const entry of run) {
      const place = String(this.entries.length + 1)
      const label = entry.label ?? (given.has(place) || this.byLabel.has(place) ? `• ${place}` : place)
      this.entries.push({ ...entry, label })
      if (!this.byLabel.has(label)) this.byLabel.set(label, entry.block)
    }
  }

  /** Takes the numbers of places away; without an address, such a line is no source. */
  private dropPlaces(): void {
    const linked = this.entries.filter(({ block }) => block.links.length > 0 || /https?:/i.test(block.text))
    this.entries.splice(0, Infinity, ...linked.map((entry, at) => ({ ...entry, label: `• ${at + 1}` })))
    this.byLabel.clear()
    for (const { label, block } of this.entries) this.byLabel.set(label, block)
  }

  startsAgain(former: JoinedLists): boolean {
    const [own, other] = [this, former].map(({ byLabel }) => byLabel.get('1'))
    return own !== undefined && other !== undefined && entryContent(own) !== entryContent(other)
  }
}

const entryContent = ({ text, links }: SourceEntry['block']): string => `${text.trim()} ${links[0]?.url ?? ''}`

/**
 * Returns the notes that only refer to a source, with the label of the note or entry that they refer to; the label is
 * empty where that is not known. A short form refers to the only longer entry that it fits.
 */
export function sourcesReferredTo<Entry extends NoteEntry>(entries: readonly Entry[]): Map<Entry, string> {
  const targets = new Map<Entry, string>()
  const full = new Map<string, FullEntry[]>()
  const short: { entry: Entry; form: ShortForm }[] = []
  for (const [index, entry] of entries.entries()) {
    const reference = referenceIn(entry.block.text)
    if (reference === null) addFullEntry(full, entry)
    else if (reference.kind === 'short') short.push({ entry, form: reference })
    else targets.set(entry, reference.kind === 'note' ? reference.label : (entries[index - 1]?.label ?? ''))
  }
  for (const { entry, form } of short.sort((a, b) => b.entry.block.text.length - a.entry.block.text.length)) {
    const ofAuthor = full.get(form.family.toLowerCase()) ?? []
    const fitting = ofAuthor.length > MOST_WORKS ? [] : ofAuthor.filter((entry) => isShortFormOf(form, entry))
    const [only] = fitting
    if (only && fitting.length === 1) targets.set(entry, only.label)
    else addFullEntry(full, entry)
  }
  // "Ibid." may follow a short form, so the labels are set in the order of the notes.
  const inOrder = mapDefined(entries, (entry): [Entry, string] | null => {
    const label = targets.get(entry)
    return label === undefined ? null : [entry, label]
  })
  return new Map(inOrder)
}

/** Number of works of one author above which short forms are not looked for, since comparing is slow. */
const MOST_WORKS = 100

interface FullEntry {
  label: string
  words: ReadonlySet<string>
  isPerson: boolean
}

function addFullEntry(full: Map<string, FullEntry[]>, { label, block: { text } }: NoteEntry): void {
  const family = familyNameOfAuthor(text.slice(0, 300))
  if (family === undefined) return
  // "NASA, Mission report" may be another report of NASA; a person has given names in the entry.
  const isPerson =
    /\p{Ll}/u.test(family) &&
    new RegExp(
      String.raw`^\W*(?:${family},? \p{Lu}(?:\p{Ll}+(?: \p{Lu})?)?\.|(?:\p{Lu}[\p{L}.'’-]* ){1,3}${family})`,
      'u',
    ).test(text)
  const works = full.get(family.toLowerCase()) ?? []
  works.push({ label, words: new Set(lowerWordsIn(text)), isPerson })
  full.set(family.toLowerCase(), works)
}

interface NoteEntry {
  label: string
  block: { text: string }
}

type NoteReference =
  /** "Ibid., 190." */
  | { kind: 'previous' }
  /** "See note 3 above." */
  | { kind: 'note'; label: string }
  /** "Orloff, Apollo by the Numbers, 110.", "Bilstein, op. cit.": a family name, and other words of the source. */
  | { kind: 'short'; family: string; words: string[]; isSure: boolean }

const PREVIOUS_NOTE =
  /^\W*(?:[Ss]ee (?:also )?)?(?:[Ii]bid(?:em)?\b|IBID\b|Id\.|[Ii]dem\b|[Ee]bd\.|[Ee]benda\b|(?:[Ll]oc|[Oo]p|[Aa]rt)\. ?cit\.).{0,80}$/u
const NUMBERED_NOTE_REFERENCE =
  /^\W*(?:see|cf\.?|as (?:cited )?in|same as|siehe|voir)\s+(?:also\s+)?(?:supra\s+)?(?:(?:end|foot)?notes?|nn?\.?|fn\.?|refs?\.?|references?|sources?|\[)\s*#?\[?\^?(\d{1,4})\b.{0,60}$|^.{0,80}\bsupra,?\s+(?:notes?|nn?\.?|fn\.?)\s*(\d{1,4})\b.{0,60}$|^.{0,80}\((?:see |cf\. )?(?:above,? )?(?:(?:end|foot)?notes?|nn?\.?|fn\.?)\s*(\d{1,4})(?: above)?\).{0,60}$|^\W*(?:(?:end|foot)?note|fn\.?)\s+(\d{1,4}),?\s+(?:above|supra).{0,60}$/iu
const CITED_WORK = /\b(?:op|loc|art)\. ?cit\.?/i
/** Pages at the end: ", pp. 12–14.", " 110". */
const PAGES_PATTERN =
  /[\s,:]+(?:pp?\.|S\.|at|f\.|fols?\.|ch(?:ap)?\.|vol\.)?\s?(?!(?:1[5-9]|20)\d\d\b)\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,6}(?:ff?\.?)?\W*$/i

/** Returns what a note refers to; null for a note with a source of its own. */
function referenceIn(text: string): NoteReference | null {
  const words = text.trim()
  if (words.length > 160 || /https?:|\bdoi\b/i.test(words)) return null
  if (PREVIOUS_NOTE.test(words)) return { kind: 'previous' }
  const label = NUMBERED_NOTE_REFERENCE.exec(words)?.slice(1).find(Boolean)
  if (label !== undefined) return { kind: 'note', label }
  const family =
    /^\W*((?:(?:de|van|von|der|den) ){0,2}\p{Lu}[\p{L}'’-]+)(?= (?:and|&) \p{Lu}[\p{L}'’-]+,| et al\.?,?|,|\.?$| \(?(?:1[5-9]|20)\d\d|: \d)/u.exec(
      words,
    )?.[1]
  if (family === undefined) return null
  const rest = words.replace(CITED_WORK, ' ').replace(PAGES_PATTERN, '')
  const isSure = CITED_WORK.test(words) || PAGES_PATTERN.test(words)
  return { kind: 'short', family, words: lowerWordsIn(rest).filter((word) => word !== family.toLowerCase()), isSure }
}

type ShortForm = Extract<NoteReference, { kind: 'short' }>

function isShortFormOf({ words, isSure }: ShortForm, entry: FullEntry): boolean {
  return (isSure || entry.isPerson) && words.every((word) => entry.words.has(word))
}

const lowerWordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []
