import { hostOf } from '@/lib/text/host-of'
import type { AuthoredSource } from '@/lib/dossier/authoring'
import type { Tier } from '@/lib/dossier/schema'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import type { Block } from '@/lib/documents/block'
import { isoOf } from '@/lib/dossier/iso-of'
import { shortened, type ProblemList } from './problem-list'
import { webAddress } from '@/lib/dossier/web-address'

/** `Publisher — Title (Date) — Tier 1; what it shows`, or any line with a title and perhaps an address. */
export function sourceOf(
  n: number,
  { text, links, line }: Pick<Block, 'text' | 'links' | 'line'>,
  headingTier: Tier | undefined,
  problems: ProblemList,
): AuthoredSource {
  const address =
    links.map(({ url }) => url).find((one) => one !== '') ?? BARE_ADDRESS.exec(text)?.[0].replace(/[.,;:]+$/, '')
  const url = address === undefined ? undefined : (webAddress(address) ?? withoutScheme(address))
  if (address !== undefined && url === undefined)
    problems.add({ level: 'dropped', code: 'unsafe-link', line, words: address })
  const whole = text
    .replace(/\[([^\n]{1,500})\]\(https?:[^()\s]*\)/g, '$1')
    .replace(/[<(]?\bhttps?:\/\/[^\s<>]+>?/gi, ' ')
    .replace(/\(\s*\)|\b(?:Available (?:at|from)|Retrieved from|URL|Link|Online):?\s*$/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const own = tierOf(whole)
  const afterTier = /[—–]\s+Tier\s*[\d./]+\s*(?:\([^)]*\))?[;,.:\s]+(\S.*)$/i.exec(whole)
  const plain = (afterTier ? whole.slice(0, afterTier.index) : withoutTier(whole))
    .replace(/(?:^[\s|:–—-]+)|(?:[\s,;:|–—-]+$)/g, '')
    .replace(/\s*\.$/, '')
    .trim()
  const note = afterTier?.[1] ?? ''
  // "Øresundsbron – Facts. Øresundsbro Konsortiet": the dash is that of the title.
  const [, dashed, behind] = /^([^—–.]+\s–\s[^—–.]+)\.\s+(\p{Lu}[^—–.]{2,80})$/u.exec(plain) ?? []
  const parts = dashed && behind ? [behind, dashed] : plain.split(/\s+[—–]\s+/)
  const hasPublisher = parts.length > 1 && (parts[0] ?? '').length <= 60
  const title =
    (hasPublisher ? parts.slice(1) : parts).join(' – ') || (url === undefined ? plain : hostOf(url)) || `Source ${n}`
  const date = datesOf(fold(title)).at(-1)
  const iso = date?.role === 'at' ? isoOf(date.value) : undefined
  const tier = own ?? headingTier
  return {
    n,
    title: shortened(unquoted(title), 500),
    ...(hasPublisher
      ? { publisher: shortened(parts[0] ?? '', 100) }
      : url === undefined
        ? {}
        : { publisher: hostOf(url) }),
    ...(iso === undefined ? {} : { date: iso }),
    ...(url === undefined ? {} : { url }),
    ...(tier === undefined ? {} : { tier }),
    ...(note === '' ? {} : { note: shortened(note, 1000) }),
  }
}

const BARE_ADDRESS =
  /\b(?:https?:\/\/|javascript:|data:|(?:www\.|(?<=[\s(]))(?:[a-z\d-]+\.){1,4}[a-z]{2,12}\/)[^\s<>"”)\]]+/i

/** "whc.unesco.org/en/list/263" is an address without its first part. */
function withoutScheme(address: string): string | undefined {
  return /^(?:www\.)?(?:[a-z\d-]+\.)+[a-z]{2,12}\//i.test(address) ? webAddress(`https://${address}`) : undefined
}

const TIER = String.raw`\b(?:Tier|T)\s*[-:#=]?\s*(1|2\.5|2|3|III|II|I|one|two|three)(?![\d.]\d|\p{L}|\d)`

/** The tier that a heading or an entry names: "Tier 2 (Mainstream press)", "(tier 1)", "[T3]". */
export function tierOf(words: string): Tier | undefined {
  const kind = KIND.exec(words)?.slice(1).find(Boolean)?.toLowerCase()
  if (kind !== undefined) return KINDS[kind]
  const stars = STARS.exec(words)
  if (stars) return TIERS.find((tier) => tier === 4 - (stars[1]?.length ?? 0))
  const found = new RegExp(TIER, 'iu').exec(words)
  if (!found || (found[0].startsWith('T') && !/^Tier/i.test(found[0]) && !/^T[123](?:\.5)?$/.test(found[0])))
    return undefined
  const number = found[1]
    ?.replace(/^I+$/i, (roman) => String(roman.length))
    .replace(/^(?:one|two|three)$/i, (word) => String(['one', 'two', 'three'].indexOf(word.toLowerCase()) + 1))
  return TIERS.find((tier) => String(tier) === number)
}
const TIERS: readonly Tier[] = [1, 2, 2.5, 3]
/** "[primary]", "(secondary source)", "— tertiary source" in an entry. */
const KIND =
  /[[(]\s*(primary|secondary|tertiary)(?: sources?)?\s*[\])]|[—–;,:|]\s*(primary|secondary|tertiary)(?: source)?\s*[.;]?\s*$|^\W{0,3}(primary|secondary|tertiary)(?: source)?\s*[:|—–]/i
const KINDS: Readonly<Record<string, Tier>> = { primary: 1, secondary: 2, tertiary: 3 }
/** Out of three: "★★☆". */
const STARS = /(?<![★☆])(?=[★☆]{3}(?![★☆]))(★{1,3})☆{0,2}/

function withoutTier(words: string): string {
  if (tierOf(words) === undefined) return words
  return words
    .replace(KIND, (whole) => (/^[[(]/.test(whole) ? ' ' : ''))
    .replace(STARS, ' ')
    .replace(new RegExp(String.raw`\s*[(\[{][^()\[\]{}]{0,30}?${TIER}[^()\[\]{}]{0,60}[)\]}]`, 'iu'), '')
    .replace(new RegExp(String.raw`^\s*${TIER}(?:\s*\([^)]*\))?\s*[|:.,;–—-]*\s*`, 'iu'), '')
    .replace(new RegExp(String.raw`\s*[|,;.–—-]+\s*${TIER}[^|]{0,60}$`, 'iu'), '')
}

function unquoted(title: string): string {
  const inner = /^["“](.+)["”]$/.exec(title)?.[1]
  return inner !== undefined && !/["“”]/.test(inner) ? inner : title
}
