import { knownKey } from '@/lib/dossier/format/warnings'
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
      const key = knownKey(one)
      return { id: one.id, name: one.subject.name, isSignedByOther: key !== null && key !== incoming.signedBy }
    })
}

/** The installed dossiers with another key that begins or ends like this one, as people compare keys. */
export function alikeKeys(installed: readonly InstalledDossier[], signedBy: string | null): string[] {
  if (signedBy === null) return []
  return installed
    .filter((one) => {
      const key = knownKey(one)
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
  return [...name.normalize('NFKC').replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')]
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
 * Latin letters, each with the single letters that look like it in the Unicode confusables, without those that NFKC changes.
 *
 * @see https://www.unicode.org/Public/security/16.0.0/confusables.txt
 */
const LIKE = [
  'AΑАᎪꓮ BꞴΒВᏴꓐ CⲤСᏟꓚ DᎠꓓ EΕЕᎬꓰ FꞘϜꓝ GԌᏀᏳꓖ HΗⲎНᎻꓧ JꞲͿЈᎫꓙ KΚⲔКᏦꓗ LⳐᏞꓡ MΜϺⲘМᎷꓟ NΝⲚꓠ OΟⲞОՕꓳ PΡⲢРᏢꓑ RƦᎡᏒꓣ SЅՏᏕᏚꓢ',
  'TΤⲦТᎢꓔ UՍꓴ VѴᏙꓦ WԜᎳᏔꓪ XꞳΧⲬХꓫ YΥⲨУҮᎩᎽꓬ ZΖᏃꓜ aɑαа bƄЬᏏ cᴄⲥсꮯ dԁᏧꓒ eꬲеҽ fꬵꞙẝք gɡᶃƍց hһհᏂ iıɪɩιіꙇӏꭵᎥ jϳј lƖǀΙⲒІӀꓲ',
  'nոռ oᴏᴑꬽοσⲟоօ pρⲣр qԛգզ rꭇꭈᴦⲅгꮁ sꜱƽѕꮪ uꞟᴜꭎꭒʋυս vᴠνѵꮩ wɯᴡѡԝաꮃ xх yɣᶌʏỿꭚγуү zᴢꮓ',
]

const LATIN: ReadonlyMap<string, string> = new Map(
  LIKE.flatMap((groups) => groups.split(' ')).flatMap(([latin = '', ...letters]) =>
    letters.map((letter) => [letter, latin] as const),
  ),
)
