import type { Dossier } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { whyUnproven } from './prove-sentence'

/** How a statement of a page stands to a claim; undefined where the judge cannot tell. */
export type StatementJudge = (
  claim: string,
  statement: string,
) => Promise<'says' | 'contradicts' | 'neither' | undefined>

/** Returns the judge that is the engine: it reads a claim as a text, beside a statement as the only claim of a dossier. */
export function engineJudge({ research: _, ...dossier }: Dossier): StatementJudge {
  const heading = `${dossier.subject.name}\n`
  const readBeside = (claim: string, text: string): 'says' | 'contradicts' | undefined => {
    const known = { id: 'statement', topic: '', text, status: 'established' as const, sources: [] }
    const beside = { ...dossier, claims: [{ ...known, notes: [], marks: [], slots: [], phrasings: [] }] }
    const all = createEngine(beside).check({ text: heading + claim }, 'asked').findings
    const findings = all.filter(({ end }) => end > heading.length)
    if (findings.some(({ verdict }) => verdict === 'contradicted')) return 'contradicts'
    const isSupported = findings.length > 0 && findings.every(({ verdict }) => verdict === 'supported')
    return isSupported && whyUnproven(beside, claim) === null ? 'says' : undefined
  }
  return (claim, statement) => {
    const whole = readBeside(claim, statement)
    // The engine compares a text with one clause better than with two.
    const parts = statement.split(CLAUSES).filter((part) => part.split(' ').length >= LEAST_PART)
    const isInPart = whole !== 'says' && parts.length > 1 && parts.some((part) => readBeside(claim, part) === 'says')
    return Promise.resolve(isInPart ? 'says' : whole)
  }
}

const CLAUSES = /[,;] and |; /
const LEAST_PART = 4
