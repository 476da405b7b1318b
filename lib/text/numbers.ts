import { clockTimesOf } from './clock-times'
import { currencyAfter, currencyBefore, currencyOf } from './currencies'
import { durationsOf } from './durations'
import { fractionsOf } from './fractions'
import {
  hedgePattern,
  scaleCodes,
  scaleOf,
  scaleWords,
  belowHundredWords,
  vaguenessOf,
  wordsValue,
} from './number-words'
import type { Amount, NumberMention } from './number-mention'
import { conversionsOf, attachedUnitSymbols, unitAt, unitOf, unitWords } from './units'

/**
 * Finds the quantities of a folded text: digits with separators and decimals, "1.5M", "43k", "11 lakh", words ("twelve",
 * "two hundred", "a million", "several dozen"), fractions ("3½", "half a million"), measures in parts ("8 days, 3 hours"),
 * percentages and money. Years and dates are included: the caller removes them. Ordinals are ignored; "5 to 10" is one range.
 */
export function numbersOf(text: string): NumberMention[] {
  const numbers: NumberMention[] = []
  const taken = new Uint8Array(text.length)
  const add = (n: NumberMention | null): void => {
    if (!n || taken.subarray(n.start, n.end).includes(1)) return
    taken.fill(1, n.start, n.end)
    numbers.push(n)
  }
  clockTimesOf(text).forEach(add)
  powersOf(text).forEach(add)
  durationsOf(text).forEach(add)
  fractionsOf(text).forEach(add)
  for (const m of text.matchAll(quantityPattern)) add(quantityOf(text, m))
  numbers.sort((x, y) => x.start - y.start)
  const whole = numbers.filter((n) => !Number.isNaN(n.value) && !isPartOfNumber(text, n))
  return whole.flatMap((n, i) => {
    const next = whole[i + 1]
    if (isRange(text, whole[i - 1], n)) return []
    const number = next && isRange(text, n, next) ? rangeOf(n, next) : n
    const change = changeOf(text, number)
    return [change ? { ...number, change } : number]
  })
}

function quantityOf(text: string, m: RegExpExecArray): NumberMention | null {
  const { hedge = '', words = '', digits, suffix = '', joined = '' } = m.groups ?? {}
  const { scale, percent, plus, currency, money } = m.groups ?? {}
  const unscaledValue = digits === undefined ? wordsValue(words) : figureOf(digits)
  if (unscaledValue === null || Number.isNaN(unscaledValue)) return null
  let start = m.index + hedge.length
  let end = m.index + m[0].length
  const sign = percent === undefined ? currencyOf(currency) || currencyOf(money) : '%'
  // "$1.5 b" is money; "10 b" without a currency may be anything.
  const separateSuffix =
    sign && !suffix && !scale ? (/^\s(?:k|m|b|t)\b/i.exec(text.slice(end, end + 3))?.[0] ?? '') : ''
  end += separateSuffix.length
  const value = unscaledValue * scaleOf(scale) * scaleOf(suffix || separateSuffix.trim())
  const vague = approximateSuffix.test(text.slice(end, end + 8)) ? 'about' : vaguenessOf(hedge.trim(), words, plus)
  // The suffix of "60m" and "5t" may be a unit; that of "60m/s" is one.
  const tight = /^[mt]$/.test(suffix) && !sign ? unitAt(text, end - 1) : null
  if (tight) {
    const measured = { value: unscaledValue, sign, measure: tight.key }
    if (tight.end > end) return { start, end: tight.end, vague, ...measured }
    return { start, end, vague, value, sign, or: [measured] }
  }
  // A currency in words ("euros") is no part of the value but words of the sentence, except "dollars".
  if (money && /\p{Ll}{3}/u.test(money) && !/dollars?$/i.test(money)) end -= money.length
  const unit = sign ? null : unitAt(text, end - joined.length)
  const unitText = unit ? text.slice(end - joined.length, unit.end).trim() : ''
  // The words of a unit stay words of the sentence, symbols and names ("°C", "GB", "degrees Celsius") are part of the value.
  if (unit && (joined || !/^-?\p{Ll}{3,}(?:[\s-]\p{Ll}+)*$/u.test(unitText))) end = Math.max(end, unit.end)
  const before = text.slice(Math.max(0, start - 12), start)
  const isDegree = unitOf(unit?.key)?.dimension === 'temperature'
  const isFrost = sign === '' && belowZero.test(text.slice(end, end + 40))
  const isBelow = isFrost || (isDegree || sign !== '' ? minusBefore : minusWord).test(before)
  // The sign of a value is shown with it.
  if (isBelow) start -= minusSign.exec(before)?.[0].length ?? 0
  const measure = unit?.key ?? (isFrost ? '°C' : undefined)
  const found = { value: isBelow ? -value : value, sign, ...(measure !== undefined && { measure }) }
  const or: Amount[] = isFrost && !unit ? [{ ...found, measure: '°F' }] : []
  if (digits !== undefined && /^[1-9]\d{0,2}\.\d{3}$/.test(digits)) or.push({ ...found, value: found.value * 1000 })
  for (const other of manyCurrencies[sign] ?? []) or.push({ value, sign: other })
  if (unitText === 'm') or.push({ value: value * 1e6, sign })
  if (/^-?pounds?$/i.test(unitText)) or.push({ value, sign: '£' })
  return { start, end, vague, ...found, ...(or.length > 0 ? { or } : {}) }
}

