import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { z } from 'zod'
import type { AuthoredClaim, AuthoredSource } from '@/lib/dossier/format/authoring'
import { compileDossier, type AuthoredDossier, type DossierFolder } from '@/lib/dossier/format/compile'
import { filesOf, folderOf } from '@/lib/dossier/format/folder-of'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { researchSchema, type Research } from '@/lib/dossier/format/research'
import type { Dossier } from '@/lib/dossier/format/schema'
import { parsedJson } from '@/lib/text/parsed-json'
import { checkRivals } from '@/tools/publish/checks/rivals'
import { compiledFiles } from '@/tools/publish/compiled-text'
import { loadDossierFolder } from '@/tools/publish/load-dossier-folder'
import { problemLine } from '@/tools/publish/run-check'
import { ResearchFault, type ResearchFolder } from './folder'

/** The dossier while a pass works on it. */
export interface ResearchState {
  subject: Dossier['subject']
  version: string
  asOf: string
  claims: TopicClaim[]
  sources: AuthoredSource[]
  research: Research
  /** Files that a person has added to the folder and no step of the research changes. */
  rest: Pick<Partial<Dossier>, 'entities' | 'parts' | 'lanes' | 'contact' | 'introduction'> & {
    remarks?: AuthoredDossier['dossier']['remarks']
  }
  /** The compiled form of the beginning; null without claims. */
  dossier: Dossier | null
}

export interface TopicClaim {
  topic: string
  claim: AuthoredClaim
}

/** Reads the dossier as it lies in the folder, with what people have changed in it. */
export async function loadState(folder: ResearchFolder, subject: string, today: string): Promise<ResearchState> {
  if (!existsSync(join(folder.path, 'dossier.yaml'))) return withoutClaims(folder, subject, today)
  const loaded = await loadDossierFolder(folder.path)
  if (!loaded.ok) {
    const [first] = loaded.problems
    throw new ResearchFault(`${folder.path} does not compile: ${first ? problemLine(first) : ''}`)
  }
  const { authored, dossier } = loaded
  const { parts, lanes, contact, introduction, entities } = dossier
  return {
    ...{ subject: dossier.subject, version: dossier.version, asOf: dossier.asOf },
    claims: authored.claims.flatMap(({ content }) => content.claims.map((claim) => ({ topic: content.topic, claim }))),
    sources: authored.sources,
    research: authored.research ?? noResearch(),
    rest: { entities, parts, lanes, contact, introduction, remarks: authored.dossier.remarks },
    dossier,
  }
}

/** A form of a dossier needs a claim. Until there is one, what is known of pages and questions is in a file of its own. */
const WITHOUT_CLAIMS = 'work/without-claims.json'
const noResearch = (): Research => ({
  by: [{ name: 'Claimlight', kind: 'machine' }],
  ...{ passes: [], sections: [], questions: [], access: [], conflicts: [], passages: [], reviews: [] },
})

function withoutClaims(folder: ResearchFolder, subject: string, today: string): ResearchState {
  const kept = z
    .object({ sources: z.array(z.custom<AuthoredSource>()), research: researchSchema })
    .safeParse(parsedJson(folder.read(WITHOUT_CLAIMS) ?? ''))
  return {
    subject: { name: subject, aliases: [], kind: 'thing' },
    ...{ version: '0', asOf: today, claims: [], rest: {}, dossier: null },
    ...(kept.success ? kept.data : { sources: [], research: noResearch() }),
  }
}

/**
 * The dossier folder of a state, compiled.
 *
 * @throws ResearchFault where it does not compile
 */
export function compiledState(state: ResearchState): { parts: DossierFolder; dossier: Dossier } {
  const topics = [...new Set(state.claims.map(({ topic }) => topic))]
  const { entities = [], remarks = [], ...rest } = state.rest
  const parts = folderOf({
    ...{ subject: state.subject, asOf: state.asOf, version: state.version, sources: state.sources, entities, remarks },
    ...rest,
    topics: topics.map((topic) => ({
      topic,
      claims: state.claims.filter((one) => one.topic === topic).map(({ claim }) => claim),
    })),
    research: state.research,
  })
  const compiled = compileDossier(parts)
  if (compiled.ok) return { parts, dossier: compiled.dossier }
  const [first] = compiled.problems
  throw new ResearchFault(`the result does not compile: ${first ? problemLine(first) : ''}`)
}

/** The files of the dossier folder for a state, null for one that goes. */
export async function filesOfState(
  folder: ResearchFolder,
  state: ResearchState,
): Promise<Record<string, string | null>> {
  if (state.claims.length === 0)
    return { [WITHOUT_CLAIMS]: JSON.stringify({ sources: state.sources, research: state.research }) }
  const { parts, dossier } = compiledState(state)
  const files: Record<string, string | null> = {}
  const old = await readdir(join(folder.path, 'claims')).catch(() => [])
  for (const name of old) if (name.endsWith('.yaml')) files[`claims/${name}`] = null
  for (const { path, value } of filesOf(parts))
    files[path] = stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })
  const { introduction } = state.rest
  if (introduction !== undefined) files['introduction.md'] = `${introduction}\n`
  return { ...files, ...compiledFiles(dossier), [WITHOUT_CLAIMS]: null }
}

/**
 * Makes values many-valued where two claims that are alike have different ones, as releases of two versions have: nothing says
 * that they answer one question, and a wrong "contradicted" costs more than a missed one.
 */
export function withoutRivals(claims: readonly TopicClaim[]): TopicClaim[] {
  const placed = claims.map(({ claim }) => ({ file: '', claim }))
  const rivals = checkRivals(placed, NOTHING_AUTHORED).flatMap(({ claim, message }) => [
    claim,
    /^contradicts ([a-z\d-]+):/.exec(message)?.[1],
  ])
  const named = new Set(rivals)
  return claims.map(({ topic, claim }) =>
    named.has(claim.id)
      ? { topic, claim: { ...claim, slots: claim.slots.map((slot) => ({ ...slot, single: false })) } }
      : { topic, claim },
  )
}

const NOTHING_AUTHORED = {} as AuthoredDossier

/** The wordings that no claim has yet: a repeated one is an error of the check. */
export function freeWordings(wordings: readonly string[], claims: readonly TopicClaim[]): string[] {
  const taken = new Set(claims.flatMap(({ claim }) => [claim.text, ...claim.phrasings].map(plainWords)))
  return wordings.filter((wording) => !taken.has(plainWords(wording)) && taken.add(plainWords(wording)))
}
