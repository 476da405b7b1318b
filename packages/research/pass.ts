import { defined } from '@/lib/text/defined'
import { textOfClaim } from '@/lib/dossier/format/mark-syntax'
import type { Research } from '@/lib/dossier/format/research'
import type { Tier } from '@/lib/dossier/format/schema'
import { withReportSentences } from '@/lib/dossier/format/folder-of'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { element, markdownOf, markdownSource, unlinked, words } from '@/lib/documents/document'
import { groupedBy, mapDefined } from '@/lib/text/lists'
import { hostOf } from '@/lib/text/urls'
import { parseNames, namesPrompt } from './names'
import { missingPartOf } from '@/packages/judges/not-covered'
import { parseQuestions, questionsPrompt } from './questions'
import { tierRuleOf, type TierRule } from '@/lib/dossier/format/tier-rules'
import { readHandWrittenInputs, tierRulesIn } from './edited-files'
import { pageFetcher } from './fetch-page'
import { collectFindings, createQuestionFit, type AskedQuestion, type SourcePage } from './findings'
import type { ResearchFolder } from './folder'
import type { ClaimChangeEntry } from './journal'
import { judgePass } from './judge'
import { mergeFindings } from './merge'
import {
  dropStoredPages,
  listPlaces,
  toPlace,
  readOnce,
  storedPage,
  unreadPage,
  type PagePlace,
  type ResearchPage,
} from './pages'
import { searchWeb } from './search'
import { claimsOf, filesOfState, loadState, allowSeveralValues, recordChanges, sectionNamed, type Pass } from './state'

/**
 * Runs one pass of the research. All outside data is stored before it is used, so that a pass that was killed starts
 * again without asking anything twice. The dossier is written at the end, all of it or nothing.
 */
export async function runPass(
  common: Pick<Pass, 'folder' | 'settings' | 'model' | 'judge' | 'readBytes' | 'number' | 'print'>,
  today: string,
): Promise<void> {
  const { folder, settings, number, print } = common
  if (!folder.find('pass', String(number))) dropStoredPages(folder, number)
  folder.add({ kind: 'pass', key: String(number), on: today })
  const on = String(folder.find('pass', String(number))?.on)
  const state = loadState(folder, settings.subject, on)
  const edited = { byHand: readHandWrittenInputs(folder), tierRules: tierRulesIn(folder) }
  const pass: Pass = { ...common, ...edited, on, state, changes: new Map() }
  print(`pass ${number} of ${settings.passes}, ${on}`)
  const questions = await planQuestions(pass)
  const isOpen = (asks: string): boolean =>
    state.research.questions.some((question) => question.asks === asks && question.state === 'open')
  const unanswered = questions.filter(({ asks }) => isOpen(asks))
  print(`questions: ${questions.length}, of them ${unanswered.length} without an answer`)
  const openWords = unanswered.flatMap(({ asks, query }) => [asks, query])
  const pages = await readPages(pass, questions, openWords)
  applyTiers(pass, pages)
  const { candidates, thrownAway } = await collectFindings(pass, pages, questions, openWords)
  await mergeFindings(pass, pages, candidates)
  await addNames(pass, pages)
  updateDerivedParts(pass, questions)
  await judgePass(pass, pages)
  // The judges may have dropped the last claim of a section.
  updateDerivedParts(pass, questions)

  const changes = [...pass.changes.values()]
  recordChanges(state, changes)
  // Written sentences say what their claims said before.
  const outdated = new Set(changes.filter(({ kind }) => kind !== 'confirmed').map(({ claim }) => claim))
  state.research = withReportSentences(state.research, ({ claims }) => !claims.some((id) => outdated.has(id)))
  const log = `${folder.read(CHANGES_FILE) ?? '# Changes\n'}${changesText(pass, changes)}`
  const entry = { kind: 'done', key: String(number), on, changes, thrownAway }
  folder.commit({ ...filesOfState(folder, state), [CHANGES_FILE]: log }, entry)
  for (const { kind, text, why } of changes) if (kind === 'dropped') print(`left out: ${text} Why: ${why}`)
  if (state.topics.length === 0) print('no claims yet: without a model, passages are written into by-hand.yaml')
  const counts = (['new', 'changed', 'confirmed', 'withdrawn'] as const).map(
    (kind) => `${changes.filter((change) => change.kind === kind).length} ${kind}`,
  )
  print(`pass ${number} is done: ${counts.join(', ')}; ${thrownAway} thrown away: quotation not on the page`)
}

