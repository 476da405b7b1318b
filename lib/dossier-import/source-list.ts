import type { AuthoredSource } from '@/lib/dossier/authoring'
import type { Tier } from '@/lib/dossier/schema'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import type { Block } from './block'
import { isoOf } from './iso-of'
import { LIMITS } from './limits'
import { shortened, type ProblemList } from './problem-list'
import { webAddress } from './web-address'

/** The sources of a document: those of its list by label, and those cited only by a link. */
export class SourceList {
  private readonly byLabel = new Map<string, AuthoredSource>()
  private readonly byUrl = new Map<string, AuthoredSource>()
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
    return this.byLabel.has(label)
  }

  /** Takes an entry of the list; numbers stay as they are, names get the next free number. */
  addEntry(label: string, block: Block, headingTier: Tier | undefined): void {
    if (this.byLabel.has(label)) {
      this.problems.add({ level: 'dropped', code: 'same-source', line: block.line, words: block.text })
      return
    }
    const wanted = /^\d{1,4}$/.test(label) && Number(label) > 0 ? Number(label) : undefined
    const source = this.add(wanted, block.line, (n) => sourceOf(n, block, headingTier, this.problems))
    if (source) this.byLabel.set(label, source)
  }

  /** The number of what a sentence cites; undefined where the list has no such source. */
  numberOf(citation: { label?: string; url?: string; words?: string }, line: number): number | undefined {
    const listed = citation.label === undefined ? undefined : this.byLabel.get(citation.label)
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
    const host = new URL(url).hostname.replace(/^www\./, '')
    const words = shortened(citation.words ?? '', 300)
    const title = words.length > 2 && !/^https?:/i.test(words) ? words : host + new URL(url).pathname.replace(/\/$/, '')
    return this.add(undefined, line, (n) => ({ n, title: shortened(title, 300), publisher: host, url }))?.n
  }

  private add(
    wanted: number | undefined,
    line: number,
    make: (n: number) => AuthoredSource,
  ): AuthoredSource | undefined {
    if (this.all.length >= LIMITS.sources) {
      if (this.all.length === LIMITS.sources)
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

function keyOf(url: string): string {
  const { host, pathname, search } = new URL(url)
  return host.replace(/^www\./, '') + pathname.replace(/\/$/, '') + search
}

/** `Publisher — Title (Date) — Tier 1; what it shows`, or any line with a title and perhaps an address. */
function sourceOf(
  n: number,
  { text, links, line }: Block,
  headingTier: Tier | undefined,
  problems: ProblemList,
): AuthoredSource {
  const address =
    links.map(({ url }) => url)[0] ?? /\bhttps?:\/\/[^\s<>"”)\]]+/i.exec(text)?.[0].replace(/[.,;:]+$/, '')
  const url = address === undefined ? undefined : webAddress(address)
  if (address !== undefined && url === undefined)
    problems.add({ level: 'dropped', code: 'unsafe-link', line, words: address })
  const plain = text
    .replace(/\[([^\n]{1,500})\]\(https?:[^()\s]*\)/g, '$1')
    .replace(/<?\bhttps?:\/\/[^\s<>]+>?/gi, ' ')
    .replace(/\(\s*\)|\bAvailable (?:at|from):?\s*$|\bRetrieved from:?\s*$/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:–—-]+$/, '')
    .trim()
  const parts = plain.split(/\s+[—–]\s+/)
  const tierAt = parts.findIndex((part) => /^Tier\s*[1-3]/i.test(part))
  const own = tierOf(parts[tierAt] ?? '')
  const head = tierAt > 0 ? parts.slice(0, tierAt) : parts
  const note =
    tierAt >= 0
      ? [parts[tierAt]?.replace(/^Tier\s*[\d./]+\s*(?:\([^)]*\))?[;,.:\s]*/i, ''), ...parts.slice(tierAt + 1)]
          .filter(Boolean)
          .join(' – ')
      : ''
  const hasPublisher = head.length > 1 && (head[0] ?? '').length <= 60
  const title =
    (hasPublisher ? head.slice(1) : head).join(' – ') || (url === undefined ? plain : hostOf(url)) || `Source ${n}`
  const date = datesOf(fold(title)).at(-1)
  const iso = date?.role === 'at' ? isoOf(date.value) : undefined
  const tier = own ?? headingTier
  return {
    n,
    title: shortened(unquoted(title), 500),
    ...(hasPublisher
      ? { publisher: shortened(head[0] ?? '', 100) }
      : url === undefined
        ? {}
        : { publisher: hostOf(url) }),
    ...(iso === undefined ? {} : { date: iso }),
    ...(url === undefined ? {} : { url }),
    ...(tier === undefined ? {} : { tier }),
    ...(note === '' ? {} : { note: shortened(note, 1000) }),
  }
}

/** "Tier 2 (Mainstream press)", of a heading or of an entry. */
export function tierOf(words: string): Tier | undefined {
  const number = /\bTier\s*(1|2\.5|2|3)(?![\d.]\d)/i.exec(words)?.[1]
  return TIERS.find((tier) => String(tier) === number)
}
const TIERS: readonly Tier[] = [1, 2, 2.5, 3]

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}

function unquoted(title: string): string {
  const inner = /^["“](.+)["”]$/.exec(title)?.[1]
  return inner !== undefined && !/["“”]/.test(inner) ? inner : title
}
