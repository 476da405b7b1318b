import { currencyAfter, currencyBefore, currencyOf } from './currencies'
import { mapDefined } from './lists'
import type { NumberMention } from './number-mention'
import { numberFromWords, countPattern, scaleOf, scaleWords, vaguenessBefore } from './number-words'
import { unitAt } from './units'
import { isVerb } from './words'

/**
 * Finds fractions, alone or after a whole number, with their scale or unit: "3½", "2 1/2", "two and three-quarters", "half
 * a million", "a half-dozen", "two-thirds", "a million and a half", "an hour and a half", "one in five".
 */
export function fractionsOf(text: string): NumberMention[] {
  const shares = mapDefined(text.matchAll(sharePattern), (m) => readShare(text, m))
  if (!mayOccur.test(text)) return shares
  return [
    ...shares,
    ...[...text.matchAll(figurePattern)].flatMap((m) => figureOf(text, m) ?? []),
    ...[...text.matchAll(wordsAfter)].flatMap((m) => readWholeFirst(text, m) ?? []),
    ...[...text.matchAll(wordedPattern)].flatMap((m) => readWordedFraction(text, m) ?? []),
  ]
}

function figureOf(text: string, m: RegExpExecArray): NumberMention | null {
  const { glyph, over, under, before, whole = before } = m.groups ?? {}
  const end = m.index + m[0].length
  const size = glyph === undefined ? Number(over) / Number(under) : (fractionGlyphs[glyph] ?? 0)
  const measure = unitAt(text, end)?.key
  // "3/4" alone may be a date.
  if (size >= 1 || (glyph === undefined && whole === undefined && measure === undefined)) return null
  const value = (whole === undefined ? 0 : numberFromWords(whole)) + size
  const { scale = '' } = scaleAfter.exec(text.slice(end, end + 12))?.groups ?? {}
  return fractionMention(
    text,
    m.index,
    end + (scale ? scale.length + 1 : 0),
    value * scaleOf(scale),
    scale ? undefined : measure,
    'about',
  )
}

/** Reads "one in five", "nine out of ten", "one house in five burned". */
function readShare(text: string, m: RegExpExecArray): NumberMention | null {
  const { top = '', noun, all = '' } = m.groups ?? {}
  const [, next = ''] = /^\s(\p{L}+)/u.exec(text.slice(m.index + m[0].length)) ?? []
  // "One house in five villages" counts villages.
  if (noun !== undefined && !AUXILIARY.test(next) && !isVerb(next.toLowerCase())) return null
  const value = numberFromWords(top) / numberFromWords(all)
  return shareMention(text, m.index, m.index + m[0].length, value)
}

const AUXILIARY = /^(?:does|did|is|was|has|had|would|will|can|could)$/

/** Reads "a million and a half", "an hour and a half". */
function readWholeFirst(text: string, m: RegExpExecArray): NumberMention | null {
  const { count = '', name = '', top = '', part = '' } = m.groups ?? {}
  const measure = unitAt(name, 0)?.key
  const scale = scaleOf(name)
  // "A hundred and three quarters" has two meanings.
  if ((measure === undefined && scale === 1) || scale === 100) return null
  const value = (numberFromWords(count) + numberFromWords(top) * sizeOf(part)) * scale
  return fractionMention(text, m.index, m.index + m[0].length, value, measure, 'about')
}

function readWordedFraction(text: string, m: RegExpExecArray): NumberMention | null {
  const { whole, top = '', joint = '', part = '', of = '', scale } = m.groups ?? {}
  const unit = scale === undefined ? unitAt(text, m.index + m[0].length) : null
  const end = m.index + m[0].length - (scale === undefined && !unit ? of.length : 0)
  const isHalf = /^hal/i.test(part)
  const isQuarter = /^quarter/i.test(part)
  const isOf = /^\s+of\b/i.test(of || text.slice(end, end + 4))
  const isNamed = whole !== undefined || joint === '-'
  if (isHalf && isOf && whole === undefined && top === '' && vaguenessBefore(text, m.index) !== 'exact')
    return shareMention(text, m.index, end, 1 / 2)
  // "A third day" is the day after the second, and "half of them" no figure.
  const isMeasured = (scale !== undefined || unit !== null) && (isHalf || isQuarter || isOf || isNamed)
  const isCounted = top !== '' && !/^a/i.test(top)
  const isOther = whole === undefined ? isCounted && (isOf || isNamed) : isCounted || (top !== '' && isHalf)
  if (!isMeasured && !isOther) return null
  const size = (top ? numberFromWords(top) : 1) * sizeOf(part)
  const value = (whole === undefined ? 0 : numberFromWords(whole)) + size
  if (!isMeasured && whole === undefined) return shareMention(text, m.index, end, value)
  return fractionMention(text, m.index, end, value * scaleOf(scale), unit?.key, 'about')
}

