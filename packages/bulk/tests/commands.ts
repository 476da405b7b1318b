import { start, type Ended, type Running } from '@/tests/cli/check-lines'

/** Starts `npm run bulk` without npm, so that the process is the command itself. */
export function startBulk(args: readonly string[], redis: string): Running {
  return start(['packages/bulk/bulk.mjs', ...args], { REDIS_URL: redis })
}

export function bulk(args: readonly string[], redis: string): Promise<Ended> {
  return startBulk(args, redis).ended
}
