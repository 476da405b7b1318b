import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The steps from opening a page to its first mark, in their order, each with the name of the note that ends it. A page
 * agent asks more than once before its check; the first of each counts.
 */
export const STEPS = {
  'page loaded, subject found': 'page:asks start-page-agent',
  'worker starts: process, files, compiling': 'worker:first code',
  'worker runs its code': 'worker:last code',
  'worker hears the page': 'worker:hears start-page-agent',
  'worker reads settings and dossiers': 'worker:puts page agent',
  'page agent arrives': 'page:agent',
  'page agent asks for settings': 'page:asks check-page',
  'worker hears of the text': 'worker:hears check-page',
  'engine is made, first sentences are checked': 'worker:sends paint',
  'page hears of the findings': 'page:hears paint',
  'page is marked': 'page:marked',
} as const

/**
 * A copy of the extension that notes the time of each step, by functions of the browser that are wrapped; the page's
 * server is told of them after the mark.
 *
 * @returns its folder
 */
export async function notingSteps(extension: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'claimlight-steps-'))
  await cp(extension, folder, { recursive: true })
  const wrap = async (file: string, before: string, after = ''): Promise<void> =>
    writeFile(join(folder, file), before + (await readFile(join(extension, file), 'utf8')) + after)
  // An import of its own comes first: all other imports are evaluated before the file's own code.
  await writeFile(join(folder, 'note-steps.js'), IN_WORKER)
  await wrap('background.js', 'import"./note-steps.js";', '\n;noteStep("last code")')
  await wrap('subject-detector.js', IN_PAGE)
  await wrap('page-agent.js', 'noteStep("agent");')
  return folder
}

/** Milliseconds of each step; their sum is the time of the mark. */
export function timesOfSteps(notes: Readonly<Record<string, number>>): Record<string, number> {
  let before = 0
  return Object.fromEntries(
    Object.entries(STEPS).map(([says, name]) => {
      const at = notes[name] ?? NaN
      const took = at - before
      before = at
      return [says, took]
    }),
  )
}

const NOTE = `globalThis.notedSteps = {}
globalThis.noteStep = (name) => { notedSteps[name] ??= performance.timeOrigin + performance.now() };
`
const IN_WORKER = `${NOTE}noteStep('first code')
const { runtime, tabs, scripting } = chrome
const add = runtime.onMessage.addListener.bind(runtime.onMessage)
runtime.onMessage.addListener = (listener) => add((message, sender, reply) => { noteStep('hears ' + message?.kind); return listener(message, sender, reply) })
const send = tabs.sendMessage.bind(tabs)
tabs.sendMessage = (tabId, message, ...more) => { noteStep('sends ' + message?.kind); return send(tabId, { ...message, notedSteps }, ...more) }
const put = scripting.executeScript.bind(scripting)
scripting.executeScript = (...all) => { noteStep('puts page agent'); return put(...all) }
`
const IN_PAGE = `${NOTE}{
const send = chrome.runtime.sendMessage.bind(chrome.runtime)
chrome.runtime.sendMessage = (message, ...more) => { noteStep('asks ' + message?.kind); return send(message, ...more) }
chrome.runtime.onMessage.addListener((message) => {
  if (message?.kind !== 'paint' || notedSteps['hears paint']) return
  noteStep('hears paint')
  const tell = () => {
    if (![...CSS.highlights.keys()].some((name) => name.startsWith('claimlight-'))) return setTimeout(tell, 1)
    noteStep('marked')
    const of = (part, notes) => Object.entries(notes).map(([name, at]) => [part + ':' + name, at - performance.timeOrigin])
    const all = Object.fromEntries([...of('page', notedSteps), ...of('worker', message.notedSteps)])
    fetch('/steps', { method: 'POST', body: JSON.stringify(all) })
  }
  tell()
})
}
`
