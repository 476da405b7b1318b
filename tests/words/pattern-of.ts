import { template, type Key } from '@/lib/i18n/t'

/** Returns a pattern for a message with any count and values, to look it up on a screen by its key. */
export function patternOf(key: Key): RegExp {
  const forms = plainWords(template(key))
    .split(' | ')
    .map((form) => form.split(VALUE).map(escapeSigns).join('.*'))
  return new RegExp(forms.join('|'))
}
/** A value with the spaces beside it, which a screen may leave out where the value is an element of its own. */
const VALUE = /\s*(?:\{\w+\}|\$1)\s*/

const MARKUP = /<\/?\w+>/g

const escapeSigns = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Returns the words of a message without the markup that makes elements of some. */
export const plainWords = (message: string): string => message.replaceAll(MARKUP, '')
