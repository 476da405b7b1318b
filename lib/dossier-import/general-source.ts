import type { Block } from '@/lib/documents/block'
import type { Entry } from './entry-keys'

/**
 * A line such as "All figures from ESA, https://…, unless marked (B) = Britannica, https://…": the source of all that names
 * none, and those of the marks. Null for other lines.
 */
export function generalSource({ kind, text, links, line }: Block): { source: Entry; entries: Entry[] } | null {
  const found = kind === 'text' && text.length < 400 ? GENERAL.exec(text) : null
  if (!found) return null
  const from = found[0].length
  const end = /,?\s+(?:unless|except|where not|if not)\b|[;.]\s|[;.]?$/i.exec(text.slice(from))?.index ?? 0
  const entry = (label: string | null, start: number, length: number): Entry => {
    const own = links.filter((link) => link.start >= start && link.end <= start + length)
    const words = text.slice(start, start + length).replace(/[\s,.;]+$/, '')
    return {
      label,
      tier: undefined,
      block: { text: words, line, links: own.map(({ url }) => ({ url, start: 0, end: 0 })) },
    }
  }
  const source = entry(null, from, end)
  if (source.block.links.length === 0 && !/https?:/.test(source.block.text)) return null
  const entries = [...text.matchAll(/[[(](\p{Lu}\p{L}{0,5})[\])]\s*[=:]\s*([^;]{3,200}?)(?=[;.]?$|[;,]\s[[(])/gu)].map(
    (match) =>
      entry(match[1] ?? null, match.index + match[0].length - (match[2] ?? '').length, (match[2] ?? '').length),
  )
  return { source, entries }
}

const GENERAL =
  /^\W*(?:(?:unless|if not|where not|except where)\b[^,]{3,60},\s+)?(?:all|most|the|every|everything|these)\b(?: of)?(?: the)?(?: \p{L}+){0,4}? (?:(?:is|are|come|comes|was|were) )?(?:taken |drawn )?(?:from|after|according to|based on)\s+(?:the )?/iu
