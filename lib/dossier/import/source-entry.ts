import { hostOf } from '@/lib/text/urls'
import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import type { Tier } from '@/lib/dossier/format/schema'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { withoutGuards, type DocBlock } from '@/lib/dossier/readers/block'
import { isoDateOf } from '@/lib/text/iso-date-of'
import type { ProblemList } from './import-result'
import { shortened } from '@/lib/text/shortened'
import { webAddress } from '@/lib/text/web-address'
import { isWholeSentence } from './compose'
import { hasVerb } from '@/lib/text/verbs'
import { defined } from '@/lib/text/defined'

/** A line of a list of sources, and the label by which the text cites it. */
export interface SourceEntry {
  block: Pick<DocBlock, 'text' | 'links' | 'line'>
  label: string | null
  tier: Tier | undefined
  /** Another name by which the text may cite a numbered entry: "S1" of "1. S1: …". */
  alias?: string | undefined
}

/** Returns whether a line outside a list of sources is an entry: a label with an address, or a number in brackets. */
export function isSourceEntry(block: DocBlock): boolean {
  const { kind, text, links } = block
  const [link] = links
  // A line of a list that is only a link with a publisher and a title: "[Navy: Hornet](…)".
  if (kind === 'item' && links.length === 1 && link && link.end - link.start >= text.trim().length)
    if (/^[^:–—|]{2,40}(?::| [–—|-]) \S/.test(text) && /^https?:/i.test(link.url) && !hasVerb(text)) return true
  const { label, block: entry } = splitSourceEntry(block)
  if (label === null || text.length > 400 || !/[\p{L}\p{N}]{3}/u.test(entry.text)) return false
  // A numbered fact with a link, "1. Opened in 1890 (https://…)", is no source.
  const isNumber = /^\d+$/.test(label) && !/^\s*[[【]/.test(text)
  const isLinked = links.length > 0 || /https?:\/\//i.test(text)
  if (isLinked) return !isNumber || (/https?:\/\/\S+\W*$/i.test(text) && !isWholeSentence(entry.text))
  return /^\s*(?:\[\^?\d|【\d|\[?[SR]\d)/.test(text) && text.length < 160 && !hasVerb(entry.text)
}

/**
 * Splits an entry into its label, as in "[3] …", "4. …" or "[NASA] …", and the text after the label. A number of a list
 * is the label of its line, whatever the line begins with.
 *
 * @param isKey whether an acronym in front of an entry is its key: "NASA: Apollo 11" may be a publisher and a title
 */
export function splitSourceEntry(block: DocBlock, isKey = (_word: string) => true): Omit<SourceEntry, 'tier'> {
  const { text, links, label = null } = block
  const [, bracketed, pointed, bare, key, acronym, rest] = ENTRY_LABEL.exec(text) ?? []
  const found = bracketed?.replace(/\^$/, '') ?? pointed ?? bare ?? key ?? acronym
  if (found === undefined || rest === undefined) return { block, label }
  if (label !== null && !/^\d+$/.test(bracketed ?? '')) return { block, label, alias: bracketed ?? key ?? acronym }
  if (acronym !== undefined && !isKey(acronym)) return { block, label }
  const by = text.length - rest.length
  const moved = links.map((link) => ({ ...link, start: Math.max(0, link.start - by), end: Math.max(0, link.end - by) }))
  return { block: { ...block, text: rest, links: moved }, label: found }
}
const ENTRY_LABEL =
  /^\s*(?:[[【]\^?([^\]】\s]{1,40})[\]】]:?|\(?(\d{1,4}|[a-z](?=[.)] \p{Lu}))[.):]|(\d{1,3})(?=\s+(?:[\p{Lu}"“]|https?:))|(?:([A-Z]{1,3}\d{1,3}(?=\W))|([A-Z]{1,6}(?=\s*[:=—–-]\s)))\s*[:=.)]?)\s*[—–-]?\s*(\S.*)$/su

/** Parses a source: `Publisher — Title (Date) — Tier 1; note`, or any line with a title and perhaps an address. */
export function sourceOf(
  n: number,
  { text, links, line }: Pick<DocBlock, 'text' | 'links' | 'line'>,
  headingTier: Tier | undefined,
  problems: ProblemList,
): AuthoredSource {
  const address = links.find((link) => link.url !== '')?.url ?? BARE_ADDRESS.exec(text)?.[0]
  const url = address === undefined ? undefined : (webAddress(address) ?? withHttps(address))
  if (address !== undefined && url === undefined)
    problems.add({ level: 'dropped', code: 'unsafe-link', line, words: address })
  const access = ACCESS_DATE.exec(text)
  const plainText = withoutGuards(text)
    // The arrows of an encyclopedia, which lead back to the places in the text: "^ a b Smith, J."
    .replace(/^\s*[\^↑](?:\s*[a-z](?=\s))*\s*/u, '')
    .replace(ACCESS_DATE, ' ')
    .replace(/\[([^\n]{1,500})\]\(https?:[^()\s]*\)/g, '$1')
    .replace(/[<(]?\bhttps?:\/\/[^\s<>]+>?/gi, ' ')
    .replace(/\(\s*\)|\b(?:Available (?:at|from)|Retrieved from|URL|Link|Online):?\s*$/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const ownTier = tierOf(plainText)
  const afterTier = /[—–]\s+Tier\s*[\d./]+\s*(?:\([^)]*\))?[;,.:\s]+(\S.*)$/i.exec(plainText)
  const entry = (afterTier ? plainText.slice(0, afterTier.index) : withoutTier(plainText))
    .replace(/(?:^[\s|:–—-]+)|(?:[\s,;:|–—-]+$)/g, '')
    .replace(/\s*\.$/, '')
    .trim()
  const note = afterTier?.[1] ?? (access?.[1] ? `accessed ${access[1]}` : '')
  // "Øresundsbron – Facts. Øresundsbro Konsortiet": the dash is that of the title.
  const [, dashed, behind] = /^([^—–.]+\s–\s[^—–.]+)\.\s+(\p{Lu}[^—–.]{2,80})$/u.exec(entry) ?? []
  // 'Encyclopaedia Britannica. "Edmond Halley"': the title is in quotation marks. With a comma it is an author's name.
  const [, author, quoted] = /^([^"“”.,—–]{2,60})\.\s+(["“][^"“”]{2,300}["”])$/.exec(entry) ?? []
  let parts = entry.split(/\s+[—–]\s+/)
  if (dashed && behind) parts = [behind, dashed]
  else if (author && quoted) parts = [author, quoted]
  const hasPublisher = parts.length > 1 && (parts[0] ?? '').length <= 60
  const host = url === undefined ? undefined : hostOf(url)
  const title = (hasPublisher ? parts.slice(1) : parts).join(' – ') || (host ?? entry) || `Source ${n}`
  const publisher = hasPublisher ? shortened(parts[0] ?? '', 100) : host
  // "Smith, A. (1999, May 5). The landing of 1969": the date behind the authors is that of the source.
  const published = /^[^()]{2,200}\(((?:1[5-9]|20)\d\d)[a-z]?(?:, ([^()]{3,20}))?\)\./.exec(plainText)
  const date = datesOf(fold(published ? `${published[2] ?? ''} ${published[1] ?? ''}` : title)).at(-1)
  const iso = date?.role === 'at' ? isoDateOf(date.value) : undefined
  const tier = ownTier ?? headingTier
  return defined({
    n,
    title: shortened(withoutQuotes(title), 500),
    publisher,
    date: iso,
    url,
    tier,
    note: note === '' ? undefined : shortened(note, 1000),
  })
}

const ACCESS_TIME = String.raw`\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?(?:Uhr|UTC|GMT|[ap]\.?m\.?))?`
const ACCESS_DAY = String.raw`\d{1,2}-\p{L}{3,10}-\d{2,4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:\d{1,2}(?:st|nd|rd|th|er)?\.? (?:of |de )?)?\p{L}{3,10}\.? (?:de )?(?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}|\d{4}(?:,? \p{L}{3,10}\.?(?: \d{1,2})?)?`

/** The day on which somebody opened a page: "Retrieved May 5, 2024, from", "(abgerufen am 5. Mai 2024)". */
export const ACCESS_DATE = new RegExp(
  String.raw`[([]?\s?\b(?:(?:last|date|zuletzt|dernier|dernière|ultimo|último)\s)?(?:accessed|access(?:\sdate)?|retrieved|viewed|visited|checked|fetched|abgerufen|aufgerufen|besucht|geprüft|Abruf|Zugriff|consultée?|consultado|consultato|accès|geraadpleegd|cited(?=:?\s\d{4}\s\p{L}))(?!\p{L})(?:\s(?:on|am|at|le|el|il|op|in))?:?\s?(?:${ACCESS_TIME},?\s(?:on\s)?)?(?:\p{L}{3,8}day,?\s)?(${ACCESS_DAY})(?:,?\s(?:from|at|via|um)\b(?:\s${ACCESS_TIME})?)?[)\]]?[.,;]?`,
  'iu',
)

/** An address behind its beginning. A bracket belongs to it only with its other half: "Hornet_(CV-12)". */
export const ADDRESS_REST = String.raw`(?:[^\s<>()[\]"”]|\([^\s()<>]*\))*(?:[^\s<>()[\].,;:!?"”’]|\([^\s()<>]*\))`

const BARE_ADDRESS = new RegExp(
  String.raw`\b(?:https?:\/\/|javascript:|data:|(?:www\.|(?<=[\s(]))(?:[a-z\d-]+\.){1,4}[a-z]{2,12}\/)${ADDRESS_REST}`,
  'i',
)

/** Returns the address of "whc.unesco.org/en/list/263", which lacks `https://`; undefined for other text. */
function withHttps(address: string): string | undefined {
  return /^(?:www\.)?(?:[a-z\d-]+\.)+[a-z]{2,12}\//i.test(address) ? webAddress(`https://${address}`) : undefined
}

const TIER_PATTERN = String.raw`\b(?:Tier|T)\s*[-:#=]?\s*(1|2\.5|2|3|III|II|I|one|two|three)(?![\d.]\d|\p{L}|\d)`

/** Returns the tier that a heading or an entry names: "Tier 2 (Mainstream press)", "(tier 1)", "[T3]". */
export function tierOf(words: string): Tier | undefined {
  const found = new RegExp(TIER_PATTERN, 'iu').exec(words)
  if (!found || (found[0].startsWith('T') && !/^Tier/i.test(found[0]) && !/^T[123](?:\.5)?$/.test(found[0])))
    return undefined
  const number = found[1]
    ?.replace(/^I+$/i, (roman) => String(roman.length))
    .replace(/^(?:one|two|three)$/i, (word) => String(['one', 'two', 'three'].indexOf(word.toLowerCase()) + 1))
  return TIER_VALUES.find((tier) => String(tier) === number)
}
const TIER_VALUES: readonly Tier[] = [1, 2, 2.5, 3]
function withoutTier(words: string): string {
  if (tierOf(words) === undefined) return words
  return words
    .replace(new RegExp(String.raw`\s*[(\[{][^()\[\]{}]{0,30}?${TIER_PATTERN}[^()\[\]{}]{0,60}[)\]}]`, 'iu'), '')
    .replace(new RegExp(String.raw`^\s*${TIER_PATTERN}(?:\s*\([^)]*\))?\s*[|:.,;–—-]*\s*`, 'iu'), '')
    .replace(new RegExp(String.raw`\s*[|,;.–—-]+\s*${TIER_PATTERN}[^|]{0,60}$`, 'iu'), '')
}

function withoutQuotes(title: string): string {
  const inner = /^["“](.+)["”]$/.exec(title)?.[1]
  return inner !== undefined && !/["“”]/.test(inner) ? inner : title
}

/** Reads a source from a table row; the names in the table's head tell which cell is the label and which the tier. */
export function entryOfRow({ cells = [], line }: DocBlock, head: DocBlock | null): Omit<SourceEntry, 'tier'> {
  const names = head?.cells?.map(({ text }) => text.toLowerCase()) ?? []
  const columnOf = (pattern: RegExp) => names.findIndex((name) => pattern.test(name))
  const number = columnOf(/^(?:#|no\.?|nr\.?|id|key|ref\.?|label|n|\[.*\]|code|short)$/)
  const isLabelled = /^\W*(?:[SR]?\d{1,4}|[A-Z]{1,2}\d{0,2})\W*$/.test(cells[0]?.text ?? '')
  const first = number < 0 && isLabelled ? 0 : number
  const tier = columnOf(/^(?:source )?tier|^(?:level|grade|class|rank|quality|reliability)$/)
  const label = cells[first]?.text.replace(/[^\p{L}\p{N}_-]/gu, '') || null
  const rest = cells.filter((_, index) => index !== first && index !== tier)
  const said = rest.map(({ text }) => text).filter(Boolean)
  const tierWords = cells[tier]?.text
  const rating = tierWords
    ?.replace(/^\W*(?:tier|t)\W*(?=\d|I)/i, '')
    .replace(/^primary\b/i, '1')
    .replace(/^secondary\b/i, '2')
    .replace(/^tertiary\b/i, '3')
  return {
    label,
    block: {
      text: said.join(', ') + (tierWords ? ` (Tier ${rating ?? ''})` : ''),
      links: rest.flatMap(({ links }) => links.map(({ url }) => ({ url, start: 0, end: 0 }))),
      line,
    },
  }
}
