import { plainWords } from '@/lib/dossier/format/plain-words'
import { escaped } from '@/lib/dossier/format/markdown-form'
import { hostOf } from '@/lib/text/host-of'
import { questionsIn, questionsPrompt, type PlannedQuestion } from '@/lib/research/questions'
import type { ResearchModel } from './ask-model'
import { byHandIn, tierOf, tierRulesIn, type ByHand } from './edited-files'
import { pageFetcher } from './fetch-page'
import { findingsByHand, findingsOn } from './findings'
import type { ResearchFolder } from './folder'
import { judgePass } from './judge'
import { mergeFindings, type Change } from './merge'
import { pagesNamed, placeOf, readOnce, unread, type PagePlace, type ResearchPage } from './pages'
import { search } from './search'
import type { Settings } from './settings'
import { filesOfState, loadState, withoutRivals, type ResearchState } from './state'

export interface PassOptions {
  folder: ResearchFolder
  settings: Settings
  model: ResearchModel
  pass: number
  /** ISO day. A pass that is continued keeps the day on which it began. */
  today: string
  print: (line: string) => void
}

/**
 * One pass of the research: questions, pages, findings, judges, and the dossier that they make. Everything that comes from
 * outside is in the journal or in `work/pages` by the time it counts, so that a pass that was killed begins again and asks nothing twice. The
 * dossier is written at the end, all of it or nothing.
 */
export async function runPass({ folder, settings, model, pass, today, print }: PassOptions): Promise<Change[]> {
  folder.add({ kind: 'pass', key: String(pass), on: today })
  const on = String(folder.find('pass', String(pass))?.on)
  const state = await loadState(folder, settings.subject, on)
  print(`pass ${pass} of ${settings.passes}, ${on}`)
  const byHand = byHandIn(folder)

  const questions = await planQuestions({ state, settings, model, byHand, folder, pass })
  print(`questions: ${questions.length}, of them ${openIn(state)} without an answer`)

  const places = await findPlaces({ folder, settings, pass, questions, byHand })
  const pages: ResearchPage[] = []
  const fetchPage = pageFetcher(settings)
  for (const [at, { place, isSeenOnly }] of places.entries()) {
    const page = isSeenOnly
      ? unread(place, 'search', 'Seen in search results only.')
      : await readOnce(folder, pass, place, fetchPage)
    pages.push(page)
    print(`page ${at + 1} of ${places.length}: ${page.state}  ${place.url ?? place.key}`)
  }
  const sources = registerSources(state, pages, { folder, on })

  const found = await readPages({ pages, settings, model, questions, print })
  const own = findingsByHand(byHand, pages)
  for (const claim of own.thrownAway) print(`by-hand.yaml: not word for word on its page: ${claim}`)
  const merged = pages.map((page) => ({
    ...{ page, source: sources.get(page.key) ?? 0 },
    isRead: found.find((one) => one.page === page)?.isRead ?? false,
  }))
  const [withdrawn, refused] = [['done', 'review'], ['review']].map((kinds) =>
    kinds
      .flatMap((kind) => folder.all(kind))
      .flatMap((entry) => entry.changes as Change[])
      .filter(({ kind }) => kind === 'withdrawn'),
  )
  const merges = mergeFindings(state, {
    candidates: [...found.flatMap(({ candidates }) => candidates), ...own.candidates],
    ...{ pages: merged, withdrawn: withdrawn?.map(({ claim }) => claim) ?? [], on },
    refused: refused?.map(({ text }) => text) ?? [],
  })
  const settling = { model, byHand, pass, on, questions }
  settle(state, settling)
  const changes = await judgePass(state, merges, {
    pages: merged.map(({ page: { text, published }, source }) => ({ source, text, ...(published && { published }) })),
    ...{ model, on, byHand: new Set(own.candidates.map(({ claim }) => claim)) },
  })
  // The judges may have dropped the last claim of a section or of a source.
  settle(state, settling)

  const thrownAway = found.reduce((sum, one) => sum + one.thrownAway.length, own.thrownAway.length)
  const before = folder.read(CHANGES) ?? '# Changes\n'
  const files = { ...(await filesOfState(folder, state)), [CHANGES]: `${before}${changesText(pass, on, changes)}` }
  folder.commit(files, { kind: 'done', key: String(pass), on, changes, thrownAway })
  if (state.claims.length === 0) print('no claims yet: without a model, passages are written into by-hand.yaml')
  const count = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length
  print(
    `pass ${pass} is done: ${count('new')} new, ${count('changed')} changed, ${count('confirmed')} confirmed, ${count('withdrawn')} withdrawn; ${thrownAway} thrown away, since their quotation is not on the page`,
  )
  return changes
}

