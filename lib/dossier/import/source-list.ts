import { hostOf } from '@/lib/text/urls'
import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import { plainWords } from '@/lib/dossier/format/plain-words'
import type { Tier } from '@/lib/dossier/format/schema'
import type { DocBlock } from '@/lib/dossier/readers/block'
import type { Citation } from './citations'
import { DOSSIER_LIMITS } from '@/lib/dossier/format/file-limits'
import { pageKeyOf } from '@/lib/text/same-page'
import { citingNamesOf } from './author-year'
import type { ProblemList } from './import-result'
import { shortened } from '@/lib/text/shortened'
import { sourcesReferredTo, type EntryList, type LabelledEntry } from './list-runs'
import { ADDRESS_REST, sourceOf } from './source-entry'
import { webAddress } from '@/lib/text/web-address'

/** The sources of a document: those of its list by label, and those cited only by a link or a name. */
export class SourceList {
  private readonly lists: (Pick<EntryList, 'from' | 'to'> & { byLabel: Map<string, AuthoredSource> })[] = []
  private listsHere = this.lists
  private readonly byUrl = new Map<string, AuthoredSource>()
  /** Sources by the names that a text may use (see `citingNamesOf`), in small letters; null if several share a name. */
  private readonly byName = new Map<string, AuthoredSource | null>()
  private readonly all: AuthoredSource[] = []
  private next = 1
  last: number | undefined

  constructor(private readonly problems: ProblemList) {}

  get size(): number {
    return this.all.length
  }

  list(): AuthoredSource[] {
    return [...this.all].sort((a, b) => a.n - b.n)
  }

  knows(label: string): boolean {
    return this.listsHere.some(({ byLabel }) => byLabel.has(label)) || this.sourceByName(label) !== undefined
  }

  /** Restricts the marks that follow to one of several lists, given by the number of lists above it; null: no restriction. */
  readBelow(listsAbove: number | null): void {
    this.listsHere =
      listsAbove === null ? this.lists : this.lists.filter(({ from, to }) => from <= listsAbove && listsAbove <= to)
  }

  private labelled(label: string): AuthoredSource | undefined {
    const [list, ...others] = this.listsHere
    return others.length > 0 ? undefined : list?.byLabel.get(label)
  }

  /** Adds the entries of a list, in its order; notes such as "Ibid." are other labels of the sources they refer to. */
  addList({ entries, from, to }: EntryList): void {
    const byLabel = new Map<string, AuthoredSource>()
    this.lists.push({ from, to, byLabel })
    const targets = sourcesReferredTo(entries)
    // Numbered entries keep their numbers, so they are added before entries that have only a name.
    for (const numbered of [true, false])
      for (const entry of entries)
        if (/^\d+$/.test(entry.label) === numbered && !targets.has(entry)) this.addEntry(entry, byLabel)
    for (const [{ label }, target] of targets) {
      const source = byLabel.get(target)
      if (source && !byLabel.has(label)) byLabel.set(label, source)
    }
  }

  /** Adds an entry. A label that is a free number stays the number; otherwise the next free one is used. */
  private addEntry({ label, block, tier, alias }: LabelledEntry, byLabel: Map<string, AuthoredSource>): void {
    if (byLabel.has(label)) {
      this.problems.add({ level: 'dropped', code: 'same-source', line: block.line, words: block.text })
      return
    }
    const wanted = /^\d{1,4}$/.test(label) && Number(label) > 0 ? Number(label) : undefined
    const source = this.addPage(wanted, block, tier)
    if (!source) return
    byLabel.set(label, source)
    if (alias !== undefined) this.addName(alias, source)
    if (!/^\d+$/.test(label)) this.addName(label, source)
    for (const key of citingNamesOf(block.text)) this.addName(key, source)
    for (const key of citingNamesOf(source.title)) this.addName(key, source)
  }

  /** Adds the source of an entry, or adds what the entry knows to the source that has its page. */
  private addPage(
    wanted: number | undefined,
    block: LabelledEntry['block'],
    tier: Tier | undefined,
  ): AuthoredSource | undefined {
    const made = sourceOf(wanted ?? this.next, block, tier, this.problems)
    const known = made.url === undefined ? undefined : this.byUrl.get(pageKeyOf(made.url))
    if (!known || !areSameWork(known, made)) return this.add(wanted, block.line, (n) => ({ ...made, n }))
    if (isUntitled(known) && !isUntitled(made)) known.title = made.title
    Object.assign(known, { ...made, ...known })
    const words = `[${wanted ?? made.n}] → [${known.n}]`
    this.problems.addToGroup({ level: 'changed', code: 'same-page', line: block.line, words })
    return known
  }

  private addName(key: string, source: AuthoredSource): void {
    const lower = key.toLowerCase()
    const known = this.byName.get(lower)
    // A name that two sources share identifies neither.
    this.byName.set(lower, known === undefined || known === source ? source : null)
  }

  private sourceByName(name: string): AuthoredSource | undefined {
    return this.byName.get(name.toLowerCase().trim()) ?? undefined
  }