const CHANGES_FILE = 'changes.md'

function changesText({ number, on }: Pass, changes: readonly ClaimChangeEntry[]): string {
  const items = changes.map(({ kind, claim, text, before, why }) =>
    element(
      'li',
      words(`${kind} `),
      markdownSource(`\`${claim}\``),
      words(': '),
      unlinked(text),
      before !== undefined && [words(' (before: '), unlinked(before), ')'],
      words(' Why: '),
      unlinked(why),
      '.',
    ),
  )
  const list = items.length > 0 ? element('ul', items) : element('p', 'Nothing changed.')
  return `\n${markdownOf([element('h2', `Pass ${number}, ${on}`), list])}`
}

/** Returns the questions so far, with those that the model and `by-hand.yaml` add in this pass. */
async function planQuestions({ folder, settings, model, number, byHand, state }: Pass): Promise<AskedQuestion[]> {
  const { questions } = state.research
  const plannedQuestions = plannedBefore(folder, number)
  const claims = claimsOf(state)
  const foundFor = (asks: string): string[] => {
    const ids = questions.find((question) => question.asks === asks)?.claims ?? []
    const found = claims.filter(({ id }) => ids.includes(id))
    return found.slice(0, MOST_FOUND).map(textOfClaim)
  }
  const answer = await model.ask(
    questionsPrompt({
      subject: settings.subject,
      most: settings.questions,
      sections: [...new Set(plannedQuestions.map(({ section }) => section))],
      asked: plannedQuestions.map(({ asks }) => ({ asks, found: foundFor(asks) })),
      gaps: questions.filter((question) => question.state === 'open').map(({ asks }) => asks),
      unsettled: [
        ...state.research.conflicts.filter((conflict) => conflict.state === 'open').map(({ asks }) => asks),
        ...claims.filter(({ status }) => status === 'uncertain').map(textOfClaim),
      ].slice(0, MOST_UNSETTLED),
    }),
  )
  const added = [
    ...byHand.questions.map(({ section, asks, query = asks }) => ({ section, asks, query })),
    ...((answer && parseQuestions(answer, settings.questions)) || []),
  ]
  for (const question of added)
    folder.add({ kind: 'question', key: plainWords(question.asks), ...question, pass: number })
  const all = plannedBefore(folder, number + 1)
  for (const { asks } of all)
    if (!questions.some((question) => question.asks === asks)) questions.push({ asks, state: 'open', claims: [] })
  return all
}

/** Claims for each question, and doubts, that the model sees when it plans. */
const MOST_FOUND = 5
const MOST_UNSETTLED = 30

/** Returns the questions of earlier passes only: a pass that starts again must send the model an equal prompt. */
function plannedBefore(folder: ResearchFolder, number: number): AskedQuestion[] {
  return folder
    .all('question')
    .filter(({ pass }) => pass < number)
    .map(({ section, asks, query, pass }) => ({ section, asks, query, pass }))
}

/** Reads the pages of the user, of earlier passes and of the search, then those behind links that fit a question. */
async function readPages(
  pass: Pass,
  questions: readonly AskedQuestion[],
  open: readonly string[],
): Promise<SourcePage[]> {
  const { folder, settings, number, byHand, print } = pass
  const places = new Map<string, PagePlace>()
  const add = (place: PagePlace | null): void => {
    if (place !== null && !places.has(place.key)) places.set(place.key, place)
  }
  const { pages: named, address, given } = settings
  if (named !== undefined) listPlaces(named, { address, isFromUser: given.has('pages') }).forEach(add)
  for (const { page } of byHand.passages) add(toPlace(page))
  let mostPages = Math.max(places.size, MOST_PAGES)
  for (const { url, pass: followed } of folder.all('link')) if (followed < number) add(toPlace(url))
  if (settings.search !== undefined) {
    for (const { url = '' } of folder.all('source')) add(toPlace(url))
    const queries = questions.length > 0 ? questions.map(({ query }) => query) : [settings.subject]
    for (const query of queries) (await searchWeb(folder, number, { server: settings.search, query })).forEach(add)
  }
  const pages: ResearchPage[] = []
  const { readBytes } = pass
  const fetchPage = pageFetcher({ ...settings, readBytes })
  const readPlace = async (place: PagePlace, at: number): Promise<void> => {
    // Printed before the page is read, so that the user sees which page takes long.
    print(`page ${at + 1} of ${places.size}: ${place.url ?? place.key}`)
    const page =
      at < mostPages
        ? await readOnce(folder, number, place, { fetchPage, readBytes })
        : unreadPage(place, 'search', 'Seen in search results only.')
    print(`  ${page.state}${page.asked === undefined ? '' : `, at ${page.url}`}`)
    pages.push(page)
  }
  for (const [at, place] of [...places.values()].entries()) await readPlace(place, at)
  const links = fittingLinks(pass, pages, open).filter(({ key }) => !places.has(key))
  const before = places.size
  for (const place of links.slice(0, MOST_LINKS)) {
    add(place)
    folder.add({ kind: 'link', key: place.key, url: place.url, pass: number })
  }
  mostPages += places.size - before
  for (const [at, place] of [...places.values()].entries()) if (at >= before) await readPlace(place, at)
  const sources = withoutCopies(pass, pages).map((page) => ({
    ...page,
    source: registerSource(pass, page),
    isRead: false,
  }))
  // Several addresses may lead to one page.
  return [...new Map(sources.map((page) => [page.source, page])).values()]
}

