import {
  foldRows,
  hasTwoValues,
  pageWords,
  questionsOf,
  readingSign,
  rowsOf,
  type DetailRow,
  verdictOfReading,
} from '@/lib/details/reading'
import { evidenceKey } from '@/lib/details/evidence-key'
import { sayMore, sayReading } from '@/lib/details/say'
import type { Tier } from '@/lib/dossier/format/schema'
import type { Finding } from '@/lib/schema/finding'
import type { CardTexts } from './card-texts'
import { t } from '@/lib/i18n/t'
import { tierClass, tierName } from '@/lib/i18n/tier-words'
import { icon } from './card-icons'

/**
 * Returns the details of a finding as rows, worst first: the page's words on the left, the dossier's value on the
 * right, a sign between them. Empty if the finding has no details.
 */
export function detailRows(finding: Finding, { tiers }: Pick<CardTexts, 'tiers'>): HTMLElement[] {
  const { shown, folded } = foldRows(rowsOf(finding))
  if (shown.length === 0) return []
  const questions = questionsOf(finding)
  const only = questions.length === 1 ? questions[0] : undefined
  const list = make('ul', { class: 'rows', role: 'list', 'aria-label': t('detail.name') })
  if (!shown.some(hasTwoValues)) list.append(heads())
  for (const row of shown) {
    const { claim, question } = row.detail
    const tier = claim === null ? undefined : tiers[evidenceKey(finding, claim)]
    // Where the rows ask different questions, each large row has its own label.
    const asks = only === undefined && hasTwoValues(row) ? question : null
    list.append(rowOf(row, tier, asks))
  }
  if (folded.length > 0) list.append(make('li', { class: 'rest' }, sayMore(folded)))
  return [...(only === undefined ? [] : [make('p', { class: 'what', ...ENGLISH }, only)]), list]
}

function heads(): HTMLElement {
  const half = (label: string): HTMLElement => make('div', { class: 'label' }, label)
  return make('li', { class: 'heads', 'aria-hidden': 'true' }, half(t('finding.page')), half(t('finding.dossier')))
}

function rowOf(row: DetailRow, tier: Tier | undefined, question: string | null): HTMLElement {
  const { detail, reading } = row
  const isLarge = hasTwoValues(row)
  const sign = icon(readingSign(reading), `${sayReading(reading)}.`)
  sign.setAttribute('class', 'sign')
  const left = make('div', {}, label(isLarge, t('finding.page')), value(isLarge, pageWords(detail)))
  const right = make('div', {})
  const badge = tier === undefined ? [] : [make('span', { class: `slim ${tierClass(tier)}` }, tierName(tier))]
  if (isLarge) {
    const top = make('p', { class: 'top' }, label(true, t('finding.dossier')), ...badge)
    right.append(top, value(true, detail.dossier ?? '–'))
  } else if (reading === 'doubt') {
    right.append(label(false, t('finding.dossier')), make('span', { class: 'none' }, t('detail.unsure')), ...badge)
  } else if (detail.dossier === null) {
    right.append(label(false, t('finding.dossier')), make('span', { class: 'none' }, sayReading(reading)))
  } else {
    right.append(label(false, t('finding.dossier')), value(false, detail.dossier), ...badge)
  }
  const about = question === null ? [] : [make('p', { class: 'asks', ...ENGLISH }, question)]
  return make('li', { class: `${verdictOfReading[reading]} ${isLarge ? 'big' : 'small'}` }, ...about, sign, left, right)
}

/** Returns a row's label for page or dossier. In a small row only screen readers get it; a header row may show it. */
function label(isLarge: boolean, words: string): HTMLElement {
  return isLarge ? make('span', { class: 'label' }, words) : make('span', { class: 'hidden' }, `${words}: `)
}

function value(isLarge: boolean, words: string): HTMLElement {
  return make(isLarge ? 'p' : 'span', { class: 'v', ...ENGLISH }, words || '–')
}

/** Creates an element of the card. Texts are inserted as text, never as HTML. */
export function make(tag: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** Attributes for texts of page, engine and dossier, which are English in any language of the interface. */
export const ENGLISH = { lang: 'en' }
