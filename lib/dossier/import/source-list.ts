import { hostOf } from '@/lib/text/host-of'
import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import type { Tier } from '@/lib/dossier/format/schema'
import type { DocBlock } from '@/lib/dossier/readers/block'
import type { Citation } from './citations'
import { DOSSIER_LIMITS } from '@/lib/dossier/format/file-limits'
import { shortened, type ProblemList } from './problem-list'
import { sourceOf } from './source-entry'
import { webAddress } from '@/lib/dossier/format/web-address'

/** The sources of a document: those of its list by label, and those cited only by a link or a name. */
export class SourceList {
  private readonly byLabel = new Map<string, AuthoredSource>()
  private readonly byUrl = new Map<string, AuthoredSource>()
  /** Sources by the names that a text may use (see `namesOf`), in small letters; null if several share a name. */
  private readonly byName = new Map<string, AuthoredSource | null>()
  private readonly all: AuthoredSource[] = []
  private next = 1

  constructor(private readonly problems: ProblemList) {}

  get size(): number {
    return this.all.length
  }

  /** Sources in the order of their numbers. */
  list(): AuthoredSource[] {
    return [...this.all].sort((a, b) => a.n - b.n)
  }

  knows(label: string): boolean {
    return this.byLabel.has(label) || this.sourceByName(label) !== undefined
  }

  /** Adds an entry of the list. A label that is a free number stays the number; otherwise the next free one is used. */
  addEntry(label: string, block: Pick<DocBlock, 'text' | 'links' | 'line'>, headingTier: Tier | undefined): void {
    if (this.byLabel.has(label)) {
      this.problems.add({ level: 'dropped', code: 'same-source', line: block.line, words: block.text })
      return
    }
    const wanted = /^\d{1,4}$/.test(label) && Number(label) > 0 ? Number(label) : undefined
    const source = this.add(wanted, block.line, (n) => sourceOf(n, block, headingTier, this.problems))
    if (!source) return
    this.byLabel.set(label, source)
    if (!/^\d+$/.test(label)) this.addName(label, source)
    for (const key of namesOf(block.text)) this.addName(key, source)
    for (const key of namesOf(source.title)) this.addName(key, source)
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
    const listed =
      citation.label === undefined ? undefined : (this.byLabel.get(citation.label) ?? this.sourceByName(citation.label))
    if (listed) {
      if (listed.url === undefined && citation.url) listed.url = webAddress(citation.url)
      return listed.n
    }
    if (citation.url === undefined) return undefined
    const url = webAddress(citation.url)
    if (url === undefined) {
      // Links within the page are not sources and not reported.
      if (/^[a-z][a-z\d+.-]*:/i.test(citation.url.trim()) && !/^mailto:/i.test(citation.url))
        this.problems.add({ level: 'dropped', code: 'unsafe-link', line, words: citation.url })
      return undefined
    }
    const known = this.byUrl.get(keyOf(url))
    if (known) return known.n
    const words = shortened(citation.words ?? '', 300)
    const title =
      words.length > 2 && !/^https?:/i.test(words) ? words : hostOf(url) + new URL(url).pathname.replace(/\/$/, '')
    return this.add(undefined, line, (n) => ({ n, title: shortened(title, 300), publisher: hostOf(url), url }))?.n
  }

  /** Inserts the source's title before each mark that is a word of the sentence: "according to [3]". */
  withTitles(text: string): string {
    return text.replace(MARK_AS_WORD, (whole, before: string, label: string) => {
      const [title = ''] = this.byLabel.get(label)?.title.split(/[;(]/) ?? []
      return title === '' ? whole : `${before}“${title.replace(/["“”]/g, '’').trim()}” [${label}]`
    })
  }

  /** Returns the number of a work named in a line such as "Source: Herrera, Frida"; adds a work that the list lacks. */
  findOrAddWork(words: string, links: DocBlock['links'], line: number): number | undefined {
    const known =
      this.sourceByName(words) ??
      namesOf(words)
        .map((key) => this.sourceByName(key))
        .find(Boolean)
    if (known) return known.n
    const address = /https?:\/\/[^\s<>"”)\]]+/i.exec(words)?.[0].replace(/[.,;:]+$/, '')
    const url = address === undefined ? undefined : webAddress(address)
    const same = url === undefined ? undefined : this.byUrl.get(keyOf(url))
    if (same) return same.n
    const [link] = links
    if (link) return this.addSource({ url: link.url, words }, line)
    const source = this.add(undefined, line, (n) => sourceOf(n, { text: words, links, line }, undefined, this.problems))
    if (source) this.addName(words, source)
    return source?.n
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
    if (source.url && !this.byUrl.has(keyOf(source.url))) this.byUrl.set(keyOf(source.url), source)
    return source
  }
  private readonly numbers = new Set<number>()
}

const MARK_AS_WORD = /((?:^|;|\b(?:at|by|for|from|in|of|on|per|see|to|via|with|and|or))\s?)\[(\d{1,4})\]/gi

function keyOf(url: string): string {
  const { host, pathname, search } = new URL(url)
  return host.replace(/^www\./, '') + pathname.replace(/\/$/, '') + search
}

/** Returns the names that may cite an entry: "Sheff 1993" for "Sheff, David (1993). Game Over", "Britannica". */
function namesOf(entry: string): string[] {
  const text = entry.slice(0, 300)
  const family = /^["“]?(\p{Lu}[\p{L}'’-]+)/u.exec(text)?.[1]
  const year = /\b(1[5-9]\d\d|20\d\d)([a-z]?)\b/.exec(text)
  const head = /^["“]?([^,.:;("”—–]{2,60})/u.exec(text)?.[1]?.trim()
  const names = head && /^\p{Lu}/u.test(head) ? [head, head.replace(/^(?:The|Encyclop\w+) /, '')] : []
  const words = head?.match(/\p{Lu}[\p{L}'’-]*/gu) ?? []
  // "Ann Hibner Koblitz" as "Koblitz"; "NPS" for "National Park Service" only with the year, since a text explains its
  // abbreviations in the same form.
  const last = /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){0,2} (\p{Lu}[\p{L}'’-]+)$/u.exec(head ?? '')?.[1]
  const initials = words.length > 2 ? words.map((word) => word.charAt(0)).join('') : undefined
  const short = [...new Set([...names, last, family, initials].filter((name) => name !== undefined))]
  return [
    ...(year ? short.map((name) => `${name} ${year[1] ?? ''}${year[2] ?? ''}`) : []),
    ...names,
    ...(last === undefined || names.includes(last) ? [] : [last]),
  ]
}
