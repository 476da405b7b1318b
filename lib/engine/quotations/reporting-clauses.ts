import { verbsOfSaying } from '@/lib/engine/lexicon/concepts'
import { DETERMINER, NAME } from './people'
import type { Span } from '@/lib/text/spans'

export const SAY = `(?:${verbsOfSaying}|say|tell|told|asked|asks|recalls|replied|replies|argued|argues|warned|warns|insisted|insists|admitted|admits|claimed|claims|declared|stated|states|promised|promises|remembered|remembers|continued|concluded|reported|complained|remarked|observed|proposed|joked|acknowledged|described|called|calls|praised|dismissed|conceded|concedes|put|pointed out|points out|answered|answers|judged|judges|thought|jeered|sneered)`
export const SAYS = new RegExp(String.raw`\b${SAY}\b`, 'u')
export const ATTRIBUTION_BELOW = new RegExp(String.raw`["”’]?\s*[—–-]\s*(${NAME})(?![\p{L}\p{M}'’-])[^.!?]{0,80}$`, 'u')

const ASIDE = String.raw`(?:,[^,.!?"“]{1,90},|,)?`
const ADVERB = String.raw`(?:\s(?:has|had|have|later|also|then|once|himself|herself|themselves|\p{Ll}+ly|used to|likes? to|liked to))*`
const PRONOUN = String.raw`(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|I|[Ww]e)(?!\p{L})`
const ROLE = String.raw`${DETERMINER}(?:\s(?!(?:of|on|in|at|when|as|who|after|to|for|by)\b)[\p{Ll}'’-]+){1,4}`
/** Matches what leads to a name: "the council's chief engineer, ". The name behind "the" or "of" is a part of the role. */
const TITLE = String.raw`(?:${DETERMINER}\s(?:[\p{Ll}][\p{Ll}'’-]*\s){0,5}\p{Ll}[\p{Ll}-]*,?\s)?(?<!\b(?:[Tt]he|of|at|for|in|from|by|to)\s)`
/** Matches a speaker: a name, a pronoun or a role. */
const WHO = String.raw`(?<!\p{L})${TITLE}(${NAME})|(?<!\p{L})(${PRONOUN}|${ROLE})(?:\sfor\s[^,.!?"“]{1,40}?)?`
const CLAUSE = String.raw`(?:${WHO})${ASIDE}${ADVERB}\s${SAY}\b`
/** Matches a clause behind the last sign of a quotation; behind a full stop a capital begins another sentence. */
const AFTER = new RegExp(
  String.raw`^(?:[^.],?["”’»«›‹]?,?|.[,.]?["”’»«›‹]?[,.]?(?=\s*\p{Ll}))\s*(?:[—–-]\s*)?(?:${CLAUSE}|${SAY}\s(?:${WHO})|(?:according to|in the words of)\s(?:${WHO}))`,
  'u',
)
const BEFORE = new RegExp(
  String.raw`(?:${CLAUSE}[^.!?"“”]{0,70}|(?:[Aa]ccording to|[Ii]n the words of) (?:${WHO}),?|(?:^|[.!?]["”]?\s)(${NAME}):)\s*(?:that\s)?["“”‘«»„‹›]$`,
  'u',
)
const LABEL = new RegExp(String.raw`^\s*(${NAME}):\s`, 'u')
export const LONGEST_ATTRIBUTION = 200

/** Whether the words of a sentence before a name lead to it as its subject. */
export const OPENS_WITH_SUBJECT = new RegExp(String.raw`^[^\p{L}\p{N}]*(?:${SAY}\s)?${TITLE}$`, 'u')
/** Matches the start of a sentence about somebody or something without a name. */
export const OPENS_WITH_ROLE = new RegExp(String.raw`^[^\p{L}\p{N}]*${DETERMINER}\s\p{Ll}`, 'u')

/** Returns the subject of the reporting clause within, behind or before a quotation, or its signature; null without one. */
export function subjectOf(
  text: string,
  { start, end, between: [first], block }: Span & { between: readonly Span[]; block: Span },
): (Span & { words: string }) | null {
  const places = [
    [AFTER, (first?.start ?? end) - 1, first?.end ?? block.end],
    [AFTER, end - 1, block.end],
    [BEFORE, Math.max(block.start, start - LONGEST_ATTRIBUTION), start],
    [ATTRIBUTION_BELOW, end - 1, block.end],
    [LABEL, block.start, block.end],
  ] as const
  for (const [pattern, from, to] of places) {
    const around = text.slice(from, Math.min(to, from + LONGEST_ATTRIBUTION))
    const match = pattern.exec(around)
    const words = match?.slice(1).join('').replace(/\.$/, '')
    if (!match || words === undefined) continue
    const at = from + around.indexOf(words, match.index)
    return { words, start: at, end: at + words.length }
  }
  return null
}

/** Returns the speaker of a paragraph that begins with a name, as in an interview: "Priya Raman: Twice." */
export const labelledSpeaker = (paragraph: string): string | null =>
  LABEL.exec(paragraph.slice(0, LONGEST_ATTRIBUTION))?.[1] ?? null
