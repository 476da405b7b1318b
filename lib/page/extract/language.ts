/**
 * Is this English, as far as needs be known to read on? The words decide where there are enough of them, since templates
 * often declare a language that the text is not in; else the declared language does.
 *
 * @param text of the article, or its beginning
 * @param declared BCP 47, or null where the page declares none
 */
export function isEnglish(text: string, declared: string | null): boolean {
  const sample = text.slice(0, 6000)
  // Chinese and Thai set no spaces between words: their script tells before their words do.
  if (isOtherScript(sample)) return false
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const saysEnglish = declared === null || /^en\b/i.test(declared)
  if (words.length < FEW_WORDS) return saysEnglish
  const share = words.filter((word) => ENGLISH.has(word)).length / words.length
  // Running English has 0.2 to 0.4 of these words; the languages nearest to it in spelling (Dutch, Scots aside) 0.03.
  return share > (saysEnglish ? 0.08 : 0.15)
}

/**
 * Is one paragraph in another language than English? It must be plain to see: by its script, by what the page declares of
 * just this part, or by enough words of which none is a frequent one of English.
 *
 * @param declared the language of the part of the page that it stands in, when that is not the page's own
 */
export function isForeign(text: string, declared: string | null): boolean {
  if (isOtherScript(text)) return true
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const share = words.filter((word) => ENGLISH.has(word)).length / Math.max(1, words.length)
  if (declared !== null && !/^en\b/i.test(declared)) return share < 0.15
  return words.length >= FEW_WORDS_OF_A_PART && share < 0.03 && words.some((word) => ELSEWHERE.has(word))
}

function isOtherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return letters >= 12 && latin < letters / 2
}

/** The page's language as it declares it: on the article, else on the document. */
export function declaredLanguage(page: Document): string | null {
  const within = page.querySelector('article[lang], main[lang]')?.getAttribute('lang')
  const lang = within ?? page.documentElement.getAttribute('lang') ?? page.documentElement.getAttribute('xml:lang')
  return lang?.trim() ? lang.trim() : null
}

const FEW_WORDS = 30
const FEW_WORDS_OF_A_PART = 8

/** Frequent words of English that no other language written in Latin letters has often. */
const ENGLISH = new Set(
  'the and of to that with for was were is are his he by from at which has have had it its be not this they their who but would as on'.split(
    ' ',
  ),
)

/** Frequent words of the languages that stand beside English most often, none of them an English word. */
const ELSEWHERE = new Set(
  'la le les des une et est dans qui pour pas sur avec der das und nicht ist ein eine mit von auf el los las que del por para con una il di che gli della per het een van niet og ikke och att som'.split(
    ' ',
  ),
)
