import { type FindingState, findingStates } from '@/lib/details/state'
import type { Annotation } from '@/lib/schema/annotation'
import {
  toSearchableNote,
  type SearchableNote,
  createMatcher,
  FAILED_FILTER_BITS,
  createMatchContext,
  noteTraitTests,
  type LibraryStart,
  type MatchContext,
} from './match-entry'
import { foldWords } from '@/lib/text/fold-words'
import {
  noNoteFilters,
  noteTraits,
  type SearchCounts,
  type LibrarySource,
  type ListRow,
  type RowGroup,
  type SearchAnswer,
  type SearchFilters,
  type NoteTrait,
  type NoteOrder,
} from './types'
import type { NoteColor } from '@/lib/schema/note-colors'

interface RowRange {
  from: number
  to: number
}

export interface ShownRows {
  answer: SearchAnswer
  rows: ListRow[]
}

export type Library = ReturnType<typeof createLibrary>

export interface LibraryHost {
  /** Called when an answer would differ from the last one. */
  changed: () => void
  failed: (error: unknown) => void
}

/** Creates the library: it reads all notes once, indexes them in memory, follows changes, and answers searches. */
export function createLibrary(source: LibrarySource, start: LibraryStart, host: LibraryHost) {
  const entries = new Map<string, SearchableNote>()
  /** All entries, last changed first; null: they must be sorted again. */
  let newestFirst: SearchableNote[] | null = null
  const matchContext = createMatchContext(start)
  const claimTexts = createClaimTexts(source.claimTexts, matchContext.claims)
  let filters = noNoteFilters
  const hasNote = ({ id }: { id: string }): boolean => entries.has(id)
  let searchResult = countFacets([], filters, matchContext)
  /** The rows of the last search: a changed note keeps its place, and a restored one returns to it. */
  let foundRows: NoteRow[] = []
  let rows: NoteRow[] = []
  let members: ReadonlySet<string> = new Set()
  let shownNotes = 0
  let version = 0
  /** Whether rows that were given out may be out of date. */
  let areRowsOld = false
  let total = 0
  let isReading = true
  const counted = () => countFacets((newestFirst ??= sortNewestFirst(entries.values())), filters, matchContext)
  const answer = (): SearchAnswer => ({
    version,
    all: isReading ? Math.max(total, entries.size) : entries.size,
    found: shownNotes,
    rows: rows.length,
    counts: searchResult.counts,
    fresh: searchResult.found.reduce((sum, { id }) => (members.has(id) ? sum : sum + 1), 0),
    read: isReading ? entries.size : null,
  })
  const rowsShown = async ({ from, to }: RowRange): Promise<ShownRows> => {
    const searchAnswer = answer()
    const wanted = rows
    const some = wanted.slice(from, to)
    const notes = new Map((await source.byIds(idsOf(some))).map((note) => [note.id, note]))
    return {
      answer: searchAnswer,
      rows: some.map(({ id, group }, i) => ({
        at: from + i,
        key: `${group.key} ${id}`,
        annotation: notes.get(id) ?? null,
        group: groupAt(wanted, from + i),
      })),
    }
  }
  const groupAt = (rows: readonly NoteRow[], at: number): RowGroup | null => {
    const group = rows[at]?.group
    if (group === undefined || rows[at - 1]?.group === group) return null
    let end = at + 1
    while (rows[end]?.group === group) end++
    const older = rows.slice(at, end).filter(({ id }) => {
      const entry = entries.get(id)
      return entry !== undefined && noteTraitTests.older(entry, matchContext)
    })
    return { ...group, count: end - at, older: older.length }
  }
  const indexNotes = (annotations: readonly Annotation[]): void => {
    for (const annotation of annotations) entries.set(annotation.id, toSearchableNote(annotation))
    newestFirst = null
    areRowsOld = true
  }
  const reread = async (ids: readonly string[]): Promise<void> => {
    const there = await source.byIds(ids)
    const known = new Set(there.map(({ id }) => id))
    for (const id of ids) if (!known.has(id)) entries.delete(id)
    indexNotes(there)
  }
  /** Finds the changed notes after a bulk change without a list of ids: each change gives a note a new stamp. */
  const rereadChanged = async (): Promise<void> => {
    const stamps = await source.stamps()
    for (const id of entries.keys()) if (!stamps.has(id)) entries.delete(id)
    newestFirst = null
    areRowsOld = true
    const others = [...stamps.keys()].filter((id) => entries.get(id)?.stamp !== stamps.get(id))
    for (let at = 0; at < others.length; at += BATCH) await reread(others.slice(at, at + BATCH))
  }
  /** Reads the claims that notes refer to. If that fails, notes are still found by their own words. */
  const readClaimTexts = async (isLess = false): Promise<void> => {
    const isNew = await claimTexts.learn(entries.values()).catch((error: unknown) => {
      console.error('Claimlight: the claims of notes cannot be read', error)
      return false
    })
    if (isNew || isLess) host.changed()
  }
  const open = async (): Promise<void> => {
    // Changes are handled one after another, so that a slow read of an older state cannot replace a newer one.
    let following: Promise<void> = Promise.resolve()
    source.follow((ids) => {
      following = following.then(() => (ids === null ? rereadChanged() : reread(ids))).then(host.changed, host.failed)
      following = following.then(() => readClaimTexts())
    })
    source.followDossiers(() => {
      following = following.then(() => readClaimTexts(claimTexts.forget()))
    })
    total = await source.count()
    indexNotes(await source.newest(FIRST_NOTES))
    host.changed()
    let told = entries.size
    for await (const batch of source.batches()) {
      indexNotes(batch)
      if (entries.size - told < NOTES_PER_UPDATE) continue
      told = entries.size
      host.changed()
    }
    isReading = false
    host.changed()
    following = following.then(() => readClaimTexts())
  }
  void open().catch(host.failed)
  return {
    /** Finds notes and lays out the rows. @returns the rows in the range, as `recount` and `rows` do */
    find({ filters: wanted, ...range }: { filters: SearchFilters } & RowRange): Promise<ShownRows> {
      filters = wanted
      searchResult = counted()
      foundRows = rows = layoutRows(searchResult.found, filters.order)
      members = new Set(idsOf(foundRows))
      shownNotes = members.size
      version++
      areRowsOld = false
      return rowsShown(range)
    },
    /** Counts again without laying out the rows again: rows of deleted notes go, new notes get none. */
    recount(range: RowRange): Promise<ShownRows> {
      searchResult = counted()
      rows = foundRows.filter(hasNote)
      shownNotes = idsOf(rows).length
      if (areRowsOld) version++
      areRowsOld = false
      return rowsShown(range)
    },
    rows: rowsShown,
    ids: ({ from, to }: RowRange): string[] => idsOf(rows.slice(from, to).filter(hasNote)),
    tags(): string[] {
      const used = new Map<string, number>()
      for (const { tags } of entries.values()) for (const tag of tags) increment(used, tag)
      return mostUsedTags(used, MOST_TAGS_LISTED).map(([tag]) => tag)
    },
    /** Stores data that only the panel has: notes not found on their page, versions of dossiers, current verdicts. */
    know(learned: Partial<Pick<MatchContext, 'orphans' | 'changed' | 'versions' | 'judged'>>): void {
      Object.assign(matchContext, learned)
      // The head of a group counts the notes on older evidence. The rest is in no row.
      if (learned.versions !== undefined) areRowsOld = true
      host.changed()
    },
  }
}