  /** Returns the number of a cited source, and adds a link that the list lacks. Undefined for an unknown label. */
  addSource(citation: Pick<Citation, 'label' | 'url' | 'words'>, line: number): number | undefined {
    const listedSources =
      citation.label === undefined ? undefined : (this.labelled(citation.label) ?? this.sourceByName(citation.label))
    if (listedSources) {
      if (listedSources.url === undefined && citation.url) listedSources.url = webAddress(citation.url)
      return listedSources.n
    }
    if (citation.url === undefined) return undefined
    const url = webAddress(citation.url)
    if (url === undefined) {
      // Links within the page are not sources and not reported.
      if (/^[a-z][a-z\d+.-]*:/i.test(citation.url.trim()) && !/^mailto:/i.test(citation.url))
        this.problems.add({ level: 'dropped', code: 'unsafe-link', line, words: citation.url })
      return undefined
    }
    const known = this.byUrl.get(pageKeyOf(url))
    if (known) return known.n
    const words = shortened(citation.words ?? '', 300)
    const title =
      words.length > 2 && !/^https?:/i.test(words) ? words : hostOf(url) + new URL(url).pathname.replace(/\/$/, '')
    return this.add(undefined, line, (n) => ({ n, title: shortened(title, 300), publisher: hostOf(url), url }))?.n
  }

  /** Inserts the source's title before each mark that is a word of the sentence: "according to [3]". */
  withTitles(text: string): string {
    return text.replace(MARK_AS_WORD, (whole, before: string, label: string) => {
      const [title = ''] = this.labelled(label)?.title.split(/[;(]/) ?? []
      return title === '' ? whole : `${before}“${title.replace(/["“”]/g, '’').trim()}” [${label}]`
    })
  }

  /** Returns the number of a work named in a line such as "Source: Herrera, Frida"; adds a work that the list lacks. */
  findOrAddWork(words: string, links: DocBlock['links'], line: number): number | undefined {
    const known =
      this.sourceByName(words) ??
      citingNamesOf(words)
        .map((key) => this.sourceByName(key))
        .find(Boolean)
    if (known) return known.n
    const address = ADDRESS_PATTERN.exec(words)?.[0]
    const url = address === undefined ? undefined : webAddress(address)
    const same = url === undefined ? undefined : this.byUrl.get(pageKeyOf(url))
    if (same) return same.n
    const [link] = links
    if (link) return this.addSource({ url: link.url, words }, line)
    const source = this.add(undefined, line, (n) => sourceOf(n, { text: words, links, line }, undefined, this.problems))
    if (source) this.addName(words, source)
    return source?.n
  }

  /** Removes all sources: those that a page cites are none of its statements. */
  clear(): void {
    this.all.length = 0
    this.numbers.clear()
    this.byUrl.clear()
    this.next = 1
  }

  /** Adds the document itself as a source, unless its list has its page. Undefined where there are too many. */
  addDocument(document: Omit<AuthoredSource, 'n'>): number | undefined {
    const known = document.url === undefined ? undefined : this.byUrl.get(pageKeyOf(document.url))
    return (known ? Object.assign(known, document) : this.add(undefined, 0, (n) => ({ n, ...document })))?.n
  }

  /** Gives a statement's tier to its sources that the list does not rate; of several such tiers the worst counts. */
  rate(numbers: readonly number[], tier: Tier): void {
    for (const source of this.all)
      if (
        numbers.includes(source.n) &&
        (!this.rated.has(source) ? source.tier === undefined : (source.tier ?? 0) < tier)
      ) {
        source.tier = tier
        this.rated.add(source)
      }
  }
  private readonly rated = new Set<AuthoredSource>()

  private add(
    wanted: number | undefined,
    line: number,
    make: (n: number) => AuthoredSource,
  ): AuthoredSource | undefined {
    if (this.all.length >= DOSSIER_LIMITS.sources) {
      if (this.all.length === DOSSIER_LIMITS.sources)
        this.problems.add({ level: 'dropped', code: 'too-many', line, words: 'sources' })
      return undefined
    }
    while (this.numbers.has(this.next)) this.next += 1
    const n = wanted !== undefined && !this.numbers.has(wanted) ? wanted : this.next
    const source = make(n)
    this.numbers.add(n)
    this.all.push(source)
    if (source.url && !this.byUrl.has(pageKeyOf(source.url))) this.byUrl.set(pageKeyOf(source.url), source)
    return source
  }
  private readonly numbers = new Set<number>()
}

const ADDRESS_PATTERN = new RegExp(String.raw`https?:\/\/${ADDRESS_REST}`, 'i')
const MARK_AS_WORD = /((?:^|;|\b(?:at|by|for|from|in|of|on|per|see|to|via|with|and|or))\s?)\[(\d{1,4})\]/gi

/** Returns whether two entries of one address are of one work: the front page of a site may be the address of any of its works. */
function areSameWork(entry: AuthoredSource, other: AuthoredSource): boolean {
  const { pathname, search } = new URL(entry.url ?? '')
  const isFrontPage = pathname === '/' && search === ''
  return !isFrontPage || plainWords(entry.title) === plainWords(other.title) || isUntitled(entry) || isUntitled(other)
}

function isUntitled({ title, url = '' }: AuthoredSource): boolean {
  return title === hostOf(url) || title.startsWith(`${hostOf(url)}/`)
}
