import type { Finding } from '@/lib/schema/finding'
import { underlinesOf } from '@/lib/page/mark/marks-of'
import type { PageState } from '@/lib/schema/page-state'
import { PAGE, type Fixture, type Holds } from './expected'

/** A page that is open in a browser with the extension in it. */
export interface OpenPage {
  /** Its state in the background, or null. */
  state(): Promise<PageState | null>
  /** Returns the words under each highlight of the extension, also in frames and shadow roots, without white space. */
  marks(): Promise<Record<string, string>>
  /** Whether the page is long: only text near the view is highlighted, so not all highlights are there. */
  isLong(): Promise<boolean>
  click(selector: string): Promise<void>
  scrollToEnd(): Promise<void>
  close(): Promise<void>
}

export interface FixtureBrowser {
  open(path: string): Promise<OpenPage>
  close(): Promise<void>
}

/** Opens the page, performs the steps of its expectation, and returns the failures; empty if none. */
export async function checkFixture({ name, expected }: Fixture, browser: FixtureBrowser): Promise<string[]> {
  const page = await browser.open(`/${name}/${PAGE}`)
  try {
    const { then, about: _about, notInFirefox: _not, ...first } = expected
    const problems = await settled(page, first)
    if (problems.length > 0) return problems
    for (const [at, step] of then.entries()) {
      if (step.click !== undefined) await page.click(step.click)
      if (step.scroll) await page.scrollToEnd()
      const wrong = await settled(page, step)
      if (wrong.length > 0) return wrong.map((problem) => `after step ${at + 1}: ${problem}`)
    }
    return []
  } finally {
    await page.close()
  }
}

/** Waits until all expectations are met, and stay met for a while: a late mark may be one too many. */
async function settled(page: OpenPage, holds: Holds): Promise<string[]> {
  const end = Date.now() + PATIENCE_MS
  const isLong = await page.isLong()
  let held = 0
  for (;;) {
    const problems = problemsOf(await page.state(), await page.marks(), holds, isLong)
    held = problems.length === 0 ? held + 1 : 0
    if (held > 2 || Date.now() > end) return problems
    await new Promise((tick) => setTimeout(tick, 120))
  }
}

/** Milliseconds to wait for the expectations; enough for a busy machine. */
const PATIENCE_MS = 45_000

function problemsOf(state: PageState | null, marks: Record<string, string>, holds: Holds, isLong: boolean): string[] {
  if (!state) return ['nothing is known of the page']
  const problems: string[] = []
  const differs = (what: string, is: unknown, wanted: unknown): void => {
    if (is !== wanted) problems.push(`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`)
  }
  differs('status', state.status, holds.status)
  if (holds.date !== undefined) differs('date', state.date, holds.date)
  if (holds.title !== undefined) differs('title', state.title, holds.title)
  if (holds.says !== undefined && !state.message?.includes(holds.says))
    problems.push(`says ${JSON.stringify(state.message)}, not “${holds.says}”`)
  if (holds.address !== undefined && !state.url.endsWith(holds.address))
    problems.push(`address is ${state.url}, not …${holds.address}`)
  for (const [words, verdict] of Object.entries(holds.found)) {
    const findings = state.findings.filter(({ quote }) => bare(quote).includes(bare(words)))
    if (findings.length === 0) problems.push(`“${words}” is not found`)
    else if (!findings.some((finding) => finding.verdict === verdict))
      problems.push(`“${words}” is ${findings[0]?.verdict ?? ''}, not ${verdict}`)
    const finding = findings.find((each) => each.verdict === verdict)
    if (finding && !isLong) problems.push(...missingLines(finding, marks))
  }
  for (const words of holds.unread) {
    if (state.findings.some(({ quote }) => bare(quote).includes(bare(words)))) problems.push(`“${words}” is read`)
    if (Object.values(marks).some((text) => text.includes(bare(words)))) problems.push(`“${words}” is marked`)
  }
  for (const verdict of holds.without) {
    const [finding] = state.findings.filter((each) => each.verdict === verdict)
    if (finding) problems.push(`“${finding.quote}” is ${verdict}`)
  }
  return problems
}

/** The words of a finding that should have a line on the page and have none. */
function missingLines(finding: Finding, marks: Record<string, string>): string[] {
  const { quote, start, details } = finding
  const inQuote = details.map((detail) => ({ ...detail, start: detail.start - start, end: detail.end - start }))
  return underlinesOf({ ...finding, start: 0, end: quote.length, details: inQuote }, quote)
    .filter(({ shownBy }) => shownBy !== 'words')
    .map((mark) => ({ words: quote.slice(mark.start, mark.end), layer: mark.layer }))
    .filter(({ words, layer }) => !marks[layer]?.includes(bare(words)))
    .map(({ words, layer }) => `“${words}” has no line ${layer}`)
}

/** Removes white space, which pages show in many ways and which is missing between inline elements. */
export function bare(text: string): string {
  return text.replaceAll(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, '')
}
