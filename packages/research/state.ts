import { defined } from '@/lib/text/defined'
import { stringify } from 'yaml'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { compileDossier } from '@/lib/dossier/format/compile'
import { yamlFilesOf, folderOf, contentOfFolder } from '@/lib/dossier/format/folder-of'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { emptyResearch, type Research, type ResearchSection } from '@/lib/dossier/format/research'
import type { Dossier } from '@/lib/dossier/format/schema'
import { conflictingClaimsIn } from '@/packages/publish/checks/rivals'
import { compiledFiles } from '@/packages/publish/compiled-text'
import { loadDossierFolder } from '@/tools/shared/load-dossier'
import { firstProblem } from '@/tools/shared/problem-words'
import type { ResearchModel } from './ask-model'
import type { TierRule } from '@/lib/dossier/format/tier-rules'
import type { HandWrittenInputs } from './edited-files'
import { ResearchFault } from './fault'
import type { ResearchFolder } from './folder'
import type { ClaimChangeEntry } from './journal'
import type { ReadBytes } from './pages'
import type { Settings } from './settings'

export interface Pass {
  folder: ResearchFolder
  settings: Settings
  model: ResearchModel
  /** The model that judges the claims: that of `--judge-model`, else `model`. */
  judge: ResearchModel
  readBytes: ReadBytes
  number: number
  /** ISO day on which it began: a pass that is continued keeps it. */
  on: string
  byHand: HandWrittenInputs
  tierRules: readonly TierRule[]
  state: ResearchState
  changes: Map<string, ClaimChangeEntry>
  print: (line: string) => void
}

/** The dossier during a pass: in the form that people edit, and compiled as before the pass (null without claims). */
export interface ResearchState extends AuthoredContent {
  research: Research
  dossier: Dossier | null
}

/** Reads the dossier in the folder, with the changes that people made; an empty dossier if there is none. */
export function loadState(folder: ResearchFolder, name: string, today: string): ResearchState {
  if (folder.read('dossier.yaml') === undefined)
    return {
      subject: { name, aliases: [], kind: 'thing' },
      version: '0',
      asOf: today,
      topics: [],
      sources: [],
      entities: [],
      remarks: [],
      research: noResearch(),
      dossier: null,
    }
  const loaded = loadDossierFolder(folder.path)
  if (!loaded.ok) throw new ResearchFault(`${folder.path} does not compile: ${firstProblem(loaded.problems)}`)
  const { dossier } = loaded
  return { ...contentOfFolder(loaded), dossier, research: dossier.research ?? noResearch() }
}

const noResearch = (): Research => emptyResearch([{ name: 'Claimlight', kind: 'machine' }])

export function claimsOf({ topics }: ResearchState): AuthoredClaim[] {
  return topics.flatMap(({ claims }) => claims)
}

export function removeClaims(state: ResearchState, ids: ReadonlySet<string>): void {
  const left = state.topics.map(({ topic, claims }) => ({ topic, claims: claims.filter(({ id }) => !ids.has(id)) }))
  state.topics = left.filter(({ claims }) => claims.length > 0)
}

/**
 * Tells the last pass which statements were left out or changed, for the review notes of the report. The dossier does
 * not get the words of one that was left out, since its readers might repeat them.
 */
export function recordChanges({ research: { passes } }: ResearchState, changes: readonly ClaimChangeEntry[]): void {
  const noted = changes.flatMap(({ kind, text, before, section, passages, why }) => {
    const isJoined = why.startsWith(JOINED_REASON)
    if (before !== undefined) return { text, before, why }
    if ((kind !== 'dropped' && kind !== 'withdrawn') || isJoined) return []
    return defined({ section, passages: passages?.length ? passages : undefined, why })
  })
  const last = passes.at(-1)
  if (last && noted.length > 0) last.changes = [...(last.changes ?? []), ...noted]
}

/** Begins the reason of a claim that became a part of another one. */
export const JOINED_REASON = 'it says the same as'

/** Compiles the dossier of a state. @throws ResearchFault if it does not compile */
export function compileState(state: ResearchState): Dossier {
  const compiled = compileDossier(folderOf(state))
  if (!compiled.ok) throw new ResearchFault(`the result does not compile: ${firstProblem(compiled.problems)}`)
  return compiled.dossier
}

/** Returns the dossier files of a state by path; null for a file to remove. A state without claims has no dossier. */
export function filesOfState({ list }: ResearchFolder, state: ResearchState) {
  const old = list('claims')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `claims/${name}`)
  const files: Record<string, string | null> = Object.fromEntries(['dossier.yaml', ...old].map((name) => [name, null]))
  if (state.topics.length === 0) return files
  for (const { path: file, value } of yamlFilesOf(folderOf(state)))
    files[file] = stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })
  if (state.introduction !== undefined) files['introduction.md'] = `${state.introduction}\n`
  const { 'encoded.bin': _made, ...compiled } = compiledFiles(compileState(state))
  return { ...files, ...compiled }
}

/** Lets slots of similar claims have several values: a wrong "contradicted" costs more than a missed one. */
export function allowSeveralValues(state: ResearchState): void {
  const claims = claimsOf(state)
  for (const { placed, other } of conflictingClaimsIn(claims.map((claim) => ({ claim }))))
    for (const slot of [...placed.claim.slots, ...other.slots]) slot.single = false
}

/** Returns a section of a research; a new one has only its name. */
export function sectionNamed({ sections }: Research, name: string): ResearchSection {
  return sections.find(({ section }) => section === name) ?? { section: name, covers: [], history: [] }
}
