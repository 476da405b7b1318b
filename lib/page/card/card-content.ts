import { correctionConcerns } from '@/lib/details/corrections'
import {
  hasCompare,
  foldRows,
  hasTwoValues,
  pageWords,
  questionOf,
  isWholeClaim,
  checkQuestionsOf,
  readingSign,
  detailRowsOf,
  type DetailRow,
  verdictOfReading,
} from '@/lib/details/reading'
import { sayReasonBesideRows, sayState, sayCounts, sayReading } from '@/lib/details/say'
import { outcomes, showsOnlyRelatedClaims, hasRelated, stateOf } from '@/lib/details/state'
import { type CardTexts, evidenceKey } from './card-texts'
import type { Annotation } from '@/lib/schema/annotation'
import type { Detail, Finding } from '@/lib/schema/finding'
import { splitAt } from '@/lib/text/spans'
import { t } from '@/lib/i18n/t'
import { tierClass, tierMeans, tierName } from '@/lib/i18n/tier-words'
import type { Tier } from '@/lib/schema/tier'
import { attributesOf, iconFrame, icons, type IconName } from '@/lib/details/icons'
import { mapDefined } from '@/lib/text/lists'

export interface CardData {
  finding: Finding
  about: CardTexts
  /** The user's own notes on the sentence. */
  notes: readonly Pick<Annotation, 'note' | 'color'>[]
  /** "2 of 3" among the sentences that the step keys go to; null if there is no other such sentence. */
  position: string | null
}
interface CardActions {
  close(): void
  openInPanel(): void
  openDossierEntry(): void
  note(): void
  /** Goes to the next or previous sentence, like the step keys. */
  step(by: 1 | -1): void
}

/**
 * Builds the content of the card. Texts of the page and the dossier are inserted as text only. No button in the card
 * changes data, because a page could trick the user into clicking a hidden button.
 */
export function cardContent({ finding, about, position, notes }: CardData, actions: CardActions): HTMLElement[] {
  const header = make(
    'header',
    {},
    drawIcon(outcomes[stateOf(finding)].sign),
    make(
      'span',
      { class: 'word' },
      sayState(finding),
      ...(finding.newer ? [make('span', { class: 'aside' }, ` · ${t('finding.newer')}`)] : []),
    ),
    ...(position ? [stepper(position, actions)] : []),
    createButton({ class: 'tool', 'aria-label': t('card.close') }, () => actions.close(), drawIcon('close')),
  )
  return [
    header,
    ...(showsOnlyRelatedClaims(finding) ? [] : [...detailRows(finding, about), ...reasonText(finding)]),
    ...claimText(finding, about),
    ...correctionNote(finding, about),
    ...relatedClaims(finding, about),
    ...sourceList(finding, about),
    ...dossierAnswers(finding, about),
    ...ownNotes(notes),
    actionRow(finding, actions),
    make('p', { class: 'say', role: 'status' }),
  ]
}

/** Returns the place among the sentences, between the buttons for the previous and the next one. */
function stepper(place: string, actions: CardActions): HTMLElement {
  const step = (by: 1 | -1): HTMLElement => {
    const name = t(by === 1 ? 'card.next' : 'card.previous')
    const sign = drawIcon(by === 1 ? 'next' : 'previous')
    return createButton({ class: 'tool', 'aria-label': name, title: name }, () => actions.step(by), sign)
  }
  return make('span', { class: 'steps quiet' }, step(-1), place, step(1))
}

function reasonText(finding: Finding): HTMLElement[] {
  const words = sayReasonBesideRows(finding)
  return words === '' ? [] : [make('p', { class: 'reason' }, words)]
}

/** Returns the text of the claim where the rows say too little: there are none, or words were not found. */
function claimText(finding: Finding, about: CardTexts): HTMLElement[] {
  if (finding.newer || hasRelated(finding) || (finding.details.length > 0 && stateOf(finding) !== 'part')) return []
  const text = finding.claims
    .map((id) => about.claims[evidenceKey(finding, id)]?.text)
    .find((known) => known !== undefined)
  return text ? [make('p', { class: 'claim', ...ENGLISH }, text)] : []
}