/** Tests every entry and counts the matches, which stay in the given order. */
function countFacets(entries: Iterable<SearchableNote>, filters: SearchFilters, matchContext: MatchContext) {
  const failsOf = createMatcher(filters, matchContext)
  const matches: SearchableNote[] = []
  const verdict = new Map<FindingState, number>()
  const color = new Map<NoteColor, number>()
  const countByTrait = new Map<NoteTrait, number>()
  const tags = new Map<string, number>()
  for (const entry of entries) {
    const fails = failsOf(entry)
    if (entry.verdict !== null && (fails & ~FAILED_FILTER_BITS.verdict) === 0) increment(verdict, entry.verdict)
    if (entry.color !== null && (fails & ~FAILED_FILTER_BITS.color) === 0) increment(color, entry.color)
    if (fails !== 0) continue
    matches.push(entry)
    for (const tag of entry.tags) increment(tags, tag)
    for (const trait of noteTraits) if (noteTraitTests[trait](entry, matchContext)) increment(countByTrait, trait)
  }
  return {
    found: matches,
    counts: {
      verdict: Object.fromEntries(verdict),
      color: Object.fromEntries(color),
      only: Object.fromEntries(countByTrait),
      tags: mostUsedTags(tags, TAGS_SHOWN),
    } satisfies SearchCounts,
  }
}

