import type { ReportSentence } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { compareClaims } from '@/lib/research/shared-stems'
import { leadOf } from '@/packages/publish/report/report-of'
import { faultOfSentence } from '@/packages/judges/prove-sentence'
import { refersBack } from '@/lib/research/flow'
import { inReadingOrder, isSure, withUntold } from '@/lib/research/paragraphs'
import { parseOutline, outlinePrompt, parseProse, prosePrompt } from './write-questions'
import { groupedBy, mapDefined } from '@/lib/text/lists'
import type { ResearchModel } from './ask-model'
import { ResearchFault } from './fault'
import { GENERAL_SECTION } from './findings'
import type { ResearchFolder } from './folder'
import { claimsOf, compileState, filesOfState, loadState, sectionNamed, type ResearchState } from './state'

/**
 * Writes the report of a research into its dossier. A sentence that its claims do not prove is worded once more, or
 * left out. Without a model the claims become paragraphs, and one that repeats another is told once.
 */
export async function writeResearchReport(
  folder: ResearchFolder,
  model: ResearchModel,
  { subject, on, print }: { subject: string; on: string; print: (line: string) => void },
): Promise<void> {
  const state = loadState(folder, subject, on)
  if (state.topics.length === 0) throw new ResearchFault(`${folder.path}: no claims yet, so there is nothing to write`)
  await arrange(state, model)
  const dossier = compileState(state)
  const { proveOrDrop, count } = provingWriter(dossier, model, print)
  const sections: Claim[][] = []
  for (const section of state.research.sections) {
    const own = dossier.claims.filter((claim) => claim.section === section.section && isSure(claim))
    const all = inReadingOrder(own)
    const prose = await proveOrDrop(section.section, all)
    const told = new Set(prose.flat().flatMap((sentence) => sentence.claims))
    const untold = joined(
      dossier,
      all.filter(({ id }) => !told.has(id)),
    )
    for (const { claims } of untold) told.add(claims[0] ?? '')
    // A claim that is told with another one has no place of its own.
    section.prose = withUntold(prose, untold, inReadingOrder(own.filter(({ id }) => told.has(id))))
    sections.push(all)
  }
  const best = dossier.claims.filter((claim) => isSure(claim) && claim.confidence !== 'low').slice(0, MOST_LEAD_CLAIMS)
  const lead = (await proveOrDrop(LEAD, best)).flat().slice(0, MOST_LEAD_SENTENCES)
  state.research.lead = lead.length > 0 ? lead : leadOf(subject, sections)
  const key = String(folder.all('write').length + 1)
  folder.commit(filesOfState(folder, state), { kind: 'write', key, on, ...count })
  if (model.name !== '')
    print(
      `report: ${count.proven} sentences hold, of them ${count.reworded} in other words; ${count.dropped} were left out`,
    )
}

const LEAD = 'Summary in three to five sentences'
const MOST_LEAD_CLAIMS = 60
const MOST_LEAD_SENTENCES = 8
/** More claims are too many for one question of a small model; they stay as they are. */
const MOST_ARRANGED = 400

/** Puts sections and claims in the order of the model's outline; without a model, `General` comes last. */
async function arrange(state: ResearchState, model: ResearchModel): Promise<void> {
  const { claims } = compileState(state)
  const sections = groupedBy(claims, ({ section = GENERAL_SECTION }) => section)
  const answer = claims.length > MOST_ARRANGED ? null : await model.ask(outlinePrompt(state.subject.name, sections))
  const outline = parseOutline(answer ?? '', sections, GENERAL_SECTION)
  const authored = new Map(claimsOf(state).map((claim) => [claim.id, claim]))
  const headings = [...outline.keys()].sort((a, b) => Number(a === GENERAL_SECTION) - Number(b === GENERAL_SECTION))
  state.topics = headings.map((topic) => ({
    topic,
    claims: (outline.get(topic) ?? []).flatMap(({ id }) => {
      const claim = authored.get(id)
      return claim ? Object.assign(claim, { section: topic }) : []
    }),
  }))
  const { research } = state
  research.sections = headings.map((name) => sectionNamed(research, name))
  const isLeft = ({ section }: { section?: string | undefined }): boolean =>
    section === undefined || headings.includes(section)
  research.reviews = research.reviews.filter(isLeft)
  research.questions = research.questions.map((question) => {
    const { section: _, ...rest } = question
    return isLeft(question) ? question : rest
  })
}

function provingWriter(dossier: Dossier, model: ResearchModel, print: (line: string) => void) {
  const count = { proven: 0, reworded: 0, dropped: 0 }
  const byId = new Map(dossier.claims.map((claim) => [claim.id, claim]))
  const faultOf = ({ text, claims }: ReportSentence, before: readonly ReportSentence[]): string | null => {
    const cited = claims.flatMap((id) => byId.get(id) ?? [])
    return faultOfSentence(dossier, text, cited, before.findLast((sentence) => !refersBack(sentence.text))?.text)
  }
  const proveOrDrop = async (heading: string, claims: readonly Claim[]): Promise<ReportSentence[][]> => {
    if (claims.length === 0) return []
    const input = { subject: dossier.subject.name, heading, claims }
    const answer = await model.ask(prosePrompt(input))
    const drafts = parseProse(answer ?? '', claims)
    const numberOf = (id: string): number => claims.findIndex((claim) => claim.id === id) + 1
    const faults = drafts.flatMap((part) =>
      mapDefined(part, (sentence, at) => {
        const why = faultOf(sentence, part.slice(0, at))
        return why === null ? null : { text: sentence.text, claims: sentence.claims.map(numberOf), why }
      }),
    )
    if (answer !== null) print(`write: ${heading}, ${drafts.flat().length} sentences, ${faults.length} do not hold`)
    const again = faults.length === 0 ? null : await model.ask(prosePrompt({ ...input, faults }))
    const repairs = parseProse(again ?? '', claims).flat()
    const kept = drafts.map((part) => {
      const told: ReportSentence[] = []
      for (const sentence of part) {
        const repair = repairs.find((repair) => repair.claims.join() === sentence.claims.join())
        // A sentence before it may be left out, or have other words now.
        const why = faultOf(sentence, told)
        if (why === null) told.push(sentence)
        else if (repair && faultOf(repair, told) === null) {
          told.push(repair)
          count.reworded += 1
        } else {
          print(`left out of the report: ${sentence.text} Why: ${why}`)
          count.dropped += 1
        }
      }
      count.proven += told.length
      return told
    })
    return kept.filter(({ length }) => length > 0)
  }
  return { proveOrDrop, count }
}

/** Returns a sentence for each claim. A claim that another one proves is told with that one. */
function joined(dossier: Dossier, claims: readonly Claim[]): ReportSentence[] {
  const likeness = compareClaims(claims)
  const repeats = new Map<string, Claim[]>()
  const told: Claim[] = []
  for (const claim of [...claims].sort((a, b) => b.text.length - a.text.length)) {
    const near = told.filter(({ id }) => likeness(id, claim.id) >= LEAST_LIKENESS)
    const longer = near.find((other) => faultOfSentence(dossier, claim.text, [other]) === null)
    if (longer) repeats.set(longer.id, [...(repeats.get(longer.id) ?? []), claim])
    else told.push(claim)
  }
  return claims
    .filter((claim) => told.includes(claim))
    .map(({ id, text }) => ({ text, claims: [id, ...(repeats.get(id) ?? []).map((claim) => claim.id)] }))
}

/** A claim with fewer of its words in another one is not compared with it: the engine would take long. */
const LEAST_LIKENESS = 0.3
