/** A quantity in a text, without the thing that it counts. */
export interface NumberMention {
  start: number
  end: number
  value: number
  /** The upper end of a range ("24 to 26"); `value` is the lower. */
  to?: number
  /** `about`: "about 20", "a million", "20 or so"; `more`: "over 20", "several"; `less`: "under 20", "nearly 20". */
  vague: 'exact' | 'about' | 'more' | 'less'
  /** '%', '$', '€', '£', 'time' (then `value` is in seconds: "2 hours 13 minutes", "1h56m") or ''. */
  sign: string
}

/**
 * Finds the quantities of a folded text: digits with separators and decimals, "1.5M", "43k", words ("twelve", "two
 * hundred", "a million", "half a million", "several dozen", "two and a half"), percentages and money. Years and dates
 * are included: the caller removes them. Ordinals are ignored; "5 to 10" is one range.
 */
export function numbersOf(text: string): NumberMention[] {
  const found = [...durationsOf(text), ...halvesOf(text), ...powersOf(text)]
  for (const m of text.matchAll(quantity)) {
    const g = m.groups ?? {}
    const base = g.digits !== undefined ? Number(g.digits.replace(/[, ]/g, '')) : wordsValue(g.words ?? '')
    const start = m.index + (g.hedge ?? '').length
    let end = m.index + m[0].length
    if (base === null || Number.isNaN(base) || found.some((f) => m.index < f.end && end > f.start)) continue
    // "$1.5 b" is money; "10 m" without a currency may be metres.
    const apart = g.currency !== undefined && !g.suffix ? /^\s(k|m|b|bn|tn)\b/i.exec(text.slice(end, end + 5)) : null
    if (apart) end += apart[0].length
    found.push({
      start,
      end,
      value: base * scaleOf(g.scale ?? '', g.suffix ?? apart?.[1] ?? ''),
      vague: looseAfter.test(text.slice(end, end + 8)) ? 'about' : vagueness(g.hedge ?? '', g.words ?? '', g.plus),
      sign: g.percent !== undefined ? '%' : (g.currency ?? (g.dollars !== undefined ? '$' : '')),
    })
  }
  found.sort((x, y) => x.start - y.start)
  return found.flatMap((n, i) => {
    if (Number.isNaN(n.value)) return []
    const next = found[i + 1]
    if (isRange(text, found[i - 1], n)) return []
    return [next && isRange(text, n, next) ? rangeOf(n, next) : n]
  })
}

/** Joins two numbers to one range: "5 to 10 million" begins at five million. */
function rangeOf(low: NumberMention, high: NumberMention): NumberMention {
  const scale = low.value < 1000 && high.value >= 1000 ? 10 ** (3 * Math.floor(Math.log10(high.value) / 3)) : 1
  const ends = [low.value * scale, high.value].sort((a, b) => a - b)
  const [value = low.value, to = high.value] = ends
  return {
    ...high,
    start: low.start,
    value,
    to,
    sign: high.sign || low.sign,
    vague: low.vague === 'exact' ? high.vague : low.vague,
  }
}

const looseAfter = /^\s+or so\b/i

/** Whether two numbers are one range, "5–10" or "5 or 6". "From 40 to 60" is a change: both numbers are checked. */
function isRange(text: string, a: NumberMention | undefined, b: NumberMention | undefined): boolean {
  if (!a || !b || a.sign === 'time' || b.sign === 'time') return false
  return (
    /^(?:\s?[–-]\s?\d*\s?|\s+(?:to|or)\s+)$/i.test(text.slice(a.end, b.start)) &&
    !/\bfrom\s+$/i.test(text.slice(Math.max(0, a.start - 8), a.start))
  )
}

/** Finds "two and a half years", "one and a half million". */
function halvesOf(text: string): NumberMention[] {
  return [...text.matchAll(halves)].map((m) => {
    const value = (countOf(m[1]) + 0.5) * scaleOf(m[2] ?? '', '')
    return { start: m.index, end: m.index + m[0].length, value, vague: 'about', sign: '' }
  })
}

/**
 * Finds powers: "1.5 × 10⁹", "2⁴¹". After a single digit, one raised digit may be an exponent or the mark of a note, so
 * the number has no value. After other figures it is read as a mark.
 */
function powersOf(text: string): NumberMention[] {
  return [...text.matchAll(powers)].map((m) => {
    const [whole, factor = '1', base = '', raised = ''] = m
    const exponent = Number(raised.replace('⁻', '-').normalize('NFKC'))
    const isPower = base === '10' || raised.length > 1
    const value = isPower ? Number(factor.replace(/,/g, '')) * Number(base) ** exponent : Number.NaN
    return { start: m.index, end: m.index + whole.length, value, vague: 'exact', sign: '' }
  })
}

/** Finds hours with minutes, which are one quantity in seconds. */
function durationsOf(text: string): NumberMention[] {
  return [...text.matchAll(durations)].map((m) => {
    const value = countOf(m[1]) * 3600 + countOf(m[2]) * 60
    return { start: m.index, end: m.index + m[0].length, value, vague: 'exact', sign: 'time' }
  })
}

const countOf = (count = ''): number =>
  /\d/.test(count) ? Number(count) : (numberWordValues[count.toLowerCase()] ?? 0)

