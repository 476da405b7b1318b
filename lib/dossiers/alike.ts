import { knownKey } from '@/lib/dossier/warnings'
import type { InstalledDossier } from './types'

/** An installed dossier that the user may take a new one for. */
export interface AlikeDossier {
  id: string
  name: string
  /** Whether it is signed, and the new one is not by the same key. */
  isSignedByOther: boolean
}

/** The new dossier: what is known of it before it is stored. */
interface Incoming {
  subject: { name: string; aliases: readonly string[] }
  signedBy: string | null
  /** Id of the dossier that it is a version of. */
  update: string | null
}

/** The installed dossiers, other than the one it is a version of, that have a name or alias which looks the same. */
export function alikeDossiers(installed: readonly InstalledDossier[], incoming: Incoming): AlikeDossier[] {
  const looks = looksOf(incoming.subject)
  return installed
    .filter(({ id, subject }) => id !== incoming.update && [...looksOf(subject)].some((look) => looks.has(look)))
    .map((one) => {
      const key = knownKey({ lastSignedBy: null, ...one })
      return { id: one.id, name: one.subject.name, isSignedByOther: key !== null && key !== incoming.signedBy }
    })
}

/** The installed dossiers with another key that begins or ends like this one, as people compare keys. */
export function alikeKeys(installed: readonly InstalledDossier[], signedBy: string | null): string[] {
  if (signedBy === null) return []
  return installed
    .filter((one) => {
      const key = knownKey({ lastSignedBy: null, ...one })
      if (key === null || key === signedBy) return false
      return key.slice(0, SEEN) === signedBy.slice(0, SEEN) || key.slice(-SEEN) === signedBy.slice(-SEEN)
    })
    .map(({ subject }) => subject.name)
}

/** Digits: two keys share so many by chance in one case of a million. */
const SEEN = 5

function looksOf({ name, aliases }: Incoming['subject']): Set<string> {
  return new Set([name, ...aliases].map(lookOf).filter((look) => look !== ''))
}

/**
 * A name by its looks: two names that a reader may take for one another give the same text. Compatibility forms
 * (NFKC), invisible signs, accents, case, blanks and punctuation go; letters that look like Latin ones become these.
 */
export function lookOf(name: string): string {
  return [...name.normalize('NFKC').replace(/\p{Cf}/gu, '')]
    .map((letter) => LATIN.get(letter) ?? letter)
    .join('')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[i1]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

/**
 * The single letters of the Unicode confusables that look like one Latin letter, without those that NFKC changes.
 *
 * @see https://www.unicode.org/Public/security/16.0.0/confusables.txt
 */
const LIKE: Record<string, string> = {
  A: 'ΑАᎪꓮ',
  B: 'ꞴΒВᏴꓐ',
  C: 'ⲤСᏟꓚ',
  D: 'Ꭰꓓ',
  E: 'ΕЕᎬꓰ',
  F: 'ꞘϜꓝ',
  G: 'ԌᏀᏳꓖ',
  H: 'ΗⲎНᎻꓧ',
  J: 'ꞲͿЈᎫꓙ',
  K: 'ΚⲔКᏦꓗ',
  L: 'ⳐᏞꓡ',
  M: 'ΜϺⲘМᎷꓟ',
  N: 'ΝⲚꓠ',
  O: 'ΟⲞОՕꓳ',
  P: 'ΡⲢРᏢꓑ',
  R: 'ƦᎡᏒꓣ',
  S: 'ЅՏᏕᏚꓢ',
  T: 'ΤⲦТᎢꓔ',
  U: 'Սꓴ',
  V: 'ѴᏙꓦ',
  W: 'ԜᎳᏔꓪ',
  X: 'ꞳΧⲬХꓫ',
  Y: 'ΥⲨУҮᎩᎽꓬ',
  Z: 'ΖᏃꓜ',
  a: 'ɑαа',
  b: 'ƄЬᏏ',
  c: 'ᴄⲥсꮯ',
  d: 'ԁᏧꓒ',
  e: 'ꬲеҽ',
  f: 'ꬵꞙẝք',
  g: 'ɡᶃƍց',
  h: 'һհᏂ',
  i: 'ıɪɩιіꙇӏꭵᎥ',
  j: 'ϳј',
  l: 'ƖǀΙⲒІӀꓲ',
  n: 'ոռ',
  o: 'ᴏᴑꬽοσⲟоօ',
  p: 'ρⲣр',
  q: 'ԛգզ',
  r: 'ꭇꭈᴦⲅгꮁ',
  s: 'ꜱƽѕꮪ',
  u: 'ꞟᴜꭎꭒʋυս',
  v: 'ᴠνѵꮩ',
  w: 'ɯᴡѡԝաꮃ',
  x: 'х',
  y: 'ɣᶌʏỿꭚγуү',
  z: 'ᴢꮓ',
}

const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(LIKE).flatMap(([latin, letters]) => [...letters].map((letter) => [letter, latin] as const)),
)