const CHANGES = 'changes.md'

function changesText(pass: number, on: string, changes: readonly Change[]): string {
  const lines = changes.map(
    ({ kind, claim, text, before, why }) =>
      `- ${kind} \`${claim}\`: ${escaped(text)}${before === undefined ? '' : ` (before: ${escaped(before)})`} Why: ${escaped(why)}.`,
  )
  return `\n## Pass ${pass}, ${on}\n\n${lines.join('\n') || 'Nothing changed.'}\n`
}

/** The questions of the research so far, and those that the model adds in this pass. */
async function planQuestions(input: {
  state: ResearchState
  settings: Settings
  model: ResearchModel
  byHand: ByHand
  folder: ResearchFolder
  pass: number
}): Promise<PlannedQuestion[]> {
  const { state, settings, model, byHand, folder, pass } = input
  const known = plannedBefore(folder, pass)
  const { subject, questions: most } = settings
  const answer = await model.ask(
    questionsPrompt({
      ...{ subject, most },
      sections: [...new Set(known.map(({ section }) => section))],
      asked: known.map(({ asks }) => asks),
      gaps: state.research.questions.filter((one) => one.state === 'open').map(({ asks }) => asks),
    }),
  )
  const added = [
    ...byHand.questions.map(({ section, asks, query = asks }) => ({ section, asks, query })),
    ...((answer === null ? null : questionsIn(answer, most)) ?? []),
  ]
  for (const question of added) folder.add({ kind: 'question', key: plainWords(question.asks), ...question, pass })
  const all = plannedBefore(folder, pass + 1)
  for (const { asks } of all)
    if (!state.research.questions.some((one) => one.asks === asks))
      state.research.questions.push({ asks, state: 'open', claims: [] })
  return all
}

/** The questions of the passes before one: a pass that begins again must ask the model the same. */
function plannedBefore(folder: ResearchFolder, pass: number): PlannedQuestion[] {
  return folder
    .all('question')
    .filter((question) => Number(question.pass) < pass)
    .map(({ section, asks, query }) => ({ section, asks, query }) as PlannedQuestion)
}

function openIn({ research }: ResearchState): number {
  return research.questions.filter(({ state }) => state === 'open').length
}

interface Place {
  place: PagePlace
  /** More results than pages that are read. */
  isSeenOnly: boolean
}

/** The pages of a pass: those that the user names, those of the search, and those of earlier passes that bear claims out. */
async function findPlaces(input: {
  folder: ResearchFolder
  settings: Settings
  pass: number
  questions: readonly PlannedQuestion[]
  byHand: ByHand
}): Promise<Place[]> {
  const { folder, settings, pass, questions, byHand } = input
  const places = new Map<string, PagePlace>()
  const add = (place: PagePlace | null): void => {
    if (place !== null && !places.has(place.key)) places.set(place.key, place)
  }
  if (settings.pages !== undefined) pagesNamed(settings.pages, settings.address).forEach(add)
  for (const { page } of byHand.passages) add(placeOf(page))
  const named = places.size
  if (settings.search !== undefined) {
    for (const { url } of folder.all('source')) if (typeof url === 'string') add(placeOf(url))
    const queries = questions.length > 0 ? questions.map(({ query }) => query) : [settings.subject]
    for (const query of queries) (await search(folder, pass, { server: settings.search, query })).forEach(add)
  }
  return [...places.values()].map((place, at) => ({ place, isSeenOnly: at >= Math.max(named, MOST_PAGES) }))
}

/** Pages that a pass reads when a search finds them. */
const MOST_PAGES = 200

/** Lists the pages as sources, with how far they were read. @returns the numbers of the sources by key of the page */
function registerSources(
  { sources, research }: ResearchState,
  pages: readonly ResearchPage[],
  { folder, on }: { folder: ResearchFolder; on: string },
): Map<string, number> {
  const rules = tierRulesIn(folder)
  const numbers = new Map<string, number>()
  for (const page of pages) {
    const { key, url, title, author, site, published, state, note } = page
    const last = Math.max(0, ...sources.map(({ n }) => n), ...folder.all('source').map(({ n }) => Number(n)))
    folder.add({ kind: 'source', key, n: last + 1, ...(url === undefined ? {} : { url }) })
    const n = Number(folder.find('source', key)?.n)
    numbers.set(key, n)
    const tier = tierOf(url, rules)
    const publisher = site ?? (url === undefined ? '' : hostOf(url))
    const known = sources.find((source) => source.n === n)
    if (known === undefined)
      sources.push({
        ...{ n, title: title ?? key },
        ...(publisher === '' ? {} : { publisher }),
        ...(author === null ? {} : { author }),
        ...(published === null ? {} : { date: published }),
        ...(url === undefined ? {} : { url }),
        ...(tier === undefined ? {} : { tier }),
      })
    const machineMade = research.access.find(({ source }) => source === n)?.machineMade
    research.access = research.access.filter(({ source }) => source !== n)
    research.access.push({
      ...{ source: n, state, on },
      ...(machineMade && { machineMade }),
      ...(note === undefined ? {} : { note }),
    })
  }
  return numbers
}

