import type { CardTexts } from '@/lib/messaging/protocol'
import type { Difference, Finding, Verdict } from '@/lib/match/types'
import { t } from '@/lib/i18n/t'
import { icon } from './card-icons'

export interface CardFacts {
  finding: Finding
  about: CardTexts
  /** "2 of 3" among the sentences with this verdict; null where the count says nothing. */
  place: string | null
}
export interface CardActions {
  close(): void
  openInPanel(): void
  note(): void
}

/** Builds what stands in the card. Texts of page and dossier go in as text only. */
export function cardContent(page: Document, { finding, about, place }: CardFacts, actions: CardActions): HTMLElement[] {
  const make = maker(page)
  const close = make('button', { class: 'tool', type: 'button', 'aria-label': t('card.close') }, icon(page, 'close'))
  close.addEventListener('click', () => actions.close())
  const header = make(
    'header',
    {},
    icon(page, finding.verdict),
    make(
      'span',
      { class: 'word' },
      t(`verdict.${finding.verdict}`),
      ...asideOf(finding).map((aside) => make('span', { class: 'aside' }, ` · ${aside}`)),
    ),
    ...(place ? [make('span', { class: 'label quiet' }, place)] : []),
    close,
  )
  return [
    header,
    ...finding.differences.slice(0, MOST_PAIRS).flatMap((difference) => pair(page, finding.verdict, difference)),
    ...(finding.reason ? [make('p', { class: 'reason', ...ENGLISH }, finding.reason)] : []),
    ...claim(page, finding, about),
    ...correction(page, finding, about),
    ...sources(page, finding, about),
    actionRow(page, actions),
    make('p', { class: 'say', role: 'status' }),
  ]
}

/** The engine and the dossier speak English, whatever the card's own words are in. */
const ENGLISH = { lang: 'en' }

/** The panel has the rest: a card with more than two pairs covers what it speaks of. */
const MOST_PAIRS = 2

type Child = Node | string
type Make = (tag: string, attributes: Record<string, string>, ...children: Child[]) => HTMLElement

function maker(page: Document): Make {
  return (tag, attributes, ...children) => {
    const element = page.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }
}

function asideOf(finding: Finding): string[] {
  if (finding.newer) return [t('finding.newer')]
  if (finding.verdict === 'supported' && finding.partial) return [t('finding.inPart')]
  return []
}

function pair(page: Document, verdict: Verdict, difference: Difference): HTMLElement[] {
  const make = maker(page)
  const sign = icon(page, verdict, t(verdict === 'contradicted' ? 'finding.differs' : `verdict.${verdict}`))
  sign.setAttribute('class', 'sign')
  const half = (label: string, value: string): HTMLElement =>
    make('div', {}, make('span', { class: 'label' }, label), make('p', { class: 'value', ...ENGLISH }, value || '–'))
  const box = make(
    'div',
    { class: 'pair' },
    half(t('finding.page'), difference.article),
    half(t('finding.dossier'), difference.dossier),
  )
  // The sign stands between two values that differ; with any other verdict there is nothing to set against each other.
  if (verdict === 'contradicted' || verdict === 'disputed') box.prepend(sign)
  return [make('p', { class: 'what', ...ENGLISH }, difference.about), box]
}

/** Where no values stand against each other, the dossier's own sentence is what there is to compare with. */
function claim(page: Document, finding: Finding, about: CardTexts): HTMLElement[] {
  if (finding.differences.length > 0 || finding.newer) return []
  const text = finding.claims.map((id) => about.claims[id]?.text).find((known) => known !== undefined)
  return text ? [maker(page)('p', { class: 'claim', ...ENGLISH }, text)] : []
}

function correction(page: Document, finding: Finding, about: CardTexts): HTMLElement[] {
  const make = maker(page)
  const text = finding.claims.map((id) => about.claims[id]?.correction).find((correction) => correction != null)
  if (!text) return []
  return [
    make(
      'div',
      { class: 'slip' },
      icon(page, 'correction'),
      make('p', {}, make('strong', {}, t('correction.said')), ' ', make('span', ENGLISH, text)),
    ),
  ]
}

function sources(page: Document, finding: Finding, about: CardTexts): HTMLElement[] {
  const make = maker(page)
  const known = finding.sources.flatMap((n) => about.sources[n] ?? [])
  const [best] = known
  if (!best) return []
  const more = finding.sources.length - 1
  const from = [best.from, more > 0 ? t('card.moreInPanel', more) : ''].filter(Boolean).join(' · ')
  const title = best.url
    ? make('a', { href: best.url, target: '_blank', rel: 'noopener noreferrer', ...ENGLISH }, best.title)
    : make('span', ENGLISH, best.title)
  const tier = make(
    'span',
    { class: `tier ${TIERS[best.tier]}`, title: t(`tier.means.${TIERS[best.tier]}`) },
    t('tier.name', { tier: best.tier }),
  )
  return [
    make(
      'ul',
      { class: 'sources', 'aria-label': t('finding.sources') },
      make('li', {}, tier, make('span', {}, title, make('span', { class: 'from' }, from))),
    ),
  ]
}

const TIERS = { 1: 't1', 2: 't2', 2.5: 't25', 3: 't3' } as const

function actionRow(page: Document, actions: CardActions): HTMLElement {
  const make = maker(page)
  const open = make('button', { class: 'btn main', type: 'button' }, t('card.openInPanel'))
  open.addEventListener('click', () => actions.openInPanel())
  const note = make('button', { class: 'btn', type: 'button' }, t('card.note'))
  note.addEventListener('click', () => actions.note())
  return make('p', { class: 'actions' }, open, note)
}
