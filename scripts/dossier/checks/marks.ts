import type { Check, CheckProblem } from './check'
import { readMarks } from '@/lib/dossier/mark-syntax'

/** Each mark belongs to a slot, each slot is marked somewhere, and each example names its wrong words. */
export const checkMarks: Check = (claims) =>
  claims.flatMap(({ file, claim }) => {
    const problems: CheckProblem[] = []
    const wrong = (message: string) => problems.push({ level: 'error', file, claim: claim.id, message })
    const marked = new Set<number>()
    for (const [index, source] of [claim.text, ...claim.phrasings].entries()) {
      const where = index === 0 ? 'text' : `phrasing ${index}`
      const read = readMarks(source)
      if (!read.ok) wrong(`${where}: ${read.error}`)
      else {
        for (const { slot } of read.value.marks) {
          marked.add(slot)
          if (slot >= claim.slots.length) wrong(`${where}: {${slot}|…} points to no slot; the first slot is 0`)
        }
      }
    }
    claim.slots.forEach(({ type, value }, slot) => {
      // A polarity slot tells whether the claim is a negation, so it has no words in the text.
      if (type !== 'polarity' && !marked.has(slot))
        wrong(`slot ${slot} (${value}) has no mark in the text or a phrasing`)
    })
    claim.examples.contradicts.forEach((example, index) => {
      const where = `contradicting example ${index + 1}`
      if (example.slot !== null && example.slot >= claim.slots.length)
        wrong(`${where}: there is no slot ${example.slot}`)
      if (!example.text.includes(example.wrong)) wrong(`${where}: its wrong words “${example.wrong}” are not in it`)
    })
    claim.examples.reported.forEach(({ text, wrong: words }, index) => {
      if (words !== undefined && !text.includes(words))
        wrong(`reported example ${index + 1}: its wrong words “${words}” are not in it`)
    })
    for (const slot of claim.correction?.slots ?? []) {
      if (slot >= claim.slots.length) wrong(`the correction is for slot ${slot}, which is not there`)
    }
    return problems
  })
