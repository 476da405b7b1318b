import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A site with an article that tells when it is marked, by asking for an address of its own site. */
export interface NapSite {
  url: string
  /** The next mark: milliseconds from the page's own start, and what a script of the extension notes (`noted-steps.ts`). */
  marked: () => Promise<Marked>
  close: () => Promise<void>
}

export interface Marked {
  after: number
  steps: Record<string, number> | null
}

/** @param hasSteps whether the extension tells of its steps */
export async function serveArticle(hasSteps: boolean): Promise<NapSite> {
  const [marks, steps] = [letterBox<number>(), letterBox<Record<string, number>>()]
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://localhost')
    if (address.pathname === '/marked') marks.put(Number(address.searchParams.get('after')))
    if (address.pathname === '/steps') {
      let text = ''
      request.on('data', (piece) => (text += String(piece)))
      request.on('end', () => steps.put(JSON.parse(text) as Record<string, number>))
    }
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(address.pathname.startsWith('/article') ? ARTICLE : '')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    marked: async () => ({ after: await marks.take(), steps: hasSteps ? await steps.take() : null }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** Values that arrive before anyone waits for them are kept. */
function letterBox<T>(): { put: (value: T) => void; take: () => Promise<T> } {
  const values: T[] = []
  return {
    put: (value) => void values.push(value),
    async take() {
      for (const end = Date.now() + LONGEST_MS; Date.now() < end;) {
        const value = values.shift()
        if (value !== undefined) return value
        await new Promise((go) => setTimeout(go, 20))
      }
      throw new Error('The page was not marked within a minute.')
    },
  }
}

const LONGEST_MS = 60_000

const ARTICLE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A life in models</title>
<article><h1>A life in models</h1><p>Andrej Karpathy left Tesla in March 2019. He founded Eureka Labs in July 2024.</p>
<p>The company has said little since then about what it will teach, and the people who follow his lectures are used to waiting for the next one. They know
that he likes to write things again from the start, and that he puts the code where everybody can read it.</p></article>
<script>const timer = setInterval(() => {
  if (![...CSS.highlights.keys()].some((name) => name.startsWith('claimlight-'))) return
  clearInterval(timer)
  fetch('/marked?after=' + performance.now())
}, 2)</script></html>`