/** Returns the pages without those whose text another has at an address of a better tier, or before them. */
function withoutCopies({ tierRules, print }: Pass, pages: readonly ResearchPage[]): ResearchPage[] {
  const texts = groupedBy(pages, ({ text, sha256 }) => (text === '' ? {} : sha256))
  return [...texts.values()].flatMap((own) => {
    const [first] = own.toSorted((a, b) => tierOfPage(a, tierRules) - tierOfPage(b, tierRules))
    if (first === undefined) return []
    const others = own.filter(({ key }) => key !== first.key).map(({ url, key }) => url ?? key)
    if (others.length === 0) return first
    const copies = `The same text is at ${others.join(', ')}.`
    print(`  ${first.url ?? first.key}: ${copies}`)
    return { ...first, note: [first.note, copies].filter(Boolean).join(' ').slice(0, 1000) }
  })
}

/** Returns the tier of a page, by both addresses: the worse one counts, since a good host may lead anywhere. */
function tierOfPage({ url, asked }: Pick<ResearchPage, 'url' | 'asked'>, rules: readonly TierRule[]): number {
  const tiers = [url, asked].flatMap((address) => tierRuleOf(address, rules)?.tier ?? [])
  return tiers.length === 0 ? Infinity : Math.max(...tiers)
}

/** Returns the pages to which pages from the web lead by a link that fits an open question, best first. */
function fittingLinks({ settings }: Pass, pages: readonly ResearchPage[], open: readonly string[]): PagePlace[] {
  const fitToQuestions = createQuestionFit(open, settings.subject)
  const links = pages.flatMap((page) => page.links ?? [])
  const rated = links.map(({ url, text }) => ({
    place: toPlace(url),
    fit: fitToQuestions(`${text} ${new URL(url).pathname}`),
  }))
  const fitting = rated.filter((link) => link.fit > 0).sort((a, b) => b.fit - a.fit)
  const places = mapDefined(fitting, ({ place }) => place)
  return [...new Map(places.map((place) => [place.key, place])).values()]
}

/** Greatest number of pages that a pass reads, unless the user names more; others are only listed. */
const MOST_PAGES = 200
const MOST_LINKS = 20

/** Lists a page as a source, with how far it was read. @returns the number of the source */
function registerSource({ folder, on, state: { sources, research } }: Pass, page: ResearchPage): number {
  const { key, url, title, author, site, published, state, note } = page
  const lastNumber = Math.max(0, ...[...sources, ...folder.all('source')].map((source) => source.n))
  folder.add(defined({ kind: 'source', key, n: lastNumber + 1, url }))
  const n = Number(folder.find('source', key)?.n)
  if (!sources.some((source) => source.n === n)) {
    // The page itself says what its site is called.
    const host = hostOf(url ?? '')
    const publisher = host !== '' && site !== null ? `${host} (${site})` : host || site
    const facts = {
      n,
      title: title ?? key,
      publisher: publisher?.slice(0, 200) || undefined,
      author: author ?? undefined,
      date: published ?? undefined,
      url,
    }
    sources.push(defined(facts))
  }
  const known = research.access.find(({ source }) => source === n)
  research.access = research.access.filter((access) => access !== known)
  research.access.push(defined({ source: n, state, on, machineMade: known?.machineMade, note }))
  return n
}

