import { spawn, type ChildProcess } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Redis } from '../redis'

/** The path of `redis-server`; undefined and reported where it is not installed. */
export const redisProgram = find()

/** A separate Redis for the test, with the shipped settings, on a free port and in a temporary folder. */
export interface TestRedis {
  url: string
  client: Redis
  /** Stops it with a signal, and starts it again with its data on disk. */
  restart: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>
  stop: () => Promise<void>
}

export async function startRedis(settings: string[] = []): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-redis-'))
  const port = await freePort()
  const start = (): ChildProcess =>
    spawn(
      redisProgram ?? '',
      ['packages/bulk/redis.conf', '--port', String(port), '--dir', folder, '--loglevel', 'warning', ...settings],
      { stdio: 'ignore' },
    )
  let server = start()
  const client = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null, retryStrategy: () => 50 })
  client.on('error', () => undefined)
  await client.ping()
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await gone
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    client,
    restart: async (signal) => {
      await end(signal)
      server = start()
      await client.ping()
    },
    stop: async () => {
      client.disconnect()
      await end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return address && typeof address === 'object' ? address.port : 0
}

function find(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
  const found = folders.map((folder) => join(folder, 'redis-server')).find(isExecutable)
  if (found === undefined)
    console.warn(
      'redis-server is missing: the tests of bulk checking are skipped (Debian: apt-get install redis-server).',
    )
  return found
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