/**
 * Whether two numbers can describe one thing. An article may round (1,224 → about 1,200), bound (more than 9,000 for
 * 9,377) or be less precise; otherwise they conflict. An open bound must be near: nobody calls 12,240 "over 1,100". The
 * tolerance for rounding is 10% without a hedge, 20% with one.
 */
export function numbersAgree(
  article: Pick<NumberMention, 'value' | 'to' | 'vague'>,
  dossier: Pick<NumberMention, 'value' | 'to' | 'vague'>,
): boolean {
  const [a, d] = [article.value, dossier.value]
  if (article.to !== undefined || dossier.to !== undefined) {
    const [low, high] = [Math.max(a, d * 0.9), Math.min(article.to ?? a, (dossier.to ?? d) * 1.1)]
    return low <= high
  }
  if (a === d) return true
  if (article.vague === 'more') return d >= a * 0.98 && d <= a * 3
  if (article.vague === 'less') return d <= a * 1.02 && d >= a / 3
  if (dossier.vague === 'more') return a >= d * 0.9 && a <= d * 3
  if (dossier.vague === 'less') return a <= d * 1.1 && a >= d / 3
  const off = Math.abs(a - d) / Math.max(Math.abs(d), 1e-9)
  if (article.vague === 'about' || dossier.vague === 'about') return off <= 0.2
  return isRounding(a, d) || isRounding(d, a)
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

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'
const numberWordValues: Record<string, number> = Object.fromEntries([
  ...small.split(' ').map((word, n) => [word, n] as const),
  ...tens.split(' ').map((word, n) => [word, 20 + 10 * n] as const),
])
const scales: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
  score: 20,
}
const unitWords = Object.keys(numberWordValues).join('|')
const scaleWords = 'hundred|thousand|million|billion|trillion|dozen'
const countPattern = `(\\d+|${unitWords})`
const halves = new RegExp(`\\b${countPattern} and a half(?: (${scaleWords})s?)?\\b`, 'gi')
const durations = new RegExp(
  `\\b${countPattern}(?:\\s+hours?,?\\s+(?:and\\s+)?|\\s?h(?:rs?)?\\s?)${countPattern}(?:\\s+minutes?|\\s?m(?:ins?)?)\\b`,
  'gi',
)
const powers = /(?<![\w.,])(?:(\d[\d,]{0,12}(?:\.\d{1,12})?)\s?[×x·*]\s?)?(10|\d)(⁻?[⁰¹²³⁴-⁹]{1,3})/g
const quantity = new RegExp(
  `(?<hedge>\\b(?:about|around|approximately|roughly|some|nearly|almost|circa|just under|just over|a little (?:over|under|more than|less than)|more than|over|at least|upwards of|less than|fewer than|under|at most|up to|somewhat more than|no more than)\\s+|[~≈]\\s?|)` +
    `(?<currency>[$€£])?` +
    `(?:(?<![\\w.,/:#-])(?<digits>\\d{1,3}(?:[, ]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?<suffix>k|m|b|bn|tn|t)?(?![\\p{L}\\d]|[-.,:/]\\d|-\\p{L}{2,}-\\p{L})(?<plus>\\+)?` +
    `|\\b(?<words>(?:(?:several|a few|many|half a|a|${unitWords})(?:[\\s-](?:and\\s)?))??(?:(?:${unitWords}|hundred|thousand)[\\s-](?:and\\s)?){0,8}(?:${unitWords}|${scaleWords}))\\b(?!-\\p{L}+-\\p{L}))` +
    `(?:[\\s-](?<scale>hundred|thousand|million|billion|trillion|dozen)s?\\b)?(?<percent>\\s?%|[\\s-]per\\s?cent\\b)?(?<dollars>[\\s-](?:dollars?|usd)\\b)?`,
  'giu',
)

function scaleOf(scale: string, suffix: string): number {
  if (scale) return scales[scale.toLowerCase()] ?? 1
  return { k: 1e3, m: 1e6, b: 1e9, bn: 1e9, t: 1e12, tn: 1e12 }[suffix.toLowerCase()] ?? 1
}

function wordsValue(text: string): number | null {
  let total = 0
  let current = 0
  let any = false
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    if (word === 'and' || word === 'of' || word === 'a') continue
    // The minimum that the word means: "a few" is two or more, "several" three or more.
    if (word === 'several' || word === 'many') current = 3
    else if (word === 'few') current = 2
    else if (word === 'half') current = 0.5
    else if (word in numberWordValues) current += numberWordValues[word] ?? 0
    else if (word in scales) {
      const scale = scales[word] ?? 1
      current = (current || 1) * scale
      if (scale >= 1000) {
        total += current
        current = 0
      }
    } else return null
    any = true
  }
  return any ? total + current : null
}

function vagueness(hedge: string, words: string, plus: string | undefined): NumberMention['vague'] {
  const h = hedge.trim().toLowerCase()
  if (/^(more than|over|at least|upwards of|just over|somewhat more than|a little (over|more than))$/.test(h) || plus)
    return 'more'
  if (
    /^(less than|fewer than|under|at most|just under|up to|no more than|nearly|almost|a little (under|less than))$/.test(
      h,
    )
  )
    return 'less'
  if (/\b(?:several|few|many)\b/i.test(words)) return 'more'
  if (h || /^(?:half a|a) (?:hundred|dozen|\w+illion|thousand)$/i.test(words)) return 'about'
  return 'exact'
}
