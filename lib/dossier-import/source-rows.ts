import type { Block } from '@/lib/documents/block'
import type { Entry } from './entry-keys'
import { tierOf } from './source-entry'

/** "No. | Source | Link | Tier": a head without marks for it. */
export function namesColumns({ cells = [] }: Block): boolean {
  return cells.length > 1 && cells.every(({ text }) => text === '' || COLUMN.test(text))
}
const COLUMN =
  /^\W*(?:#|no\.?|nr\.?|id|n|key|code|ref\.?|label|short|sources?(?: name)?|name|titles?|works?|publishers?|outlets?|authors?|sites?|url|links?|web ?site|address|tiers?|(?:source )?tier|level|quality|reliability|types?|kinds?|category|date|year|published|accessed|retrieved|notes?|used for|description|reference)\W*$/i

/** A source in a table, its cells by what the head calls them. */
export function entryOfRow({ cells = [], line }: Block, head: Block | null): Omit<Entry, 'tier'> {
  const names = head?.cells?.map(({ text }) => text.toLowerCase()) ?? []
  const at = (pattern: RegExp) => names.findIndex((name) => pattern.test(name))
  const number = at(/^(?:#|no\.?|nr\.?|id|key|ref\.?|label|n|\[.*\]|code|short)$/)
  const first = number >= 0 ? number : /^\W*(?:[SR]?\d{1,4}|[A-Z]{1,2}\d{0,2})\W*$/.test(cells[0]?.text ?? '') ? 0 : -1
  const tier = at(/^(?:source )?tier|^(?:level|grade|class|rank|quality|reliability)$/)
  const label = cells[first]?.text.replace(/[^\p{L}\p{N}_-]/gu, '') || null
  const rest = cells.filter((_, index) => index !== first && index !== tier)
  const tierWords = cells[tier]?.text
  return {
    label,
    block: {
      text: `${rest
        .map(({ text }) => text)
        .filter(Boolean)
        .join(
          ', ',
        )}${tierWords ? ` (Tier ${tierWords.replace(/^\W*(?:tier|t)\W*(?=\d|I)/i, '').replace(/^(?:(primary)|(secondary)|tertiary)\b/i, (_, one: unknown, two: unknown) => (one ? '1' : two ? '2' : '3'))})` : ''}`,
      links: rest.flatMap(({ links }) => links.map(({ url }) => ({ url, start: 0, end: 0 }))),
      line,
    },
  }
}

/** "Tier 1: [1], [3]; Tier 2: [2]": the tiers of the entries by their labels. */
export function labelsByTier(text: string): { label: string; tier: ReturnType<typeof tierOf> }[] | null {
  const parts = text.split(/\s*[;.]\s*(?=\W*Tier)|\s*\|\s*/i).filter((part) => /\p{L}|\d/u.test(part))
  const found = parts.map((part) => {
    const [, kind = '', list = ''] = /^\W*(Tier\s?\d(?:\.5)?[^:]{0,60}):\s*(.+)$/i.exec(part) ?? []
    const labels = list.split(/\s*(?:,|&|\band\b|\]\s*\[)\s*/).map((label) => label.replace(/[[\]().\s]/g, ''))
    return labels.length > 0 && labels.every((label) => /^(?:[A-Z]{1,3}\d{0,3}|\d{1,3})$/.test(label))
      ? labels.map((label) => ({ label, tier: tierOf(kind) }))
      : null
  })
  return found.length > 0 && found.every((one) => one !== null) ? found.flat() : null
}