/** Returns the first `limit` tags, most used first, equal counts in order of code units. */
function mostUsedTags(tags: ReadonlyMap<string, number>, limit: number): [string, number][] {
  return [...tags].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, limit)
}

/** Maximum number of tags shown; the search finds the others. */
const TAGS_SHOWN = 60

function increment<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function idsOf(rows: readonly NoteRow[]): string[] {
  return [...new Set(rows.map(({ id }) => id))]
}

/** Sorts entries, last changed first. Equal times are ordered by id, so that every start gives the same list. */
function sortNewestFirst(entries: Iterable<SearchableNote>): SearchableNote[] {
  return [...entries].sort((a, b) => b.modified - a.modified || (a.id < b.id ? -1 : 1))
}

/** Number of notes read before all others, to show a first list: more than a window has rows. */
const FIRST_NOTES = 200
const BATCH = 500
const NOTES_PER_UPDATE = 20_000
const MOST_TAGS_LISTED = 500

/**
 * Creates a reader of the texts of claims that notes refer to, so that a search in these texts finds the notes. It
 * reads no other claims, since a dossier can have 100,000.
 * @param knownTexts receives the folded texts, by key
 */
function createClaimTexts(readTexts: LibrarySource['claimTexts'], knownTexts: Map<string, string>) {
  const askedIds = new Set<string>()
  return {
    async learn(entries: Iterable<SearchableNote>): Promise<boolean> {
      const fresh = new Set<string>()
      for (const { claims } of entries)
        for (const key of claims) if (key.includes('\n') && !askedIds.has(key)) fresh.add(key)
      if (fresh.size === 0) return false
      const texts = await readTexts([...fresh])
      // Only after a successful read, so that keys that could not be read are tried again.
      for (const key of fresh) askedIds.add(key)
      for (const [key, text] of texts) knownTexts.set(key, foldWords(text))
      return texts.length > 0
    },
    /** Drops the texts after a change of dossiers; `readClaimTexts` reads them again. @returns whether it had any */
    forget(): boolean {
      let isLess = false
      for (const key of askedIds) if (knownTexts.delete(key)) isLess = true
      askedIds.clear()
      return isLess
    },
  }
}

interface NoteRow {
  id: string
  /** The group, the same object in all rows of the group, which are adjacent. */
  group: Omit<RowGroup, 'count' | 'older'>
}

/**
 * Lays out entries in groups: months and pages by the last change in them, tags in alphabetical order, verdicts most
 * serious first, notes without tag or verdict last. Within a group, the order of `found` stays.
 * @param found entries, last changed first
 */
function layoutRows(found: readonly SearchableNote[], order: NoteOrder): NoteRow[] {
  const groups = new Map<string, NoteRow[]>()
  for (const entry of found)
    for (const key of keysOf[order](entry)) {
      const rows = groups.get(key)
      const { title, site } = order === 'page' ? entry : { title: '', site: '' }
      if (rows?.[0]) rows.push({ id: entry.id, group: rows[0].group })
      else groups.set(key, [{ id: entry.id, group: { key, title, site } }])
    }
  return sortGroupKeys([...groups.keys()], order).flatMap((key) => groups.get(key) ?? [])
}

const keysOf: Record<NoteOrder, (entry: SearchableNote) => readonly string[]> = {
  changed: ({ stamp }) => [stamp.slice(0, 7)],
  page: ({ place }) => [place],
  tag: ({ tags }) => (tags.length === 0 ? [''] : tags),
  verdict: ({ verdict }) => [verdict ?? ''],
}

function sortGroupKeys(keys: string[], order: NoteOrder): string[] {
  if (order === 'changed' || order === 'page') return keys
  const rank = (key: string): number => findingStates.indexOf(key as FindingState)
  const compare = (a: string, b: string): number =>
    order === 'tag' ? alphabeticalOrder.compare(a, b) : rank(a) - rank(b)
  return keys.sort((a, b) => Number(a === '') - Number(b === '') || compare(a, b))
}

const alphabeticalOrder = new Intl.Collator('und', { sensitivity: 'base', numeric: true })
