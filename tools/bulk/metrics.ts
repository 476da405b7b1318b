import { createServer } from 'node:http'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { countsOf, type ArticleQueue } from './queue'
import { BulkFault, say } from './redis'

export interface Metrics {
  /** @param seconds from the moment when the article was taken */
  answered: (seconds: number) => void
  failed: () => void
  close: () => void
}

/**
 * Metrics of a worker and its queue, for Prometheus. On the loopback address; use a proxy for other access.
 *
 * @param port no server if absent; 0 is any free port
 */
export async function openMetrics(queue: ArticleQueue, processes: number, port: number | undefined): Promise<Metrics> {
  const registry = new Registry()
  registry.setDefaultLabels({ queue: queue.name })
  const registers = [registry]
  const tries = new Counter({
    name: 'claimlight_bulk_tries_total',
    help: 'Articles that this worker answered, and tries that failed.',
    labelNames: ['outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'claimlight_bulk_article_seconds',
    help: 'Time from taking an article to its answer.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  })
  new Gauge({ name: 'claimlight_bulk_processes', help: 'Processes that check.', registers }).set(processes)
  new Gauge({
    name: 'claimlight_bulk_articles',
    help: 'Articles in the queue, by state.',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, count] of Object.entries(await countsOf(queue))) this.set({ state }, Number(count))
    },
  })
  tries.inc({ outcome: 'answered' }, 0)
  tries.inc({ outcome: 'failed' }, 0)
  const close = port === undefined ? () => undefined : await serve(registry, port)
  return {
    answered: (time) => {
      tries.inc({ outcome: 'answered' })
      seconds.observe(time)
    },
    failed: () => tries.inc({ outcome: 'failed' }),
    close,
  }
}

async function serve(registry: Registry, port: number): Promise<() => void> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(503).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new BulkFault(`--metrics ${port}: ${error.message}`)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address && typeof address === 'object') say(`figures at http://127.0.0.1:${address.port}/metrics`)
  return () => server.close()
}
