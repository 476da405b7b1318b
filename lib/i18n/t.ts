import type { GeneratedI18nStructure } from '#i18n'

/** Returns the message of a name with its count inserted: `browser.i18n.getMessage`, or a catalogue in tests. */
export type MessageLookup = (name: string, substitutions?: string[]) => string

type MessageStructure = Omit<GeneratedI18nStructure, `@@${string}`>
/** The name of a message in `locales/`. */
export type Key = keyof MessageStructure
/** Names of the values in a message; for a union of keys, those of all its messages. */
export type ValueOf<K extends Key> = K extends Key ? NamesIn<MessageStructure[K]> : never
type NamesIn<M> = M extends { namedSubstitutions: readonly (infer Name extends string)[] } ? Name : never
type CountArgument<K extends Key> = MessageStructure[K]['plural'] extends true ? [count: number] : []
type ValuesArgument<K extends Key> = [ValueOf<K>] extends [never] ? [] : [values: Record<ValueOf<K>, string | number>]

/**
 * Returns a message in the current language. The count selects the plural form; numbers are formatted.
 * Values are inserted last and only once, so a value is never read as part of a message.
 */
export function t<K extends Key>(key: K, ...given: [...CountArgument<K>, ...ValuesArgument<K>]): string {
  const count = given.find((argument) => typeof argument === 'number')
  const values = given.find((argument) => typeof argument === 'object') as Record<string, string | number> | undefined
  const words = template(key, count)
  return values ? words.replace(PLACEHOLDER_PATTERN, (all, name: string) => asText(values[name] ?? all)) : words
}

/** Returns a message with its placeholders, for callers that insert elements as values. */
export function template(key: Key, count?: number): string {
  const words = messages(key.replaceAll('.', '_'), count === undefined ? undefined : [formatNumber(count)])
  if (words === '') return key // Every key has words; the types only allow for a missing one.
  return count === undefined ? words : pluralFormOf(words, count)
}

/** Sets the catalogue of messages. Call it once, before anything is shown. */
export function setLanguage(from: MessageLookup): void {
  messages = from
  formats = null
}

/** Returns the language of the messages as a BCP 47 tag; it may differ from the browser's language. */
export function locale(): string {
  return currentFormats().language
}

export function formatNumber(value: number): string {
  return currentFormats().numbers.format(value)
}

const PLACEHOLDER_PATTERN = /\{(\w+)\}/g

let messages: MessageLookup = () => {
  throw new Error('No language was set: `setLanguage` comes first.')
}
let formats: ReturnType<typeof createFormats> | null = null
const currentFormats = () => (formats ??= createFormats())

/** Called on first use: the first message loads the whole catalogue, which would delay the page agent. */
function createFormats() {
  const language = messages('locale') || 'en'
  return { language, plurals: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) }
}

/**
 * WXT's i18n joins plural forms with bars: one and many, or none, one and many. The language decides which count uses
 * which form.
 */
function pluralFormOf(words: string, count: number): string {
  const forms = words.split(' | ')
  const many = forms.at(-1) ?? words
  if (forms.length === 3 && count === 0) return forms[0] ?? many
  return currentFormats().plurals.select(count) === 'one' && forms.length > 1 ? (forms.at(-2) ?? many) : many
}

function asText(value: string | number): string {
  return typeof value === 'number' ? formatNumber(value) : value
}
