import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'
import { indexOfFirstVerb, hasVerb } from '@/lib/text/verbs'

interface SentenceContext {
  subject: string
  subjectNames: readonly string[]
  /** Names what a fragment is about; empty if the label does. */
  context?: string | undefined
  label?: string | undefined
  heading: string
  isFirst: boolean
  isWhole: boolean
}

/** Returns whether a text has words before its first verb, so that it states something on its own. */
export function isWholeSentence(text: string): boolean {
  return indexOfFirstVerb(wordsOf(fold(text).slice(0, 400)).slice(0, 40)) > 0
}

/** Returns whether a text is a sentence though its verb may be a noun: "At Passau the Inn and the Ilz join." */
export function isRunningSentence(text: string): boolean {
  const words = text.trim()
  return (
    /^["“]?[\p{Lu}\d].*\.["”]?$/su.test(words) &&
    /\d|\s["“]?\p{Lu}\p{L}/u.test(words) &&
    words.split(/\s+/).length > 4 &&
    !/^[^.]{0,40}:\s/.test(words) &&
    !NO_STATEMENT.test(words) &&
    hasVerb(words)
  )
}
const NO_STATEMENT =
  /^(?:Hello|Welcome|So|And|But|Or|Let|Next|Thanks?|Dear|Sorry|Yes|No|Well|Oh|TODO|If|For (?:the|a|more)\b[^,]{2,40}, see)\b|\b(?:us|me|you)\b/

/**
 * Returns the text of a claim: a whole sentence in the document's words, or a fragment after the words that name what
 * it is about. Null if the claim would state nothing.
 */
export function claimTextOf(text: string, prefix: SentenceContext): string | null {
  const { label, context, isWhole } = prefix
  const statement = withFullStop(withoutBrackets(text.replace(LEADING_MARKS, '')))
  if (!/[\p{L}\p{N}]/u.test(statement)) return null
  if (isWhole && statement.length > 6 && ENDS_WITH_FUNCTION_WORD.test(statement)) return null
  if (isWhole) {
    if (label === undefined || !isDateLabel(label) || statement.includes(label)) return capitalize(statement)
    // A later sentence of the item may be on another year.
    if (!prefix.isFirst && /\b(?:1\d|20)\d\d\b/.test(statement)) return capitalize(statement)
    const names = [prefix.subject, ...prefix.subjectNames]
    const when = label.replace(/[()]/g, '').trim()
    return names.some((name) => statement.includes(name))
      ? `${when}: ${capitalize(statement)}`
      : `${prefix.subject}, ${when}: ${capitalize(statement)}`
  }
  const question = label === undefined && context === undefined ? questionOfHeading(prefix.heading) : null
  if (question !== null) return `${question} ${capitalize(statement)}`
  if (context === '') return capitalize(label === undefined ? statement : `${label}: ${statement}`)
  const about = context ?? headingOf(prefix)
  const isNamed = about !== undefined && prefix.subjectNames.some((name) => about.includes(name))
  const subject = context === undefined && !isNamed ? prefix.subject : undefined
  const born =
    label !== undefined && context === undefined ? sentenceOfLifeEvent(prefix.subject, label, statement) : null
  if (born) return born
  const before = [subject, about].filter(Boolean).join(' – ')
  if (label === undefined) return before === '' ? capitalize(statement) : `${capitalize(before)}: ${statement}`
  return `${capitalize(before)}${isDateLabel(label) ? ', ' : ' – '}${label}: ${statement}`
}

/** Marks between a label and its text; a sign before a digit belongs to the value: "-1.4". */
const LEADING_MARKS = /^(?:[\s;,:—]|[–-](?!\d))+/

/** Returns the question that a heading asks, to be put before a short answer below it; null if it asks none. */
function questionOfHeading(heading: string): string | null {
  const question = heading.replace(/^\W*(?:(?:Q|Question)?\s*\d{0,2}\s*[.:)]\s*)?/i, '')
  return /^[\p{L}].{8,140}\?\W*$/u.test(question) ? capitalize(question) : null
}