async function readPages(input: {
  pages: readonly ResearchPage[]
  settings: Settings
  model: ResearchModel
  questions: readonly PlannedQuestion[]
  print: (line: string) => void
}): Promise<(Awaited<ReturnType<typeof findingsOn>> & { page: ResearchPage })[]> {
  const { pages, settings, model, questions, print } = input
  const readable = pages.filter(({ text }) => text.trim() !== '')
  const all: (Awaited<ReturnType<typeof findingsOn>> & { page: ResearchPage })[] = []
  for (const [at, page] of readable.entries()) {
    const found = await findingsOn(page, { subject: settings.subject, questions, model })
    // A person who works without a model has read the pages.
    all.push({ ...found, page, isRead: found.isRead || model.name === '' })
    const left = Math.max(0, settings.tokens - model.used())
    if (model.name !== '')
      print(`findings: page ${at + 1} of ${readable.length}, ${found.candidates.length} found; ${left} tokens left`)
  }
  if (model.name !== '' && model.unasked() > 0)
    print(
      `${model.unasked()} questions were not asked: the tokens are used up. \`continue FOLDER --tokens N --passes N\` asks them`,
    )
  return all
}

/** The parts of the dossier that follow from its claims. */
function settle(
  state: ResearchState,
  input: { model: ResearchModel; byHand: ByHand; pass: number; on: string; questions: readonly PlannedQuestion[] },
): void {
  const { model, byHand, pass, on, questions } = input
  const { research } = state
  state.claims = withoutRivals(state.claims)
  const ids = new Set(state.claims.map(({ claim }) => claim.id))
  const sections = new Set(state.claims.map(({ claim }) => claim.section))
  research.sections = [
    ...research.sections.filter(({ section }) => sections.has(section)),
    ...[...sections]
      .filter((section) => !research.sections.some((one) => one.section === section))
      .map((section) => ({ section, covers: [], history: [] })),
  ]
  research.reviews = research.reviews.filter(({ section }) => section === undefined || sections.has(section))
  research.questions = research.questions.map(({ section: before, ...question }) => {
    const planned = questions.find(({ asks }) => asks === question.asks)?.section
    const section = planned ?? before
    const at = section !== undefined && sections.has(section) ? { section } : {}
    if (planned === undefined || question.state === 'dropped') return { ...question, ...at }
    const { on: answeredOn = on, ...rest } = question
    const claims = question.claims.filter((id) => ids.has(id))
    return claims.length === 0
      ? { ...rest, ...at, claims, state: 'open' }
      : { ...rest, ...at, claims, state: 'answered', on: answeredOn }
  })
  const cited = new Set(state.claims.flatMap(({ claim }) => claim.sources))
  state.sources = state.sources.map(({ unused, ...source }) =>
    cited.has(source.n) ? source : { ...source, unused: unused ?? 'No claim of the research rests on it.' },
  )
  const by = [
    ...research.by.filter(({ name }) => name !== 'Claimlight' && name !== model.name && name !== byHand.by),
    ...(model.name === '' ? [] : [{ name: model.name, kind: 'machine' as const, about: ABOUT_MODEL }]),
    ...(byHand.by === undefined ? [] : [{ name: byHand.by, kind: 'person' as const, about: ABOUT_PERSON }]),
  ]
  research.by = by.length > 0 ? by : [{ name: 'Claimlight', kind: 'machine', about: ABOUT_PROGRAM }]
  research.method = METHOD
  research.passes = [
    ...research.passes.slice(0, pass - 1),
    { on, what: `${research.access.filter((one) => one.on === on && one.state === 'opened').length} pages were read.` },
  ]
  state.version = String(pass)
  state.asOf = on
}

const ABOUT_MODEL = 'A language model. It proposed questions, read the pages and worded the claims.'
const ABOUT_PERSON = 'Wrote questions and passages by hand.'
const ABOUT_PROGRAM = 'Read the pages. No model and no person has worded claims yet.'
const METHOD =
  'Each claim has a quotation from a page, and the program compared it with the page word for word; claims without one were thrown away.'
