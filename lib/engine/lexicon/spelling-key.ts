import { withoutAccents } from '@/lib/text/name-spelling'

/** Spellings of one sound in names from other scripts, each with one form; in this order. */
const SOUNDS: [RegExp, string][] = [
  [/ß/g, 's'],
  [/ue(?=\p{L})/gu, 'u'],
  [/x/g, 'ks'],
  [/tsch|tch/g, 'ch'],
  [/(?<=\p{L})kh/gu, 'h'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/ck/g, 'k'],
  [/y[eo](?=\p{L})/gu, 'e'],
  [/[yj]/g, 'i'],
  [/ie(?=v)/g, 'e'],
  [/ou|oo/g, 'u'],
  [/(\p{L})\1+/gu, '$1'],
]

/** Returns one form for the spellings of a name in small letters: "yevgeniy" and "evgeny", "müller" and "mueller". */
export function spellingKey(lower: string): string {
  const known = keys.get(lower)
  if (known !== undefined) return known
  const key = SOUNDS.reduce((word, [sound, form]) => word.replace(sound, form), withoutAccents(lower))
  if (keys.size > 50_000) keys.clear()
  keys.set(lower, key)
  return key
}
// Cached, because texts repeat names.
const keys = new Map<string, string>()
