import { verbAt } from '@/lib/engine/analyse/argument-roles'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DateItem } from '@/lib/engine/compare/agreeing-value'
import { verbsOfState } from '@/lib/engine/compare/stay-of-claim'
import { partsBeside, type DetailSpan } from '@/lib/engine/details/spans'

/** Whether a date or duration is of something else than the event of a claim: an age, a state, a report, or a deed without its object. */
export const isOfOtherTime = (reading: ParsedSentence, span: DetailSpan, view: AnalysedClaim): boolean =>
  isOfAge(reading, span) ||
  isOfLastingState(reading, span) ||
  isWithinState(reading, span, view) ||
  lacksObject(reading, span) ||
  isOfReport(reading, span)

/** Whether a date is the day on which something had an age: "turned three at the end of 2025", "was a year old in July". */
const isOfAge = ({ text }: ParsedSentence, { item }: DetailSpan): boolean => item?.type === 'date' && ofAge.test(text)
const ofAge =
  /\b(?:turn(?:s|ed|ing)? (?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b(?! (?:hundred|thousand|million|percent))|years? old\b|(?:\d+(?:st|nd|rd|th)|first|second|third|fifth|tenth|fiftieth) (?:anniversary|birthday)|anniversary of)/i

/** Whether a date or duration is of a state that went on: "in 2019 he was still there", "he had been there for two years when". */
const isOfLastingState = ({ text, start }: ParsedSentence, { item, start: from }: DetailSpan): boolean =>
  isDateOrNumber(item) &&
  (item.type === 'date'
    ? /\b(?:is|was|were|are|had been) still\b|\bstill (?:worked|works|lived|served|had|ran|led|headed)\b/i.test(text)
    : /\bhad (?:then |by then )?been\b[^.;]{0,60}?\bfor (?:about |some |nearly |almost |only |over )?$/i.test(
        text.slice(0, from - start),
      ))

/** Whether a date is of a deed whose object the sentence leaves out, so that it may be any: "in 2016 he left". */
export function lacksObject(reading: ParsedSentence, { item, start }: Pick<DetailSpan, 'item' | 'start'>): boolean {
  const clause = reading.clauses.find((c) => c.start <= start && start < c.end)
  const verb = verbAt(reading, start)
  if (item?.type !== 'date' || !clause || !verb || !verbsWithObject.test(verb.lower)) return false
  const isObject = (i: Item): boolean => 'id' in i && i.type !== 'subject' && !i.pronoun
  return (
    !clause.items.some(isObject) &&
    !partsBeside(partsBeside(clause.terms, verb), item).some(({ kind }) => kind === 'word')
  )
}
const verbsWithObject = /^(?:left|joined|rejoined|returned|quit|began|started|moved|came|went|worked|arrived|departed)$/

/** Whether a date is of a state that a claim dates the beginning or the end of: "was a student in 2013", "entered in 2011". */
export function isWithinState(
  reading: ParsedSentence,
  { item, start }: Pick<DetailSpan, 'item' | 'start'>,
  view: AnalysedClaim,
): boolean {
  if (item?.type !== 'date' || item.date.role !== 'at' || !verbsOfState.test(verbAt(reading, start)?.lower ?? ''))
    return false
  return view.wordingAt(0).readings.some((own) => {
    const dates = own.items.filter((value): value is DateItem => value.type === 'date')
    const [date] = dates
    const verb = date && dates.length === 1 ? (verbAt(own, date.start)?.lower ?? '') : ''
    const [said, stated] = [item.date.value, date?.date.value]
    if (!stated) return false
    return verbsOfBeginning.test(verb) ? stated.to < said.from : verbsOfEnding.test(verb) && stated.from > said.to
  })
}
const verbsOfBeginning =
  /^(?:(?:enter|join|start|mov|enroll?|arriv|open|found|establish|launch|hir|appoint)(?:s|e[ds]?)?|began|begun|became|took|went|came)$/
const verbsOfEnding = /^(?:left|quit|(?:finish|end|resign|depart|graduat|complet|clos|retir|di|dissolv)(?:s|e[ds]?)?)$/

/** Whether a date is that of a report: "In 2023 it became known that she had left". */
const isOfReport = ({ text, start }: ParsedSentence, { item, end }: DetailSpan): boolean =>
  item?.type === 'date' && ofReport.test(text.slice(end - start).slice(0, LONGEST_OPENING))
const ofReport =
  /^,? (?:why|that|how|it (?:became known|emerged|transpired|was (?:announced|reported|revealed|confirmed|learned|learnt|said|disclosed)))\b/

/** Maximum characters read behind a date. */
const LONGEST_OPENING = 80
