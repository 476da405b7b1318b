import { isInSection } from '@/lib/dossier/browse/dossier-book'
import { isUnread } from '@/lib/schema/source-access'
import type { Research, ResearchQuestion } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { groupedBy, mapDefined } from '@/lib/text/lists'
import { numbersOf } from '@/lib/text/numbers'
import { quotePlace, plainTextOfPage } from '@/packages/judges/quotation'
import type { SourcePage } from './page-reader'

/** A statement of a report, with the sources that it rests on, and the addresses of passages to look at. */
export interface CitedSentence {
  text: string
  sources: number[]
  passages?: string[]
}
export interface ReportList {
  name: string
  items: CitedSentence[]
}

export const quoted = (text: string): string => `“${text.replace(/\.$/, '')}”`

/** Begins the reason of the questions of the completeness judge. Each pass replaces those without an answer. */
export const GAP_REASON = 'The completeness judge found this gap.'
export const isResearchGap = ({ why }: ResearchQuestion): boolean => why?.startsWith(GAP_REASON) === true

/** Returns what the answers to a question lack: a "when" wants a date, a "how many" a number. Null: nothing. */
export function missingPartOf(asks: string, answers: readonly string[]): string | null {
  if (answers.length === 0) return 'Nothing on it was found on the pages that were read.'
  const texts = answers.map(fold)
  if (/^when\b/i.test(asks) && !texts.some((text) => datesOf(text).length > 0)) return 'What was found has no date.'
  const isCount = /^how (?:many|much|large|long|high|old|far)\b/i.test(asks)
  return isCount && !texts.some((text) => numbersOf(text).length > 0) ? 'What was found has no number.' : null
}

/** Returns what a reader would expect of a report and it lacks, by section, each with the reason. */
export function notCovered({ claims, sources, research }: Dossier): ReportList[] {
  const { questions = [], sections = [], access = [] } = research ?? {}
  const plannedQuestions = questions.filter((question) => question.state !== 'dropped' && !isResearchGap(question))
  const present = new Set(
    sections.filter((section) => claims.some((claim) => isInSection(claim, section))).map(({ section }) => section),
  )
  const groups = groupedBy(plannedQuestions, ({ section = '' }) => (present.has(section) ? section : 'Other questions'))
  const lists = [...groups].map(([section, own]): ReportList => {
    const items = mapDefined(own, (question) => {
      const lack = lackSentence(question, claims)
      return lack === null ? undefined : { text: `${question.asks} ${lack}`, sources: [] }
    })
    return { name: `${section}: ${items.length} of ${own.length} questions open or answered in part`, items }
  })
  const parts = mapDefined(questions, ({ part }) => {
    const title = sources.find(({ n }) => n === part?.source)?.title
    return part && title !== undefined
      ? { text: `${quoted(title)}: ${part.headings.map(quoted).join(', ')}.`, sources: [part.source] }
      : undefined
  })
  const unread = new Map(access.filter((entry) => isUnread({ access: entry })).map((entry) => [entry.source, entry]))
  const closed = mapDefined(sources, ({ n, title }) => {
    const { state = 'unopened', note } = unread.get(n) ?? {}
    return unread.has(n)
      ? { text: [`${title}: ${ACCESS_WORDS[state].toLowerCase()}.`, note].join(' ').trim(), sources: [n] }
      : undefined
  })
  lists.push({ name: 'Parts of pages of which this report says nothing', items: parts })
  lists.push({ name: 'Pages that were found and not read', items: closed })
  return lists.filter(({ items }) => items.length > 0)
}

/** Returns why a question is open, or answered in part; null if it is answered. */
function lackSentence({ asks, claims: ids, state, why }: ResearchQuestion, claims: readonly Claim[]): string | null {
  const answers = claims.filter(({ id }) => ids.includes(id))
  const texts = answers.map(({ text }) => text)
  const lack = [missingPartOf(asks, texts), state === 'open' && why].filter(Boolean).join(' ')
  if (answers.length === 0) return state === 'answered' ? null : `Open: ${lack}`
  if (lack !== '' || state === 'open') return `Answered in part. ${lack}`.trim()
  if (answers.some(({ status }) => status === 'established')) return null
  const isDisputed = answers.some(({ status }) => status === 'conflicting')
  return `Answered in part. ${isDisputed ? 'Its sources disagree.' : 'What was found is in doubt.'}`
}

export const ACCESS_WORDS = {
  opened: 'Read',
  part: 'Read in part',
  recognised: 'Recognised from a picture',
  pasted: 'Pasted as text',
  paywalled: 'Behind a paywall',
  refused: 'Not read: the site refuses programs',
  scripts: 'Not read: empty without its scripts',
  search: 'Only seen in the search',
  others: 'Known only from other sources',
  unopened: 'Not opened',
} as const

/** Returns a question on the parts of each page that no passage is from, longest first: a reader may miss them. */
export function uncoveredParts(research: Research | undefined, pages: readonly SourcePage[]): ResearchQuestion[] {
  return pages.flatMap((page) => {
    const { source, title, text, headings = [] } = page
    const sourcePassages = research?.passages.filter((passage) => passage.source === source) ?? []
    const passagePlaces = mapDefined(sourcePassages, ({ quote }) => quotePlace(plainTextOfPage(page), quote))
    if (passagePlaces.length === 0) return []
    const headedParts = headings.map(({ start, end }, at) => {
      const next = headings[at + 1]?.start ?? text.length
      const isCovered = passagePlaces.some((place) => place.start < next && place.end > start)
      return {
        name: text
          .slice(start, end)
          .replace(/^\s*(?:\d+(?:\.\d+)*\.)?\s*|\s+$/g, '')
          .replace(/\s+/g, ' '),
        length: next - end,
        isCovered,
      }
    })
    const left = headedParts.filter(
      ({ name, length, isCovered }) =>
        !isCovered &&
        length >= LEAST_PART_LENGTH &&
        name.length <= LONGEST_HEADING &&
        name !== title &&
        !BESIDE_THE_TEXT.test(name),
    )
    const longest = left.toSorted((a, b) => b.length - a.length).slice(0, MOST_PARTS)
    const names = [...new Set(left.filter((part) => longest.includes(part)).map(({ name }) => name.toWellFormed()))]
    if (names.length === 0) return []
    const pageName = (title ?? `source ${source}`).slice(0, LONGEST_HEADING).toWellFormed()
    const asks = `What does ${quoted(pageName)} say under ${names.map(quoted).join(', ')}?`
    return { asks, state: 'open' as const, claims: [], why: GAP_REASON, part: { source, headings: names } }
  })
}

const LEAST_PART_LENGTH = 300
const LONGEST_HEADING = 80
const MOST_PARTS = 6
/** Headings of parts in which nobody looks for statements. */
const BESIDE_THE_TEXT =
  /^(?:references|see also|(?:table of )?contents|external links|(?:foot|end)?notes|index|further reading|bibliography|navigation|licen[cs]e|copyright.*|search|related.*|about this .*)$/i
