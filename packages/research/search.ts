import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { sendRequest } from '@/tools/model-client/send'
import { ResearchFault } from './fault'
import type { ResearchFolder } from './folder'
import { USER_AGENT } from './fetch-page'
import { toPlace, type PagePlace } from './pages'

const resultsSchema = z.object({
  results: z.array(z.object({ url: z.string(), title: z.string().nullish() })).max(1000),
})

/** Searches with a SearXNG server, once in a pass. @see https://docs.searxng.org/dev/search_api.html */
export async function searchWeb(
  folder: ResearchFolder,
  pass: number,
  { server, query }: { server: string; query: string },
): Promise<PagePlace[]> {
  const key = `${pass} ${query}`
  const results = folder.find('results', key)?.results ?? (await askSearch(server, query))
  folder.add({ kind: 'results', key, results })
  return results.slice(0, RESULTS).flatMap(({ url, title }) => toPlace(url, title?.slice(0, 300) ?? undefined) ?? [])
}

const RESULTS = 6
const MOST_REPLY_BYTES = 4_000_000

/** Sends a query. @throws ResearchFault if the server does not answer like a SearXNG server */
export async function askSearch(server: string, query: string): Promise<z.infer<typeof resultsSchema>['results']> {
  const url = new URL('search', server.endsWith('/') ? server : `${server}/`)
  url.search = new URLSearchParams({ q: query.slice(0, 400), format: 'json' }).toString()
  const reply = await sendRequest(url, {
    headers: { accept: 'application/json', 'user-agent': USER_AGENT },
    signal: AbortSignal.timeout(30_000),
    mayReach: () => true,
    mostBytes: MOST_REPLY_BYTES,
  }).catch(() => {
    throw new ResearchFault(`--search ${server}: nothing answers there`)
  })
  if (reply.status === 403)
    throw new ResearchFault(
      `--search ${server}: it answers 403, as SearXNG does while JSON is turned off. In its settings.yml, set  search: formats: [html, json]  and start it again`,
    )
  if (reply.status !== 200) throw new ResearchFault(`--search ${server}: it answers ${reply.status}`)
  const read = resultsSchema.safeParse(parsedJson(reply.bytes.toString('utf8')))
  if (!read.success) throw new ResearchFault(`--search ${server}: its answer is not that of a SearXNG server`)
  return read.data.results.slice(0, RESULTS * 2)
}