function correctionNote(finding: Finding, about: CardTexts): HTMLElement[] {
  const shown = finding.claims
    .map((id) => ({ id, correction: about.claims[evidenceKey(finding, id)]?.correction }))
    .find(({ id, correction }) => correction && correctionConcerns(correction, id, finding))
  if (!shown?.correction) return []
  return [
    make(
      'div',
      { class: 'correction' },
      drawIcon('correction'),
      make('p', {}, make('strong', {}, t('correction.said')), ' ', make('span', ENGLISH, shown.correction.text)),
    ),
  ]
}

/** Returns the claims on the same thing, which give no verdict, each with its best source. */
function relatedClaims(finding: Finding, about: CardTexts): HTMLElement[] {
  if (!hasRelated(finding)) return []
  return (finding.related ?? []).flatMap((id) => {
    const claim = about.claims[evidenceKey(finding, id)]
    if (!claim) return []
    const text = make('p', { class: 'claim', ...ENGLISH }, claim.text)
    if (claim.source === null) return [text]
    return [text, ...sourceList({ ...finding, sources: [claim.source] }, about)]
  })
}

function sourceList(finding: Pick<Finding, 'dossier' | 'sources'>, about: CardTexts): HTMLElement[] {
  const known = mapDefined(finding.sources, (n) => about.sources[evidenceKey(finding, n)])
  const [best] = known
  if (!best) return []
  const more = finding.sources.length - 1
  const from = [best.from, more > 0 ? t('card.moreInPanel', more) : ''].filter(Boolean).join(' · ')
  const title = best.url
    ? make('a', { href: best.url, target: '_blank', rel: 'noopener noreferrer', ...ENGLISH }, best.title)
    : make('span', ENGLISH, best.title)
  const { tier } = best
  const badge = make('span', { class: `tier ${tierClass(tier)}`, title: tierMeans(tier) }, tierName(tier))
  return [
    make(
      'ul',
      { class: 'sources', 'aria-label': t('finding.sources') },
      make(
        'li',
        {},
        ...(tier === undefined ? [] : [badge]),
        make('span', {}, title, make('span', { class: 'from' }, from)),
      ),
    ),
  ]
}

/** Returns the dossier of the finding if the page has several; if several dossiers answer, the verdict of each. */
function dossierAnswers(finding: Finding, { dossiers: names = {} }: CardTexts): HTMLElement[] {
  const { answers = [], dossier } = finding
  const nameOf = (id: string | undefined): string | undefined => (id === undefined ? undefined : names[id])
  if (answers.length > 1) {
    const items = answers.flatMap((answer) => {
      const name = nameOf(answer.dossier)
      if (name === undefined) return []
      return [
        make(
          'li',
          {},
          drawIcon(outcomes[stateOf(answer)].sign),
          t('card.answer', { dossier: name, verdict: sayState(answer) }),
        ),
      ]
    })
    return [make('ul', { class: 'answers', 'aria-label': t('card.answers') }, ...items)]
  }
  const name = nameOf(dossier)
  return name === undefined ? [] : [make('p', { class: 'from' }, t('card.dossier', { name }))]
}

/** Returns the user's notes; a highlight without words is on the page already. */
function ownNotes(notes: CardData['notes']): HTMLElement[] {
  const written = notes.filter(({ note }) => note.trim() !== '')
  if (written.length === 0) return []
  const items = written.map(({ note }) => make('li', {}, note))
  return [make('ul', { class: 'notes', 'aria-label': t('notes.yours') }, ...items)]
}

function actionRow(finding: Finding, actions: CardActions): HTMLElement {
  const open = (): void => (hasCompare(finding) ? actions.openDossierEntry() : actions.openInPanel())
  const kind = stateOf(finding) === 'supported' ? 'btn' : 'btn main'
  const main = createButton({ class: kind }, open, t('card.openInPanel'))
  const note = createButton({ class: 'btn' }, () => actions.note(), t('card.note'))
  return make('p', { class: 'actions' }, main, note)
}

function createButton(
  attributes: Record<string, string>,
  act: () => void,
  ...children: (Node | string)[]
): HTMLElement {
  const made = make('button', { type: 'button', ...attributes }, ...children)
  made.addEventListener('click', act)
  return made
}

/**
 * Returns the details of a finding as rows, worst first: the page's words on the left, the dossier's value on the
 * right, a sign between them. Empty if the finding has no details.
 */
