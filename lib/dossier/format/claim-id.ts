import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'

/** Ids that stay the same as long as the words do, so that notes on a claim survive another import of the document. */
export class ClaimIds {
  private readonly taken = new Set<string>()
  /** The last number that was appended to each id. */
  private readonly last = new Map<string, number>()

  has(id: string): boolean {
    return this.taken.has(id)
  }

  /** Returns a unique id: the first words of a claim and a hash of its text. */
  fromText(text: string): string {
    const words = wordsOf(fold(text.slice(0, 300)))
      .map(({ lower }) => lowerWithoutAccents(lower).replace(/[^a-z0-9]+/g, ''))
      .filter((word) => word.length > 2 && !STOP_WORDS.has(word))
    return this.fromGiven(`${words.slice(0, 5).join('-').slice(0, 60) || 'claim'}-${hashOf(text)}`)
  }

  /** Returns a unique id that people can read and type: the first words of a claim without those of its subject. */
  fromWords(text: string, subject: readonly string[]): string {
    const known = new Set(wordsOf(fold(subject.join(' '))).map(({ lower }) => lower))
    const words = wordsOf(fold(text.slice(0, 300))).map(({ lower }) => lower)
    const own = words.filter(
      (word) => !known.has(word) && (/\d/.test(word) || (word.length > 2 && !STOP_WORDS.has(word))),
    )
    return this.fromGiven(own.slice(0, 5).join('-').slice(0, 60))
  }

  /** Converts any text to a valid id, with a number appended if the id is taken. */
  fromGiven(given: string): string {
    const id = slugOfText(given) || 'claim'
    let free = id
    for (let n = (this.last.get(id) ?? 1) + 1; this.taken.has(free); n += 1) {
      free = `${id}-${n}`
      this.last.set(id, n)
    }
    this.taken.add(free)
    return free
  }
}

const STOP_WORDS = new Set(
  'the and for that this with from was were has had his her its their into which who been are'.split(' '),
)

/** Small Latin letters, digits and hyphens for any words; other scripts are left out. */
export function slugOfText(words: string): string {
  return lowerWithoutAccents(words.slice(0, 300))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
    .replace(/-$/, '')
}

function lowerWithoutAccents(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øæœßłđðþıħ]/g, (letter) => WITHOUT_PARTS[letter] ?? letter)
}

/** Letters that Unicode does not decompose into a base letter and an accent. */
const WITHOUT_PARTS: Readonly<Record<string, string>> = {
  ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h',
} // prettier-ignore

/** Returns the FNV-1a hash as five letters and digits: enough to distinguish claims that begin alike. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-5)
}
