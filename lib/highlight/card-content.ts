import type { CardTexts } from '@/lib/messaging/protocol'
import type { Difference, Finding, Verdict } from '@/lib/match/types'
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
  const close = make('button', { class: 'tool', type: 'button', 'aria-label': 'Close' }, icon(page, 'close'))
  close.addEventListener('click', () => actions.close())
  const header = make(
    'header',
    {},
    icon(page, finding.verdict),
    make(
      'span',
      { class: 'word' },
      WORDS[finding.verdict],
      ...asideOf(finding).map((aside) => make('span', { class: 'aside' }, ` · ${aside}`)),
    ),
    ...(place ? [make('span', { class: 'label quiet' }, place)] : []),
    close,
  )
  return [
    header,
    ...finding.differences.slice(0, MOST_PAIRS).flatMap((difference) => pair(page, finding.verdict, difference)),
    ...(finding.reason ? [make('p', { class: 'reason' }, finding.reason)] : []),
    ...claim(page, finding, about),
    ...correction(page, finding, about),
    ...sources(page, finding, about),
    actionRow(page, actions),
    make('p', { class: 'say', role: 'status' }),
  ]
}

export const WORDS: Record<Verdict, string> = {
  contradicted: 'Contradicted',
  disputed: 'Disputed',
  supported: 'Supported',
  unverified: 'Unverified',
}

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
  if (finding.newer) return ['newer than the dossier']
  if (finding.verdict === 'supported' && finding.partial) return ['in part']
  return []
}

function pair(page: Document, verdict: Verdict, difference: Difference): HTMLElement[] {
  const make = maker(page)
  const sign = icon(page, verdict, verdict === 'contradicted' ? 'does not match' : verdict)
  sign.setAttribute('class', 'sign')
  const half = (label: string, value: string): HTMLElement =>
    make('div', {}, make('span', { class: 'label' }, label), make('p', { class: 'value' }, value || '–'))
  const box = make('div', { class: 'pair' }, half('Page', difference.article), half('Dossier', difference.dossier))
  // The sign stands between two values that differ; with any other verdict there is nothing to set against each other.
  if (verdict === 'contradicted' || verdict === 'disputed') box.prepend(sign)
  return [make('p', { class: 'what' }, difference.about), box]
}

/** Where no values stand against each other, the dossier's own sentence is what there is to compare with. */
function claim(page: Document, finding: Finding, about: CardTexts): HTMLElement[] {
  if (finding.differences.length > 0 || finding.newer) return []
  const text = finding.claims.map((id) => about.claims[id]?.text).find((known) => known !== undefined)
  return text ? [maker(page)('p', { class: 'claim' }, text)] : []
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
      make('p', {}, make('strong', {}, 'Correction.'), ` ${text}`),
    ),
  ]
}

function sources(page: Document, finding: Finding, about: CardTexts): HTMLElement[] {
  const make = maker(page)
  const known = finding.sources.flatMap((n) => about.sources[n] ?? [])
  const [best] = known
  if (!best) return []
  const more = finding.sources.length - 1
  const from = [best.from, more > 0 ? `${more} more in the panel` : ''].filter(Boolean).join(' · ')
  const title = best.url
    ? make('a', { href: best.url, target: '_blank', rel: 'noopener noreferrer' }, best.title)
    : make('span', {}, best.title)
  const tier = make(
    'span',
    { class: `tier t${String(best.tier).replace('.', '')}`, title: TIERS[best.tier] },
    `Tier ${best.tier}`,
  )
  return [
    make(
      'ul',
      { class: 'sources', 'aria-label': 'Sources' },
      make('li', {}, tier, make('span', {}, title, make('span', { class: 'from' }, from))),
    ),
  ]
}

const TIERS = {
  1: 'Primary: his own words, papers, official pages',
  2: 'Reputable press and reference works',
  2.5: 'Between: records of an open project',
  3: 'The rest: blogs, fan transcripts, notes',
}

function actionRow(page: Document, actions: CardActions): HTMLElement {
  const make = maker(page)
  const open = make('button', { class: 'btn main', type: 'button' }, 'Open in panel')
  open.addEventListener('click', () => actions.openInPanel())
  const note = make('button', { class: 'btn', type: 'button' }, 'Note')
  note.addEventListener('click', () => actions.note())
  return make('p', { class: 'actions' }, open, note)
}