function detailRows(finding: Finding, { tiers }: Pick<CardTexts, 'tiers'>): HTMLElement[] {
  const { shown, folded } = foldRows(detailRowsOf(finding))
  if (shown.length === 0) return []
  const questions = checkQuestionsOf(finding)
  const only = questions.length === 1 ? questions[0] : undefined
  const list = make('ul', { class: 'rows', role: 'list', 'aria-label': t('detail.name') })
  if (!shown.some(hasTwoValues)) list.append(headRow())
  for (const row of shown) {
    const { claim } = row.detail
    const tier = claim === null ? undefined : tiers[evidenceKey(finding, claim)]
    // Where the rows ask different questions, each large row has its own label.
    const asks = only === undefined ? questionOf(row) : null
    list.append(createRow(row, tier, asks))
  }
  if (folded.length > 0) list.append(make('li', { class: 'rest' }, sayCounts(folded, 'more')))
  return [...(only === undefined ? [] : [make('p', { class: 'what', ...ENGLISH }, only)]), list]
}

function headRow(): HTMLElement {
  const half = (label: string): HTMLElement => make('div', { class: 'label' }, label)
  return make('li', { class: 'heads', 'aria-hidden': 'true' }, half(t('finding.page')), half(t('finding.evidence')))
}

function createRow(row: DetailRow, tier: Tier | undefined, question: string | null): HTMLElement {
  const { detail, reading } = row
  const isLarge = hasTwoValues(row)
  const sign = drawIcon(readingSign(reading), `${sayReading(reading)}.`)
  sign.setAttribute('class', 'sign')
  const left = make(
    'div',
    {},
    rowLabel(isLarge, t('finding.page')),
    rowValue(isLarge, pageWords(detail), detail.differs?.article),
  )
  const right = make('div', {})
  const badge = tier === undefined ? [] : [make('span', { class: `slim ${tierClass(tier)}` }, tierName(tier))]
  if (isLarge) {
    const top = make('p', { class: 'top' }, rowLabel(true, t('finding.evidence')), ...badge)
    right.append(top, rowValue(true, detail.dossier ?? '', detail.differs?.dossier))
  } else if (reading === 'doubt') {
    right.append(rowLabel(false, t('finding.evidence')), make('span', { class: 'none' }, t('detail.unsure')), ...badge)
  } else if (detail.dossier === null) {
    right.append(rowLabel(false, t('finding.evidence')), make('span', { class: 'none' }, sayReading(reading)))
  } else {
    right.append(rowLabel(false, t('finding.evidence')), rowValue(false, detail.dossier), ...badge)
  }
  const kindClasses = [
    ...(isWholeClaim(detail) ? ['of-claim'] : []),
    ...(detail.differs || detail.kind === 'opinion' ? ['quoted'] : []),
  ]
  const about = question === null ? [] : [make('p', { class: 'asks', ...ENGLISH }, question)]
  return make(
    'li',
    { class: [verdictOfReading[reading], isLarge ? 'big' : 'small', ...kindClasses].join(' ') },
    ...about,
    sign,
    left,
    right,
  )
}

/** Returns a row's label for page or dossier. In a small row only screen readers get it; a header row may show it. */
const rowLabel = (isLarge: boolean, words: string): HTMLElement =>
  isLarge ? make('span', { class: 'label' }, words) : make('span', { class: 'hidden' }, `${words}: `)

/** Returns a value; of a quotation, the words that differ are marked. */
function rowValue(
  isLarge: boolean,
  words: string,
  differs: NonNullable<Detail['differs']>['article'] = [],
): HTMLElement {
  const parts = splitAt(words || '–', differs).map(({ text, span }) => (span ? make('b', {}, text) : text))
  return make(isLarge ? 'p' : 'span', { class: 'v', ...ENGLISH }, ...parts)
}

/** Creates an element of the card. Texts are inserted as text, never as HTML. */
function make(tag: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** Attributes for texts of page, engine and dossier, which are English in any language of the interface. */
const ENGLISH = { lang: 'en' }

/** Draws an icon of the card. Hidden from screen readers unless named. */
function drawIcon(name: IconName, label?: string): SVGSVGElement {
  const named: Record<string, string> = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' }
  const svg = createSvg('svg', [...attributesOf(iconFrame), ...Object.entries(named)])
  svg.append(...icons[name].map((path) => createSvg('path', attributesOf(path))))
  return svg
}

function createSvg<K extends 'svg' | 'path'>(
  tag: K,
  attributes: readonly [name: string, value: string][],
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of attributes) element.setAttribute(name, value)
  return element
}