/** Returns a share of a whole, which is a percentage as well; a bare one is right to two points. */
const shareMention = (text: string, start: number, end: number, value: number): NumberMention => ({
  ...fractionMention(text, start, end, value, undefined, 'exact'),
  slack: 0.02,
  or: [{ value: value * 100, sign: '%', slack: 2 }],
})

function fractionMention(
  text: string,
  start: number,
  end: number,
  value: number,
  measure: string | undefined,
  unhedged: NumberMention['vague'],
): NumberMention {
  const vague = vaguenessBefore(text, start, unhedged)
  const before = measure === undefined ? (moneyBefore.exec(text.slice(Math.max(0, start - 8), start))?.[0] ?? '') : ''
  const after = measure === undefined && !before ? (moneyAfter.exec(text.slice(end, end + 30))?.[0] ?? '') : ''
  const sign = currencyOf(before || after)
  const places = { start: start - before.length, end: end + (/dollars?$/i.test(after) ? after.length : 0) }
  const or = sign === '' && /^\spounds?\b/i.test(text.slice(end, end + 8)) ? [{ value, sign: '£' }] : undefined
  return { ...places, value, vague, sign, ...(measure !== undefined && { measure }), ...(or && { or }) }
}

const moneyBefore = new RegExp(`${currencyBefore}$`, 'iu')
const moneyAfter = new RegExp(`^${currencyAfter}`, 'iu')

const fractionGlyphs: Record<string, number> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅚': 5 / 6,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
}
const partNames = ['hal', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const sizeOf = (part: string): number => 1 / (partNames.findIndex((name) => part.toLowerCase().startsWith(name)) + 2)
const partPattern = `(?:half|halves|(?:${partNames.slice(1).join('|')})s?)`
const mayOccur = new RegExp(`[/⁄${Object.keys(fractionGlyphs).join('')}]|${partNames.join('|')}`, 'i')
const startOfNumber = '(?<![\\p{L}\\p{N}.,/-])'
const numerators = 'an?|one|two|three|four|five|seven|nine'
const figurePattern = new RegExp(
  `${startOfNumber}(?:(?:(?<whole>${countPattern})(?:\\s+and\\s+|[\\s-]))?(?<over>[1-9]\\d?)[/⁄](?<under>[1-9]\\d?)(?![\\d/⁄])` +
    `|(?:(?<before>${countPattern})(?:\\s+and\\s+|[\\s-]?))?(?<glyph>[${Object.keys(fractionGlyphs).join('')}]))`,
  'giu',
)
const scaleAfter = new RegExp(`^[\\s-](?<scale>(?:${scaleWords})s?)\\b`, 'i')
const wordedPattern = new RegExp(
  `${startOfNumber}(?:(?<whole>${countPattern})\\s+and\\s+)?(?:(?<top>${numerators})(?<joint>[\\s-]))?(?<part>${partPattern})\\b` +
    `(?<of>(?:\\s+of)?[\\s-]an?(?=[\\s-]))?(?:[\\s-](?<scale>(?:${scaleWords})s?)\\b)?`,
  'giu',
)
const sharePattern = new RegExp(
  `${startOfNumber}(?:(?<top>one|two|three|four|five|six|seven|eight|nine|[1-9])|(?<noun>one\\s\\p{Ll}+))\\s(?:in|out\\sof)\\s(?:every\\s)?` +
    '(?<all>three|four|five|six|eight|ten|twenty|100|[3-9]|[12]0)(?=\\s(?:of\\s|\\p{Ll}{3,})|\\s\\p{Lu}\\p{Ll}+s\\b)',
  'giu',
)
const wordsAfter = new RegExp(
  `${startOfNumber}(?<count>an?|${countPattern})\\s(?<name>\\p{L}{3,12})\\sand\\s(?<top>${numerators})[\\s-](?<part>${partPattern})\\b(?!-)`,
  'giu',
)
