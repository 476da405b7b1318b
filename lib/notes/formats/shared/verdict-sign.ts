import { attributesOf, iconFrame, icons, type IconPath } from '@/lib/details/icons'
import type { Verdict } from '@/lib/schema/finding'
import { markup, type Markup } from './markup'

/** The icon of a verdict in a saved file. */
export function verdictSign(sign: Verdict | 'in-part' | 'compare'): Markup {
  return markup`<svg class="sign" aria-hidden="true"${written(iconFrame)}>${icons[sign].map((path) => markup`<path${written(path)} />`)}</svg>`
}

const written = (parts: IconPath): Markup[] => attributesOf(parts).map(([name, value]) => markup` ${name}="${value}"`)
