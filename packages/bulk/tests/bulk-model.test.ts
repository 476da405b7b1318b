// @module-tag bulk
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseBulkArguments } from '../arguments'
import { startPageModel, type PageModelServer } from '@/tests/browser/page-model-server'
import { linesOf } from '@/tests/cli/check-lines'
import { bulk } from './commands'
import { redisProgram, startRedis, type TestRedis } from './redis-server'
import { makeFolder, writeDossier, writeLines } from '@/tests/cli/stories'

const STORY = 'Ada Brook joined Northwind Labs in May 2014.'

describe.skipIf(redisProgram === undefined)('bulk checking with a model', { timeout: 120_000 }, () => {
  const folder = makeFolder()
  let redis: TestRedis
  let server: PageModelServer
  beforeAll(async () => {
    redis = await startRedis()
    server = await startPageModel(({ sentences, claims }) => {
      const [sentence] = Object.entries(sentences).find(([, text]) => text.includes('May 2014')) ?? []
      const [claim] = Object.entries(claims).find(([, one]) => JSON.stringify(one).includes('May 2011')) ?? []
      return {
        differs: [{ sentence: Number(sentence), words: 'May 2014', claim: Number(claim), claimWords: 'May 2011' }],
        agrees: [],
      }
    })
  }, 60_000)
  afterAll(async () => {
    await redis.stop()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('asks the questions of a whole text, and keeps the answers apart from those without a model', async () => {
    const dossier = ['--dossier', writeDossier(folder)]
    const model = ['--model-name', 'tiny']
    const file = writeLines(folder, 'story.ndjson', [JSON.stringify({ id: 'a', text: STORY })])
    const run = (...args: string[]) => bulk([...args, ...dossier], redis.url)
    await run('enqueue', file)
    await run('work', '--processes', '1', '--until-empty')
    expect(server.requests).toEqual([])
    expect((await run('enqueue', file, ...model)).err).toContain('1 handed in')
    const worked = await run('work', '--processes', '1', '--until-empty', '--model', server.address, ...model)
    expect(worked, worked.err).toMatchObject({ exit: 0 })
    const [plain, asked] = linesOf((await run('results')).out).map(
      (line) => JSON.parse(line) as { findings: object[]; modelCheck?: object },
    )
    expect(plain?.modelCheck).toBeUndefined()
    expect(asked).toMatchObject({
      findings: [
        {
          ...plain?.findings[0],
          reason: expect.any(String) as string,
          reader: { model: 'tiny', says: expect.stringContaining('tiny: differs') as string },
        },
      ],
      modelCheck: { model: 'tiny', failed: [], differences: 1 },
    })
  })

  test('keeps no answer of an article for which the server went away', async () => {
    // It lists its models and then hangs up.
    const quits = createServer((request, response) =>
      request.url === '/v1/models' ? response.end('{"data":[{"id":"quits"}]}') : response.destroy(),
    )
    await new Promise<void>((ready) => quits.listen(0, '127.0.0.1', ready))
    const { port } = quits.address() as AddressInfo
    const args = ['--dossier', writeDossier(folder), '--model-name', 'quits']
    const file = writeLines(folder, 'quits.ndjson', [JSON.stringify({ id: 'q', text: STORY })])
    await bulk(['enqueue', file, ...args, '--attempts', '1'], redis.url)
    const work = ['work', ...args, '--processes', '1', '--until-empty', '--model', `http://127.0.0.1:${port}/v1`]
    expect((await bulk(work, redis.url)).err).toContain('the model server does not answer')
    expect((await bulk(['dead', ...args], redis.url)).out).toContain('the model server does not answer')
    quits.close()
  })

  test('does not start where the server does not answer', async () => {
    const args = ['--dossier', writeDossier(folder), '--model-name', 'gone']
    const refused = await bulk(['work', ...args, '--model', 'http://127.0.0.1:1/v1', '--until-empty'], redis.url)
    expect(refused).toMatchObject({ exit: 2 })
    expect(refused.err).toContain('nothing answers at')
  })
})

test.each([
  [['--model', 'http://127.0.0.1:1/v1'], 'need --model-name'],
  [['--model-name', 'tiny'], 'needs --model with the address'],
  [['--model-name', 'tiny', '--model', 'http://192.168.1.5:11434/v1'], 'an address on this computer'],
  [['--model-name', 'tiny', '--model', 'a/b'], 'an address on this computer'],
])('bulk work refuses %j', (args, reason) => expect(() => parseBulkArguments(['work', ...args], 2)).toThrow(reason))
