import type { Redis } from 'ioredis'
import { Answers } from './answers'
import { countsOf, openQueue } from './queue'

/** Returns the counts of this version's queue, then those of the queues of other versions that are not empty. */
export async function statusOf(redis: Redis, prefix: string, label: string, faults: string[]) {
  const queues = []
  for (const version of await versionsOf(redis, prefix, label)) {
    const queue = openQueue(redis, prefix, version)
    const counts = await countsOf(queue)
    const current = version === label
    if (current || Object.values(counts).some((count) => count > 0))
      queues.push({ version, current, workers: await queue.getWorkersCount(), ...counts })
    await queue.close()
  }
  return { redis: { faults }, results: await redis.xlen(new Answers(redis, prefix).stream), queues }
}

export function statusText({ redis, results, queues }: Awaited<ReturnType<typeof statusOf>>): string {
  const lines = queues.flatMap(({ version, current, workers, waiting, active, delayed, dead }) => [
    `${version}${current ? '' : ' (another version of engine or dossier: start its workers, or enqueue again)'}`,
    row('wait', waiting),
    row('in hand', active),
    row('to be tried again', delayed),
    row('dead letters', dead),
    row('workers', workers),
  ])
  return [
    ...lines,
    `${results.toLocaleString('en')} results`,
    ...redis.faults.map((fault) => `warning: ${fault}`),
  ].join('\n')
}

/** The names of all queues, this version's first. */
async function versionsOf(redis: Redis, prefix: string, label: string): Promise<string[]> {
  const others = new Set<string>()
  for await (const keys of redis.scanStream({ match: `${prefix}:engine-*:meta`, count: 1000 }) as AsyncIterable<
    string[]
  >)
    for (const key of keys) others.add(key.slice(prefix.length + 1, -':meta'.length))
  others.delete(label)
  return [label, ...[...others].sort()]
}

function row(name: string, count: number): string {
  return `  ${name.padEnd(20)}${count.toLocaleString('en').padStart(10)}`
}