const ENDS_WITH_FUNCTION_WORD =
  /\b(?:in|(?<!\d )on|at|of|to|for|from|by|with|and|or|the|a|an|as|than|into|since|until|between|during)[.,]?$/i

/** Returns a sentence for a label such as "Born: 9 December 1906, New York"; null for other labels. */
function sentenceOfLifeEvent(subject: string, label: string, said: string): string | null {
  const isDay = /^\d{1,2}(?:st|nd|rd|th)? \p{L}+ \d{4}|^\p{Lu}\p{L}+ \d{1,2}, \d{4}/u.test(said)
  const isMonth = /^(?:\p{Lu}\p{L}+ )?\d{4}\b/u.test(said)
  if (!isDay && !isMonth) return null
  const at = isDay ? 'on' : 'in'
  if (/^(?:date of birth|born|birth)$/i.test(label)) return `${subject} was born ${at} ${said}`
  if (/^(?:date of death|died|death)$/i.test(label)) return `${subject} died ${at} ${said}`
  const verb =
    /^(founded|established|opened|launched|built|completed|dissolved|incorporated|released|published|discovered|introduced|commissioned|signed|inaugurated|demolished)$/i.exec(
      label,
    )?.[1]
  return verb ? `${subject} was ${verb.toLowerCase()} ${at} ${said}` : null
}

function headingOf({ heading, label }: SentenceContext): string | undefined {
  const words = heading.replace(/^\W*(?:[\dIVX]+[.)]?\d*\s+)?/, '').replace(/[\s:]+$/, '')
  if (
    words === '' ||
    words.split(/\s+/).length > 8 ||
    isPlainHeading(heading) ||
    (label !== undefined && !isDateLabel(label))
  )
    return undefined
  return /\p{Ll}/u.test(words) ? words : words.charAt(0) + words.slice(1).toLowerCase()
}

function withFullStop(text: string): string {
  const bare = text.trim().replace(/[\s;,:–—]+$/, '')
  return /[.!?]["”’)]?$/.test(bare) ? bare : `${bare}.`
}

function withoutBrackets(text: string): string {
  const inner = /^\(([^()]+)\)[.\s]*$/.exec(text)?.[1]
  return inner ?? text
}

/** Capitalises the first letter of a sentence; "nanoGPT" and "iPhone" keep their small letter. */
export function capitalize(text: string): string {
  return /^\p{Ll}+[\p{Lu}\d]/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

const DATE_WORDS =
  /^(?:(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|fall|winter|early|late|mid|c|ca|circa|about|around|to|and|the|of|from|since|until|on|in|(?<!\d)\d{1,4}(?:st|nd|rd|th|s)?(?!\d)|bc|ad|bce|ce|present|today|now)(?![a-z])|[\s.,/–—-])+$/i

/** Returns whether a label is a date or a period: "1932", "8 December 1940", "1930–1933". */
export function isDateLabel(label: string): boolean {
  return (
    /\d/.test(label) &&
    label.length < 50 &&
    /\b\d{1,2}\b.*\b\d{3,4}|\b\d{3,4}s?\b|^\d{1,2} \p{L}+$/u.test(label) &&
    DATE_WORDS.test(label.replace(/[()*_[\]~]/g, ''))
  )
}

/** Returns whether a heading, such as "Overview", says nothing about the text below it. */
function isPlainHeading(heading: string): boolean {
  return /^\W*(?:\d[\d.]*\s*)?(?:(?:basics?|overview|summary|facts?|key facts?|timeline|chronology|at a glance|life|work|history|introduction|background|general|details|in brief|profile|biography|career|milestones|key dates|dates|data|key (?:points|findings)|findings|claims|miscellaneous|curiosities|other)\W*)+$/i.test(
    heading,
  )
}