const manyCurrencies: Record<string, string[]> = { kr: ['SEK', 'NOK', 'DKK'], '¥': ['CN¥'] }

/** Returns the value of digits with separators: "15,100", "15'100", "11,00,000", "1.234.567". */
const figureOf = (digits: string): number =>
  Number(/\.\d+\./.test(digits) ? digits.replace(/\./g, '') : digits.replace(/[, ']/g, ''))

const minusBefore = /(?:(?<!\d\s?)(?:^|[\s(])[–-]|\b(?:minus|negative)\s)$/i
const minusSign = /(?:[–-]|\b(?:minus|negative)\s)$/i
const belowZero = /^(?:\s(?:degrees?|celsius|fahrenheit))*\s(?:below\s(?:zero|0)|of\sfrost)\b/i
const minusWord = /\b(?:minus|negative)\s$/i

/** Whether a number is a part of one that cannot be read as a whole: "five eighths", "2000 over 3", "1.3x10^6". */
function isPartOfNumber(text: string, { start, end, value, clock }: NumberMention): boolean {
  if (clock) return false
  const before = text.slice(Math.max(0, start - 40), start)
  if (!Number.isInteger(value) && /ty\sand\s$/i.test(before)) return true
  if (goesOnAfter.test(text.slice(end, end + 50)) || beginsBefore.test(before)) return true
  if (value > 0 && signBefore.test(before)) return true
  // "Three hundred and 21", but not "between one million and two million".
  const isOpen = scaleAtEnd.test(text.slice(start, end)) && smallerPart.test(text.slice(end, end + 20))
  return !/\b(?:between|from)\b/i.test(before) && (isOpen || scaleBefore.test(before))
}
const numberWord = `(?:\\d|(?:an?|nought|naught|${belowHundredWords}|hundred|thousand)\\b)`
const denominators =
  '(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\\p{L}{2,5}(?:teenth|tieth)|hundredth|thousandth|\\p{L}{1,4}illionth)s?|halves|firsts'
const goesOnAfter = new RegExp(
  `^(?:(?:\\s[-–]|\\sand(?=\\s\\p{L}{1,9}[\\s-]))?[\\s-](?:${numberWord}[\\s-]){0,2}(?:${denominators})\\b(?!-)|\\s(?:over|point)\\s${numberWord}(?!\\s(?:years?|months?|weeks?|days?|hours?|seasons?))` +
    `|\\s(?:k|do?zs?)\\b|-(?:first|second)s?\\b|\\s[-–]\\s(?:one|two|three|four|five|six|seven|eight|nine)\\b|[\\s-](?:${scaleWords})s?\\b|\\^|_\\d|e[+-]?\\d)`,
  'iu',
)
const beginsBefore = new RegExp(
  `(?:\\b(?:point|nought|naught)\\s(?:(?:zero|nought|naught|oh?)\\s)*|${numberWord}\\sover\\s|\\^[+-]?|\\de[+-]?|ty\\s[-–]\\s|[<>≤≥±]\\s?)$`,
  'i',
)
/** Matches a sign that makes a figure negative, and no hyphen of a range or a name. */
const signBefore = /(?:^|\p{L}\s|\()[–-]$/u
const scaleAtEnd = /(?:hundred|thousand|million|billion|trillion|lakh|crore)$/i
const smallerPart = new RegExp(`^\\s(?:and\\s)?${numberWord}`, 'i')
const scaleBefore = /(?:hundred|thousand|million|billion|trillion|lakh|crore)\s(?:and\s)?$/i

/** Joins two numbers to one range: "5 to 10 million" begins at five million. */
function rangeOf(low: NumberMention, high: NumberMention): NumberMention {
  const or = high.or?.map((other) => spanOf(low.or?.[0] ?? low, other))
  return {
    ...high,
    ...spanOf(low, high),
    start: low.start,
    vague: low.vague === 'exact' ? high.vague : low.vague,
    ...(or ? { or } : {}),
  }
}

function spanOf(low: Amount, high: Amount): Amount {
  const scale = low.value < 1000 && high.value >= 1000 ? 10 ** (3 * Math.floor(Math.log10(high.value) / 3)) : 1
  const ends = [low.value * scale, high.value]
  const measure = high.measure ?? low.measure
  return {
    value: Math.min(...ends),
    to: Math.max(...ends),
    sign: high.sign || low.sign,
    ...(measure === undefined ? {} : { measure }),
  }
}

/** Returns the direction of a figure of change by the words around it; undefined for a level. */
function changeOf(text: string, { start, end, clock }: NumberMention): NumberMention['change'] {
  if (clock) return undefined
  const before = text.slice(Math.max(0, start - 90), start)
  const [, word] =
    changeBefore.exec(before) ?? changeBy.exec(before) ?? changeAfter.exec(text.slice(end, end + 40)) ?? []
  if (word === undefined) return undefined
  return risingWord.test(word) ? 'up' : 'down'
}
const risers =
  'rose|risen|rises?|rising|grew|grown|grows?|growing|increas\\p{L}+|climb\\p{L}*|gain\\p{L}*|went up|up|rais\\p{L}+'
const fallers =
  'fell|fallen|falls?|falling|dropp?\\p{L}*|declin\\p{L}+|decreas\\p{L}+|shrank|shrunk|shrinks?|lost|los\\p{L}+|sank|sunk|went down|down|lower\\p{L}*|cut'
const anyHedge = `(?:${hedgePattern}\\s+)?$`
/** Matches "lost" and "a gain of" before a figure. */
const changeBefore = new RegExp(
  `\\b(gained|gains|gaining|lost|loses|losing|shed|(?:increase|rise|growth|gain|drop|fall|decline|decrease|loss|cut)s? of) ${anyHedge}`,
  'iu',
)
/** Matches "rose by" and "fell last year by" before a figure. */
const changeBy = new RegExp(`.*\\b(${risers}|${fallers})\\b[^.;:]{0,60}\\bby ${anyHedge}`, 'isu')
/** Matches "more cheese" and "members fewer than" behind a figure. */
const changeAfter =
  /^(?:\s(?!or\b|and\b|no\b|not\b|were\b|was\b|is\b|are\b)\p{Ll}+)?\s(more|higher|larger|longer|fewer|less|lower|smaller|shorter)\b(?! and\b)/iu
const risingWord = new RegExp(`^(?:${risers}|more|higher|larger|longer)\\b|^(?:increase|rise|growth)s? of`, 'iu')

const approximateSuffix = /^\s+or so\b/i

/**
 * Whether two numbers are one range, "5–10", "5 or 6" or "between 5 and 10". "From 40 to 60" and "from 40 in 1990 to 60" are changes: both
 * numbers are checked.
 */
function isRange(text: string, a: NumberMention | undefined, b: NumberMention | undefined): boolean {
  if (!a || !b || a.clock || b.clock || (a.measure !== undefined && a.measure !== b.measure)) return false
  const joint = text.slice(a.end, b.start)
  const before = text.slice(Math.max(0, a.start - 10), a.start)
  if (/^\s+and\s+$/i.test(joint)) return /\bbetween\s+$/i.test(before) && a.value < b.value
  const isOfYear = isYear(text, a) && !isYear(text, b)
  return (
    /^(?:\s?[–-]\s?\d*\s?|\s+(?:to|or)\s+)$/i.test(joint) &&
    !/\bfrom\s+$/i.test(before) &&
    !(isOfYear && /\w/.test(joint))
  )
}
const isYear = (text: string, { start, end }: NumberMention): boolean => /^[12]\d{3}$/.test(text.slice(start, end))

/**
 * Whether two numbers can describe one thing. An article may round (1,224 → about 1,200), bound (more than 9,000 for
 * 9,377) or be less precise; otherwise they conflict. An open bound must be near: nobody calls 12,240 "over 1,100". Two
 * bounds of one side ("up to eight" and "up to five") must be about the same, and two of one figure on one side. The
 * tolerance for rounding is 10% without a hedge, 20% with one.
 */
export function numbersAgree(article: NumberRange, dossier: NumberRange): boolean {
  const a = article.value
  const d = dossier.value
  if (haveOneEndInCommon(article, dossier)) return areNear(a, d) && areNear(endOf(article), endOf(dossier))
  const slack = Math.max(article.slack ?? 0, dossier.slack ?? 0)
  if (slack > 0 && !isBounded(article) && !isBounded(dossier))
    return Math.abs(a - d) <= slack * ([article, dossier].some(isHedgedShare) ? 2.5 : 1)
  if (article.to !== undefined && dossier.to !== undefined)
    return isInside(article, dossier) || isInside(dossier, article)
  if (isBounded(article) && dossier.to !== undefined)
    return isWithin(isUpper(article) ? dossier.to : d, article, 0.002, 0.07, LARGEST_EXCESS)
  if (article.to !== undefined || dossier.to !== undefined) {
    const low = Math.max(a, d * 0.9)
    const high = Math.min(article.to ?? a, (dossier.to ?? d) * 1.1)
    return low <= high
  }
  if (a === d) return !areOppositeBounds(article, dossier)
  if (isBounded(article) && isBounded(dossier) && isUpper(article) === isUpper(dossier)) return areNear(a, d)
  if (isBounded(article)) return isWithin(d, article, 0.002, 0.07, LARGEST_EXCESS)
  if (isBounded(dossier)) return isWithin(a, dossier, 0.1, LARGEST_DISTANCE, LARGEST_DISTANCE)
  const off = Math.abs(a - d) / Math.max(Math.abs(d), 1e-9)
  if (article.vague === 'about' || dossier.vague === 'about') return off <= 0.2
  return isRounding(a, d) || isRounding(d, a)
}

/** Share of a bound by which a value may be beyond it: "more than 300" of 700 is neither right nor wrong. */
const LARGEST_EXCESS = 0.6
/** Share by which a figure may be beyond a bound of the dossier and agree: 400,000 and "more than 335,000" do, 535,000 does not. */
const LARGEST_DISTANCE = 0.35

/**
 * Whether a number only misses a bound by little, or a near bound ("nearly 400") by much, or one end of a range: neither
 * right nor wrong. Ranges that overlap are so too.
 */
export const isNearBound = (article: NumberRange, dossier: NumberRange): boolean =>
  haveOneEndInCommon(article, dossier) ||
  (article.to !== undefined && dossier.to !== undefined && article.value < dossier.to && dossier.value < article.to) ||
  (isBounded(article) && dossier.to !== undefined && dossier.value < article.value && article.value < dossier.to) ||
  (isBounded(article) && article.to === undefined && isWithin(dossier.value, article, 0.02)) ||
  (isBounded(dossier) && dossier.to === undefined && isWithin(article.value, dossier, 0.02))

/** Whether one figure bounds two quantities on two sides: "at least 700", "fewer than 700". */
export const areOppositeBounds = (a: NumberRange, b: NumberRange): boolean =>
  a.value === b.value && a.to === b.to && isBounded(a) && isBounded(b) && isUpper(a) !== isUpper(b)

const isHedgedShare = ({ slack, vague }: NumberRange): boolean => slack !== undefined && vague === 'about'
const isInside = (a: NumberRange, b: NumberRange): boolean => a.value >= b.value * 0.9 && endOf(a) <= endOf(b) * 1.1
const haveOneEndInCommon = (a: NumberRange, b: NumberRange): boolean =>
  a.to !== undefined && b.to !== undefined && (a.value === b.value) !== (a.to === b.to)
const endOf = ({ value, to = value }: NumberRange): number => to

const areNear = (a: number, d: number): boolean => Math.abs(a - d) <= 0.1 * Math.max(Math.abs(a), Math.abs(d))
const isUpper = ({ vague }: NumberRange): boolean => vague === 'less' || vague === 'nearly'
const isBounded = ({ vague }: NumberRange): boolean => vague !== 'exact' && vague !== 'about'

/** Whether a value is beyond a bound by at most the share `near` or `open`, and not on its wrong side by more than `slack`. */
function isWithin(value: number, { value: bound, vague }: NumberRange, slack: number, near = 2, open = 2): boolean {
  const most = 1 + (vague === 'barely' || vague === 'nearly' ? near : open)
  return vague === 'more' || vague === 'barely'
    ? value >= bound * (1 - slack) && value <= bound * most
    : value <= bound * (1 + slack) && value >= bound / most
}

type NumberRange = Pick<NumberMention, 'value' | 'to' | 'vague' | 'slack'>

/** Whether two measures in different units agree: one, converted, is the other as precisely as that is stated. */
export function measuresAgree(article: NumberRange & Amount, dossier: NumberRange & Amount): boolean {
  const { measure: from = '' } = article
  const { measure: to = '' } = dossier
  const isIn = (unit: NumberRange, other: NumberRange, convert: (value: number) => number): boolean => {
    const ends = [other.value, other.to ?? other.value].map(convert).sort((a, b) => a - b)
    const [value = 0, end = 0] = ends
    const converted = { vague: other.vague, value, ...(other.to === undefined ? {} : { to: end }) }
    const isExact = unit.vague === 'exact' && other.vague === 'exact'
    return (
      (isExact && isCutOff(unit.value, value)) ||
      (unit === article ? numbersAgree(unit, converted) : numbersAgree(converted, unit))
    )
  }
  return (
    conversionsOf(to, from).some((convert) => isIn(article, dossier, convert)) ||
    conversionsOf(from, to).some((convert) => isIn(dossier, article, convert))
  )
}

/** Whether `a` is `d` without its last digits: 195 hours and 195.3, 238,000 miles and 238,855. */
function isCutOff(a: number, d: number): boolean {
  const [digits = '', power] = a.toExponential().split('e')
  const lastPlace = 10 ** (Number(power) - Math.max(0, digits.replace('-', '').length - 2))
  return a <= d && d - a < lastPlace && d - a <= 0.1 * Math.abs(d)
}

/** Whether `a` is `d` rounded, by at most 10 %. Whole numbers under 20 are counted, not rounded. */
function isRounding(a: number, d: number): boolean {
  if (Number.isInteger(a) && Number.isInteger(d) && Math.abs(d) < 20) return false
  for (let digits = 1; digits <= 6; digits++) {
    const rounded = Number(d.toPrecision(digits))
    if (rounded === a) return Math.abs(a - d) / Math.abs(d) <= 0.1
  }
  return false
}

const figurePattern = `\\d{1,3}(?:[, ']\\d{3})+(?:\\.\\d+)?|\\d{1,2}(?:,\\d{2})+,\\d{3}|\\d{1,3}(?:\\.\\d{3}){2,}|\\d+(?:\\.\\d+)?|\\.\\d+`
/** Follows a figure that is part of a name or of "3-year-old", unlike "363-foot-tall" and "124-million-parameter". */
const compoundPattern = `-(?!(?:${scaleWords}|${unitWords})s?-(?!old)\\p{L})\\p{L}{2,}-\\p{L}`
const quantityPattern = new RegExp(
  `(?<hedge>\\b${hedgePattern}\\s+|[~≈]\\s?|)` +
    `(?<currency>${currencyBefore})?` +
    `(?:(?<![\\w.,/:#]|(?<![\\s(])-)(?<digits>${figurePattern})(?:(?<suffix>k|m|b|t|${scaleCodes})|(?<joined>(?:${attachedUnitSymbols})(?:[23](?!\\d))?))?(?![\\p{L}\\d]|[-.,:/]\\d|${compoundPattern})(?<plus>\\+)?` +
    `|(?<!\\d-)\\b(?<words>(?:(?:several|a few|many|a|${belowHundredWords})(?:[\\s-](?:and\\s)?))??(?:(?:${belowHundredWords}|hundred|thousand)[\\s-](?:and\\s)?){0,8}(?:${belowHundredWords}|${scaleWords}))\\b(?!${compoundPattern}))` +
    `(?<scale>(?:[\\s-](?:(?:${scaleWords})s?|${scaleCodes})\\b){0,2})(?<percent>\\s?%|[\\s-]per\\s?cent\\b)?(?<money>${currencyAfter})?`,
  'giu',
)

/**
 * Finds powers: "1.5 × 10⁹", "2⁴¹". After a single digit, one raised digit may be an exponent or the mark of a note, so
 * the number has no value (NaN). After other figures it is read as a mark.
 */
function powersOf(text: string): NumberMention[] {
  return [...text.matchAll(powerPattern)].map((m) => {
    const [whole, factor = '1', base = '', raised = ''] = m
    const exponent = Number(raised.replace('⁻', '-').normalize('NFKC'))
    const isPower = base === '10' || raised.length > 1
    const value = isPower ? Number(factor.replace(/,/g, '')) * Number(base) ** exponent : Number.NaN
    return { start: m.index, end: m.index + whole.length, value, vague: 'exact', sign: '' }
  })
}

const powerPattern = /(?<![\w.,])(?:(\d[\d,]{0,12}(?:\.\d{1,12})?)\s?[×x·*]\s?)?(10|\d)(⁻?[⁰¹²³⁴-⁹]{1,3})/g
