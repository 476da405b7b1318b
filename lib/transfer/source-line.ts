import type { Source } from '@/lib/dossier/schema'
import { t } from '@/lib/i18n/t'
import { markup, type Markup } from './markup'
import { isWeb, originOf } from './page-report'

/** A source as a row of a list: tier, title as a link, where it is from; its address is printed on paper alone. */
export function sourceLine(source: Source): Markup {
  const { n, title, url, tier } = source
  const origin = originOf(source)
  const name = title.trim() === '' ? `[${n}]` : title
  return markup`
<li><span class="tier">${t('tier.name', { tier })}</span> <span>${
    isWeb(url) ? markup`<a href="${url}" rel="noreferrer noopener">${name}</a>` : name
  } <small>${origin === '' ? '' : `${origin} · `}[${n}]</small>${
    isWeb(url) && markup`<span class="printed">${url}</span>`
  }</span></li>`
}
