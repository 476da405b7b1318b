import { HEADINGS, LEAST_ARTICLE, LONG_BOX, hasHead, isLink, linkedLetters, type RunningText } from './beside-article'
import { bias, weights } from './beside-weights.json'
import { indexAfter } from './page-map'
import { countCharacters } from './raw-text'
import { attributeOf, firstIn, parentIn, placeOf, tagOf, unclobbered } from './unclobbered'

// This linear model finds elements beside an article by their form and place. packages/lab/train/fit-beside.mjs fits its weights.

/** Whether an element is likely beside the running text. One with much of that, a title, a table or a caption never is. */
export function isLikelyBeside(element: Element, text: RunningText): boolean {
  const features = besideFeatures(element, text)
  return features !== null && features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias) > 0
}

/** Returns the values that the weights of the model belong to: shares, logarithms, 0 or 1; null for what it does not judge. */
export function besideFeatures(element: Element, text: RunningText): number[] | null {
  const { letters, lettersOf } = text
  const tag = tagOf(element)
  const run = lettersOf.get(element) ?? 0
  // An element of the page's own without elements is words in a sentence, or draws its content itself.
  if (tag.includes('-') && !unclobbered(element, 'firstElementChild')) return null
  if (!BOXES.test(tag) || run > Math.min(LONG_BOX, 0.3 * letters) || letters < LEAST_ARTICLE) return null
  if (hasHead(element)) return null
  const size = countCharacters(element) || 1
  const heading = firstIn(element, HEADINGS)
  return [
    Math.log(countAlike(element, text)),
    run / size,
    lettersBefore(element, text) / letters,
    linkedLetters(element) / size,
    heading && (isLink(heading) || heading.closest('a[href]')) ? 1 : 0,
    /^div$|-/.test(tag) ? 1 : 0,
  ]
}

const BOXES = /^(?:article|aside|div|li|[ou]l|p|section|t(?:able|d|r)|.+-.+)$/

/** Returns the number of siblings of the tag and class of an element, with itself. */
function countAlike(element: Element, { alike }: RunningText): number {
  const parent = parentIn(element)
  if (!parent) return 1
  const formOf = (one: Element): string => `${tagOf(one)} ${attributeOf(one, 'class')}`
  let counts = alike.get(parent)
  if (!counts) {
    counts = new Map()
    for (const one of unclobbered(parent, 'children')) counts.set(formOf(one), (counts.get(formOf(one)) ?? 0) + 1)
    alike.set(parent, counts)
  }
  return counts.get(formOf(element)) ?? 1
}

/** Returns the characters of running text before an element. */
function lettersBefore(element: Element, { paragraphs }: RunningText): number {
  const isBefore = (paragraph: Element): boolean => (placeOf(paragraph, element) & 4) > 0
  const first = indexAfter(paragraphs, ({ paragraph }) => (isBefore(paragraph) ? 0 : 1), 0)
  return paragraphs[first - 1]?.to ?? 0
}
