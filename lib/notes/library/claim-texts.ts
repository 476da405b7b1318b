import { foldWords } from '@/lib/text/fold-words'
import type { Entry } from './entry'

/** Texts of claims of the dossiers that are not the bundled one, by `claimKey`. */
export type ClaimTexts = (keys: readonly string[]) => Promise<readonly (readonly [key: string, text: string])[]>

/**
 * Learns the texts of the claims that notes refer to, so that notes are found by them: only of these, as a dossier can have
 * 100,000.
 *
 * @param known the folded texts, by key; those that are learned are added
 */
export function createClaimTexts(read: ClaimTexts, known: Map<string, string>) {
  const asked = new Set<string>()
  return {
    /** @returns whether anything was learned */
    async learn(entries: Iterable<Entry>): Promise<boolean> {
      const fresh = new Set<string>()
      for (const { claims } of entries)
        for (const key of claims) if (key.includes('\n') && !asked.has(key)) fresh.add(key)
      if (fresh.size === 0) return false
      const texts = await read([...fresh])
      // After the read: what could not be read is asked for again.
      for (const key of fresh) asked.add(key)
      for (const [key, text] of texts) known.set(key, foldWords(text))
      return texts.length > 0
    },
    /** A dossier has changed: its texts are read again at the next `learn`. @returns whether any were known */
    forget(): boolean {
      let isLess = false
      for (const key of asked) if (known.delete(key)) isLess = true
      asked.clear()
      return isLess
    },
  }
}
