import { capitalized } from '@/lib/text/small-letters'

/**
 * Returns one form for the ways to write a name: numerals as digits after it ("Second World War", "World War Two",
 * "WWII"; "Henry the Eighth"), codes without their hyphen ("F-1", "F1"), and short forms of states and unions in full.
 *
 * @returns lower-case words, joined by blanks
 */
export function nameForm(name: string): string {
  const cachedForms = nameFormCache.get(name)
  if (cachedForms !== undefined) return cachedForms
  const words = (
    name
      .toLowerCase()
      .replace(/\b(\p{L})\.(?=\p{L}|\s|$)/gu, '$1')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .flatMap((word) => (LONG_FORMS.has(word) ? word : word.replace(LETTERS_AND_FIGURE, '$1 $2').split(' ')))
    .filter((word) => word !== 'the')
    .flatMap((word) => LONG_FORMS.get(word)?.split(' ') ?? [word])
  const isMany = words.length > 1
  const [first = '', ...rest] = words
  const inOrder = isMany && ORDINALS.has(first) ? [...rest, first] : words
  const form = inOrder
    .map((word, at) => (isMany && at > 0 ? (NUMERALS.get(word) ?? word) : word))
    .join(' ')
    .replace(/^(united states) of america$/, '$1')
  if (nameFormCache.size > 50_000) nameFormCache.clear()
  nameFormCache.set(name, form)
  return form
}
/** Matches letters and a figure, with or without a hyphen between them: "F1", "F-1", "GPT-4o". */
const LETTERS_AND_FIGURE = /^(\p{L}{1,6})[- ]?(\d[\p{L}\d.]*)$/u

/** Returns the ways to write a code ("F1", "F-1", "F 1") in lower case; none for another name. */
export const codeForms = (name: string): string[] => {
  const [, letters, figure] = LETTERS_AND_FIGURE.exec(name.toLowerCase()) ?? []
  return letters === undefined || figure === undefined
    ? []
    : ['-', '', ' '].map((between) => letters + between + figure)
}

/** Returns the ways to write the name of a numbered war or council: "World War I", "World War One", "First World War". */
export function numberedForms(name: string): string[] {
  const [, ordinal = '', ofOrdinal] = /^(\p{Lu}\p{Ll}+) (\p{Lu}.* (?:War|Council))$/u.exec(name) ?? []
  const [, ofNumeral = '', numeral = ''] = /^(\p{Lu}.* (?:War|Council)) ([\p{L}\d]+)$/u.exec(name) ?? []
  const number = ofOrdinal === undefined ? numeral.toLowerCase() : ordinal.toLowerCase()
  const at = Number(NUMERALS.get(number) ?? number) - 1
  const base = ofOrdinal ?? ofNumeral
  const nth = ORDINAL_WORDS.split(' ')[at]
  const roman = ROMAN_NUMERALS.split(' ')[at]
  const word = CARDINAL_WORDS.split(' ')[at]
  if (nth === undefined || roman === undefined || word === undefined || base === '') return []
  return [`${capitalized(nth)} ${base}`, `${base} ${roman.toUpperCase()}`, `${base} ${capitalized(word)}`]
}
// Cached, because texts repeat names.
const nameFormCache = new Map<string, string>()

/** Whether a text contains a name in any of its forms; always false for a name whose form is one word. */
export function hasNameForm(text: string, name: string): boolean {
  const form = nameForm(name)
  return form.includes(' ') && nameFormsIn(text).has(form)
}

/** Returns the forms of all names that a text may contain. */
function nameFormsIn(text: string): ReadonlySet<string> {
  const known = textFormsCache.get(text)
  if (known) return known
  const words = text.match(/[\p{L}\p{N}.]+/gu) ?? []
  const forms = new Set(
    words.flatMap((_, from) =>
      NAME_LENGTHS.filter((length) => from + length <= words.length).map((length) =>
        nameForm(words.slice(from, from + length).join(' ')),
      ),
    ),
  )
  if (textFormsCache.size > 2_000) textFormsCache.clear()
  textFormsCache.set(text, forms)
  return forms
}

// Cached, because each sentence asks about the same claims.
const textFormsCache = new Map<string, ReadonlySet<string>>()

/** Numbers of words that a name has in one of its forms. */
const NAME_LENGTHS = [1, 2, 3, 4]

const LONG_FORMS = new Map([
  ['ww1', 'world war 1'],
  ['ww2', 'world war 2'],
  ['wwi', 'world war 1'],
  ['wwii', 'world war 2'],
  ['un', 'united nations'],
  ['eu', 'european union'],
  ['us', 'united states'],
  ['usa', 'united states'],
  ['uk', 'united kingdom'],
  ['ussr', 'soviet union'],
])

const CARDINAL_WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
const ORDINAL_WORDS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
const ORDINAL_DIGITS = '1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th'
const ROMAN_NUMERALS = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'
const ORDINALS = new Set(`${ORDINAL_WORDS} ${ORDINAL_DIGITS}`.split(' '))
const NUMERALS = new Map(
  [CARDINAL_WORDS, ORDINAL_WORDS, ORDINAL_DIGITS, ROMAN_NUMERALS].flatMap((list) =>
    list.split(' ').map((word, at) => [word, String(at + 1)] as const),
  ),
)