/** Gives all sources the tier of the rules as they are now, but for tiers that a person wrote. */
function applyTiers({ folder, tierRules, state: { sources } }: Pass, pages: readonly SourcePage[]): void {
  for (const source of sources) {
    const { n, tier: before } = source
    const page = pages.find((page) => page.source === n) ?? storedPage(folder, n)
    const tier = tierOfPage(page ?? source, tierRules)
    const owner = tierRuleOf(source.url, tierRules)?.owner
    if (owner !== undefined) source.owner = owner
    if (tier === Infinity || (before !== undefined && !folder.find('tier', `${n} ${before}`))) continue
    source.tier = tier as Tier
    folder.add({ kind: 'tier', key: `${n} ${source.tier}` })
  }
}

/** Adds the names in new claims, with other names that the pages have for them. Those that are there stay as they are. */
async function addNames({ state, changes, model }: Pass, pages: readonly SourcePage[]): Promise<void> {
  const added = [...changes.values()].filter(({ kind }) => kind === 'new')
  const claims = added.slice(0, MOST_NAMING).map(({ text }) => text)
  if (claims.length === 0) return
  const { subject, entities } = state
  const found = parseNames(await model.ask(namesPrompt(subject.name, claims)), subject, { claims, pages })
  if (found === null) return
  const known = new Set([subject, ...entities].flatMap(({ name, aliases }) => [name, ...aliases]))
  const unknown = (names: readonly string[]): string[] => names.filter((name) => !known.has(name))
  if (subject.kind === 'thing') subject.kind = found.kind
  subject.aliases = [...subject.aliases, ...unknown(found.aliases)]
  for (const { aliases, ...entity } of found.entities)
    if (!known.has(entity.name)) entities.push({ ...entity, aliases: unknown(aliases) })
}
const MOST_NAMING = 300

/** Updates the parts of the dossier that follow from its claims: sections, questions, authors, passes, version. */
function updateDerivedParts(
  { model, judge, byHand, number, on, state }: Pass,
  planned: readonly AskedQuestion[],
): void {
  const { research } = state
  allowSeveralValues(state)
  const claims = claimsOf(state)
  const sections = new Set(claims.map(({ section }) => section))
  research.sections = [...sections].map((name) => sectionNamed(research, name))
  research.reviews = research.reviews.filter(({ section }) => section === undefined || sections.has(section))
  research.questions = research.questions.map(({ section: before, ...question }) => {
    const planSection = planned.find(({ asks }) => asks === question.asks)?.section
    const section = planSection ?? before
    const placed = defined({
      ...question,
      section: section !== undefined && sections.has(section) ? section : undefined,
    })
    if (planSection === undefined || question.state === 'dropped') return placed
    const { on: answeredOn = on, ...rest } = placed
    const answers = claims.filter(({ id }) => question.claims.includes(id))
    const own = answers.map(({ id }) => id)
    return missingPartOf(question.asks, answers.map(textOfClaim)) !== null
      ? { ...rest, claims: own, state: 'open' }
      : { ...rest, claims: own, state: 'answered', on: answeredOn }
  })
  const isOneModel = judge.name === model.name
  const makers: Research['by'] = [
    { name: model.name, kind: 'machine', about: aboutModel(isOneModel) },
    { name: isOneModel ? '' : judge.name, kind: 'machine', about: ABOUT_JUDGE },
    { name: byHand.by ?? '', kind: 'person', about: ABOUT_PERSON },
  ]
  const replaced = new Set(['Claimlight', ...makers.map(({ name }) => name)])
  const by = [...research.by.filter(({ name }) => !replaced.has(name)), ...makers.filter(({ name }) => name !== '')]
  research.by = by.length > 0 ? by : [{ name: 'Claimlight', kind: 'machine', about: ABOUT_PROGRAM }]
  research.method = METHOD_TEXT
  const opened = research.access.filter((access) => access.on === on && access.state === 'opened')
  research.passes = [
    ...research.passes.slice(0, number - 1),
    { on, what: `${opened.length} ${opened.length === 1 ? 'page was' : 'pages were'} read.` },
  ]
  Object.assign(state, { version: String(number), asOf: on })
}

const aboutModel = (isJudge: boolean): string =>
  `A language model. It proposed questions, read the pages and worded the claims${isJudge ? ', and judged its own claims' : ''}.`
const ABOUT_JUDGE = 'A language model. It judged the claims that another had worded.'
const ABOUT_PERSON = 'Wrote questions and passages by hand.'
const ABOUT_PROGRAM = 'Read the pages. No model and no person has worded claims yet.'
const METHOD_TEXT =
  'Each claim has a quotation from a page, and the program compared it with the page word for word; claims without one were thrown away.'
