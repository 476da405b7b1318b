import type { Source } from '@/lib/dossier/format/schema'
import { tierName } from '@/lib/i18n/tier-words'
import { markup, type Markup } from '@/lib/notes/formats/shared/markup'
import { isWeb, originOf } from '@/lib/notes/formats/shared/page-report'

/** A source as a list row: tier, title as a link, and origin; the address is shown only in print. */
export function sourceLine(source: Source): Markup {
  const { n, title, url, tier } = source
  const origin = originOf(source)
  const name = title.trim() === '' ? `[${n}]` : title
  return markup`
<li><span class="tier">${tierName(tier)}</span> <span>${
    isWeb(url) ? markup`<a href="${url}" rel="noreferrer noopener">${name}</a>` : name
  } <small>${origin === '' ? '' : `${origin} · `}[${n}]</small>${
    isWeb(url) && markup`<span class="printed">${url}</span>`
  }</span></li>`
}
